import type { MedusaContainer } from "@medusajs/framework/types";
import { oneByOne } from "./one-by-one";

describe("oneByOne", () => {
  it("goes on after an item that fails, and says which it was", async () => {
    const error = vi.fn();
    const container = { resolve: () => ({ error }) } as unknown as MedusaContainer;
    const done: string[] = [];
    await oneByOne(container, "deleting the file", ["a", "b", "c"], async (item) => {
      if (item === "b") throw new Error("storage says no");
      done.push(item);
    });
    expect(done).toEqual(["a", "c"]);
    expect(error.mock.calls).toEqual([
      [`subsidy: deleting the file "b" failed, left to the next time: storage says no`],
    ]);
  });
});
