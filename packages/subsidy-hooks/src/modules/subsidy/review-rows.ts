import type { Sql } from "./post-order";

/** What the ledger knows of the lines that the signals look at; amounts as decimal text of fen. */
export interface ReviewRows {
  lines: ReviewLineRow[];
  refunds: { order_id: string; merchant_id: string; amount_fen: string; occurred_at: Date | string }[];
  totals: { merchant_id: string; goods_class: string; amount_fen: string }[];
  claims: { line_id: string; programmes: string[] }[];
}

export interface ReviewLineRow {
  order_id: string;
  order_display_id: string;
  line_id: string;
  merchant_id: string;
  merchant_name: string;
  goods_class: string;
  title: string;
  captured_fen: string;
  net_fen: string;
  sold_at: Date | string;
}

/** Newest tag per line and programme, of lines that count, or would but for a decision on a finding. */
const ELIGIBLE = `select * from (select distinct on (line_id, programme) * from subsidy_tag
    where policy_year = ? and merchant_id = ? and part = 'goods' order by line_id, programme, seq desc) t
  where counts or reasons = '["excluded_by_decision"]'::jsonb`;

/** Lines on which an application for another programme rests that was neither refused nor withdrawn. */
const APPLIED = `select unnest(a.line_ids) as line_id, a.programme from project_application a
  where a.policy_year = ? and not exists (select 1 from project_decision d
    where d.application_id = a.id and d.decision in ('refuse', 'withdraw'))`;

/** The merchants that the shop sold for in a policy year, by id. */
export async function reviewedMerchants(sql: Sql, year: number): Promise<string[]> {
  const rows = await sql.execute<{ id: string }[]>(
    `select distinct merchant_id as id from subsidy_entry
     where policy_year = ? and platform = 'shop' and merchant_id is not null order by 1`,
    [year],
  );
  return rows.map(({ id }) => id);
}

/**
 * One merchant's goods lines of a policy year that count, or would but for a decision; what other platforms sold only in
 * totals.
 */
export async function reviewRows(sql: Sql, year: number, merchantId: string): Promise<ReviewRows> {
  const lines = await sql.execute<ReviewLineRow[]>(
    `select e.order_id, e.line_id, t.merchant_id, t.goods_class, max(e.order_display_id) as order_display_id,
       max(e.merchant_name) as merchant_name, max(e.title) as title, min(e.sale_occurred_at) as sold_at,
       coalesce(sum(e.amount_fen) filter (where e.kind = 'sale'), 0)::text as captured_fen,
       sum(e.amount_fen)::text as net_fen
     from subsidy_entry e
     join (select distinct line_id, merchant_id, goods_class from (${ELIGIBLE}) g) t on t.line_id = e.line_id
     where e.policy_year = ? and e.merchant_id = ? and e.platform = 'shop'
     group by e.order_id, e.line_id, t.merchant_id, t.goods_class order by e.order_id, e.line_id`,
    [year, merchantId, year, merchantId],
  );
  const refunds = await sql.execute<ReviewRows["refunds"]>(
    `select order_id, merchant_id, (-sum(amount_fen))::text as amount_fen, occurred_at from subsidy_entry
     where policy_year = ? and merchant_id = ? and kind = 'refund' and platform = 'shop'
       and line_id in (select line_id from (${ELIGIBLE}) g)
     group by order_id, merchant_id, occurred_at order by occurred_at, order_id`,
    [year, merchantId, year, merchantId],
  );
  const totals = await sql.execute<ReviewRows["totals"]>(
    `select merchant_id, goods_class, sum(amount_fen)::text as amount_fen from subsidy_entry
     where policy_year = ? and merchant_id = ? and (counts or reasons = '{excluded_by_decision}')
       and goods_class is not null
     group by 1, 2 order by 1, 2`,
    [year, merchantId],
  );
  const claims = await sql.execute<ReviewRows["claims"]>(
    `select line_id, array_agg(distinct programme order by programme) as programmes
     from (select line_id, programme from (${ELIGIBLE}) g union all ${APPLIED}) c
     group by line_id having count(distinct programme) > 1 order by line_id`,
    [year, merchantId, year],
  );
  return { lines, refunds, totals, claims };
}
