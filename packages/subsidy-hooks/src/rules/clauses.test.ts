import { parseClauses } from "./clauses";

const refused = (text: string) =>
  expect.objectContaining({
    code: "policy_invalid",
    message: expect.stringMatching(new RegExp(`text\\.zh\\.md.*${text}`)),
  });

describe("parseClauses", () => {
  it("reads id, title, words and gloss, each apart", () => {
    const markdown = [
      "# Title",
      "",
      "Preface, no clause.",
      "",
      "## c1-2  五、（二）  两补 ",
      "",
      "> 第一行 > 仍是原文，## 不是标题",
      ">第二行",
      ">",
      "> 第三行",
      "",
      "First line.",
      "",
      "Second line: a > b, see ## above.",
      "",
      "## c2 标题",
      "> 原文",
      "Gloss.",
    ].join("\n");
    const clauses = parseClauses(markdown);
    expect([...clauses.keys()]).toEqual(["c1-2", "c2"]);
    expect(clauses.get("c1-2")).toEqual({
      id: "c1-2",
      title: " 五、（二）  两补",
      text: "第一行 > 仍是原文，## 不是标题\n第二行\n\n第三行",
      gloss_en: "First line.\n\nSecond line: a > b, see ## above.",
    });
    expect(clauses.get("c2")).toEqual({ id: "c2", title: "标题", text: "原文", gloss_en: "Gloss." });
  });

  it.each([
    ["no title", "## c1\n> 原文\nGloss.", "c1 缺少"],
    ["no words", "## c1 标题\nGloss.", "c1 缺少"],
    ["no gloss", "## c1 标题\n> 原文\n", "c1 缺少"],
    ["an id given twice", "## c1 标题\n> 原文\nGloss.\n## c1 标题\n> 原文\nGloss.", "c1 重复"],
  ])("refuses a clause with %s", (_name, markdown, text) => {
    expect(() => parseClauses(markdown)).toThrow(refused(text));
  });
});
