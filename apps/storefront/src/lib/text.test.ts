import { paragraphs } from "./text.ts";

it("parts a text at its line breaks", () => {
  expect(paragraphs("一\n\n 二 \r\n三\n")).toEqual(["一", "二", "三"]);
  expect(paragraphs("  ")).toEqual([]);
});
