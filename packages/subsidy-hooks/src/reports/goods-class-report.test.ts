import { productsWithClasses } from "./goods-class-report";

type Query = Parameters<typeof productsWithClasses>[0];
type Ledger = Parameters<typeof productsWithClasses>[1];

/** A shop with these decisions, and what it was asked for. */
function shopWith(decided: string[]) {
  const asked: Record<string, unknown>[] = [];
  const query = {
    graph: async ({ filters }: { filters: Record<string, unknown> }) => {
      asked.push(filters);
      return { data: [], metadata: { count: 0 } };
    },
  } as unknown as Query;
  const ledger = {
    listGoodsClassDecisions: async ({ product_id }: { product_id?: string[] }) =>
      decided.filter((id) => product_id?.includes(id) ?? true).map((id) => ({ product_id: id })),
  } as unknown as Ledger;
  return { asked, query, ledger };
}

const PAGE = { offset: 0, limit: 50 };

describe("a page of products with their goods class", () => {
  it("of one product that must be undecided asks for both", async () => {
    const { asked, query, ledger } = shopWith(["prod_a", "prod_b"]);
    await productsWithClasses(query, ledger, { ...PAGE, product_id: "prod_a", undecided: true });
    expect(asked).toEqual([{ id: { $in: ["prod_a"], $nin: ["prod_a"] } }]);
  });

  it("asks for no product in particular unless told to", async () => {
    const { asked, query, ledger } = shopWith(["prod_a"]);
    await productsWithClasses(query, ledger, { ...PAGE, undecided: false, q: "蜂蜜" });
    await productsWithClasses(query, ledger, { ...PAGE, undecided: true });
    expect(asked).toEqual([{ q: "蜂蜜" }, { id: { $nin: ["prod_a"] } }]);
  });
});
