import { joined } from "./in-flight.ts";

describe("joined", () => {
  it("does the work once for all who ask meanwhile, and anew afterwards", async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const work = vi.fn(() => promise);
    const both = [joined("a", work), joined("a", work)];
    resolve("done");
    expect(await Promise.all(both)).toEqual(["done", "done"]);
    expect(work).toHaveBeenCalledTimes(1);
    await joined("a", work);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("keeps different keys apart and forgets a failure", async () => {
    await expect(joined("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await Promise.all([joined("a", async () => 1), joined("b", async () => 2)])).toEqual([1, 2]);
  });
});
