import type { MedusaContainer } from "@medusajs/framework/types";
import { reconcile } from "./reconcile";

const shop = vi.hoisted(() => ({
  touched: [] as string[],
  /** Orders recorded under each lock. */
  pages: [] as string[][],
  broken: new Set<string>(),
  duringPage: (_page: number) => {},
}));

vi.mock("./touched-orders", () => ({ ordersTouchedSince: async () => shop.touched }));
vi.mock("./record-order", () => ({
  recordOrder: async (_container: unknown, id: string) => {
    shop.pages.at(-1)?.push(id);
    if (shop.broken.has(id)) throw new Error("示例故障");
    return { order_id: id, entries: 1, tags: 1 };
  },
}));

interface Row {
  id: string;
  looked_until: Date;
  failed: object;
}

const BEFORE = new Date("2026-05-01T00:00:00Z");

/** A container with a lock and a watermark; every moving of the watermark is kept with the pages done until then. */
function ledgerAt(looked_until: Date) {
  let row: Row = { id: "orders", looked_until, failed: {} };
  const moves: { until: Date; pages: number }[] = [];
  const parts: Record<string, unknown> = {
    subsidy: {
      listReconcileWatermarks: async () => [row],
      updateReconcileWatermarks: async (data: Row) => {
        if (data.looked_until.getTime() !== row.looked_until.getTime()) {
          moves.push({ until: data.looked_until, pages: shop.pages.filter((page) => page.length > 0).length });
        }
        row = data;
      },
    },
    locking: {
      execute: async (_key: string, work: () => Promise<unknown>) => {
        shop.pages.push([]);
        shop.duringPage(shop.pages.length);
        return work();
      },
    },
    logger: { error: () => {} },
  };
  const container = { resolve: (name: string) => parts[name] } as unknown as MedusaContainer;
  return { container, moves, row: () => row };
}

describe("reconcile", () => {
  beforeEach(() => {
    shop.touched = Array.from({ length: 450 }, (_, i) => `order_${i}`);
    shop.pages = [];
    shop.broken = new Set();
    shop.duringPage = () => {};
  });

  it("goes on in pages, so that whoever waits for the lock waits for no more than one", async () => {
    const { container, moves } = ledgerAt(BEFORE);
    const reconciled = await reconcile(container);
    expect(shop.pages.map((page) => page.length).filter((length) => length > 0)).toEqual([200, 200, 50]);
    expect(reconciled).toMatchObject({ orders: 450, entries: 450, tags: 450, failed: {} });
    expect(moves).toEqual([{ until: new Date(reconciled.looked_until), pages: 3 }]);
  });

  it("leaves the watermark where it was when a run is cut off", async () => {
    const { container, moves } = ledgerAt(BEFORE);
    shop.duringPage = (page) => {
      if (page === 2) throw new Error("killed");
    };
    await expect(reconcile(container)).rejects.toThrow("killed");
    expect(moves).toEqual([]);
  });

  it("keeps the names of what failed, on whatever page, and moves on", async () => {
    const { container, moves, row } = ledgerAt(BEFORE);
    shop.broken = new Set(["order_3", "order_449"]);
    const { failed } = await reconcile(container);
    expect(Object.keys(failed)).toEqual(["order_3", "order_449"]);
    expect(Object.keys(row().failed)).toEqual(["order_3", "order_449"]);
    expect(moves).toHaveLength(1);
  });

  it("never moves the watermark back, nor at all when it looks further back", async () => {
    const late = new Date(Date.now() + 3_600_000);
    const { container, moves, row } = ledgerAt(late);
    await reconcile(container);
    await reconcile(container, { since: BEFORE });
    expect(moves).toEqual([]);
    expect(row().looked_until).toEqual(late);
  });
});
