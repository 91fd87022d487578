import { SeenEntries, SeenIds } from "./seen-entries";

describe("SeenEntries", () => {
  it("tells new, same and different through many growths", () => {
    const seen = new SeenEntries();
    const count = 200_000;
    for (let i = 0; i < count; i++) if (seen.add(`entry ${i}`, `content ${i}`) !== "new") throw new Error(`${i}`);
    for (let i = 0; i < count; i += 97) {
      expect(seen.add(`entry ${i}`, `content ${i}`)).toBe("same");
      expect(seen.add(`entry ${i}`, `content ${i + 1}`)).toBe("different");
    }
    expect(seen.add(`entry ${count}`, "")).toBe("new");
  });
});

describe("SeenIds", () => {
  it("tells what is new through many growths", () => {
    const seen = new SeenIds();
    const count = 100_000;
    for (let i = 0; i < count; i++) if (!seen.add(`id ${i}`)) throw new Error(`${i}`);
    for (let i = 0; i < count; i++) if (seen.add(`id ${i}`)) throw new Error(`${i}`);
    expect(seen.add("")).toBe(true);
  });
});
