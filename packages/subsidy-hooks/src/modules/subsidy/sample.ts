import type { Sql } from "./post-order";
import type { AsOf } from "./report-queries";

export interface SampleRow {
  id: string;
  order_id: string;
  order_display_id: string;
  title: string;
  merchant_name: string | null;
  amount_fen: string;
  sale_occurred_at: Date | string;
}

export interface Sample {
  /** How many sales it was drawn from. */
  drawn_from: number;
  /** In the order they were drawn. */
  sales: SampleRow[];
}

/**
 * A random sample, for phone checks, of the shop's own sales of a year of which something counts, that anyone can draw
 * again: the `size` entries whose SHA-256 of `seed`, year and entry id (joined by line feeds, UTF-8) is smallest. It
 * depends on nothing else, and a larger sample begins with the smaller. Publish the seed only when the year's entries no
 * longer change, so that nobody can choose either by the other. Who bought elsewhere is not known; such a sale is checked
 * on its statement's evidence.
 */
export async function drawSample(
  sql: Sql,
  { year, as_of, seed, size }: { year: number; as_of: AsOf; seed: string; size: number },
): Promise<Sample> {
  const rows = await sql.execute<(SampleRow & { drawn_from: number })[]>(
    `with counted as (
       select id from subsidy_entry where policy_year = ? and seq <= ? and kind = 'sale' and platform = 'shop'
         and line_id in (select line_id from subsidy_entry where policy_year = ? and seq <= ? and counts
           group by line_id having sum(amount_fen) > 0)),
     drawn as (
       select id, sha256(convert_to(? || id, 'UTF8')) as rank from counted order by rank limit ?)
     select id, order_id, order_display_id, title, merchant_name, amount_fen::text, sale_occurred_at,
       (select count(*)::int from counted) as drawn_from
     from drawn join subsidy_entry using (id) order by rank`,
    [year, as_of, year, as_of, `${seed}\n${year}\n`, size],
  );
  return { drawn_from: rows[0]?.drawn_from ?? 0, sales: rows.map(({ drawn_from: _, ...sale }) => sale) };
}
