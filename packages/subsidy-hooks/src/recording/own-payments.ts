import { type Fen, fenFromYuan, sumFen } from "@qinshui/cn/money";

interface Amount {
  /** As core has it, or read into fen already. */
  raw_amount: { value: string | number } | Fen;
}

interface Payment {
  captures?: (Amount & { id: string })[] | null;
  refunds?: Amount[] | null;
}

interface Order<P extends Payment> {
  transactions?: { reference_id?: string | null }[] | null;
  payment_collections?: { payments?: P[] | null }[] | null;
}

/**
 * The payments that are an order's own. A cart that was paid, given its money back (sold out meanwhile) and paid again
 * has both payments in one collection, and core links the whole collection to the order: the first was never this
 * order's money. It is told by being given back whole, and by core having written none of its captures to the order.
 */
export function ownPayments<P extends Payment>({ transactions, payment_collections }: Order<P>): P[] {
  const written = new Set((transactions ?? []).map((transaction) => transaction.reference_id));
  const all = (payment_collections ?? []).flatMap((collection) => collection.payments ?? []);
  return all.filter(
    (payment) =>
      (payment.captures ?? []).some((capture) => written.has(capture.id)) ||
      sumOf(payment.captures) !== sumOf(payment.refunds),
  );
}

function sumOf(rows: readonly Amount[] | null | undefined): Fen {
  return sumFen(
    (rows ?? []).map(({ raw_amount }) =>
      typeof raw_amount === "bigint" ? raw_amount : fenFromYuan(`${raw_amount.value}`),
    ),
  );
}
