import { AnswerCache } from "./cache.ts";

function clock() {
  let time = 0;
  return { now: () => time, pass: (ms: number) => (time += ms) };
}

describe("AnswerCache", () => {
  it("asks once while an answer is fresh, and again afterwards", async () => {
    const { now, pass } = clock();
    const cache = new AnswerCache({ maxAge: 100, maxEntries: 10, now });
    const load = vi.fn(async () => "honey");
    await Promise.all([cache.get("a", load), cache.get("a", load)]);
    pass(49);
    expect(await cache.get("a", load)).toBe("honey");
    expect(load).toHaveBeenCalledTimes(1);
    pass(51);
    await cache.get("a", load);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("renews an answer in the second half of its life, once, while the old one is still used", async () => {
    const { now, pass } = clock();
    const cache = new AnswerCache({ maxAge: 100, maxEntries: 10, now });
    const load = vi.fn<() => Promise<string>>().mockResolvedValueOnce("old").mockResolvedValueOnce("new");
    await cache.get("a", load);
    pass(60);
    expect(await Promise.all([cache.get("a", load), cache.get("a", load)])).toEqual(["old", "old"]);
    expect(await cache.get("a", load)).toBe("new");
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("never uses an answer beyond its age, also when renewing failed", async () => {
    const { now, pass } = clock();
    const cache = new AnswerCache({ maxAge: 100, maxEntries: 10, now });
    const load = vi.fn<() => Promise<string>>().mockResolvedValueOnce("old").mockRejectedValue(new Error("down"));
    await cache.get("a", load);
    pass(60);
    expect(await cache.get("a", load)).toBe("old");
    pass(40);
    await expect(cache.get("a", load)).rejects.toThrow("down");
  });

  it("does not keep a failure", async () => {
    const cache = new AnswerCache({ maxAge: 100, maxEntries: 10 });
    await expect(cache.get("a", () => Promise.reject(new Error("down")))).rejects.toThrow("down");
    expect(await cache.get("a", async () => "up")).toBe("up");
  });

  it("keeps no more than it may, dropping the oldest", async () => {
    const cache = new AnswerCache({ maxAge: 100, maxEntries: 2 });
    const load = vi.fn(async () => "x");
    for (const key of ["a", "b", "c", "b", "a"]) await cache.get(key, load);
    expect(load).toHaveBeenCalledTimes(4);
  });

  it("is off with no age", async () => {
    const cache = new AnswerCache({ maxAge: 0, maxEntries: 2 });
    const load = vi.fn(async () => "x");
    await cache.get("a", load);
    await cache.get("a", load);
    expect(load).toHaveBeenCalledTimes(2);
  });
});
