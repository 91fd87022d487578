import type { Client } from "pg";
import { YEAR } from "./database";
/**
 * Fills `subsidy_entry` with lines as a shop makes them: 500 merchants, every fourth line freight, every twentieth a
 * refund, titles that must be escaped in CSV and in XML.
 */
export async function fillEntries(client: Client, lines: number): Promise<void> {
  // Ten million rows: nobody wants them back after a crash, and an index is built faster than it grows.
  await client.query(`alter table subsidy_entry set unlogged`);
  const indexes = await dropIndexes(client);
  await insertEntries(client, lines);
  for (const definition of indexes) await client.query(definition);
  await client.query(`vacuum analyze subsidy_entry`);
}

/** Drops the indexes that no constraint needs, and gives what makes them anew. */
async function dropIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ indexname: string; indexdef: string }>(
    `select indexname, indexdef from pg_indexes where tablename = 'subsidy_entry'
       and indexname not in (select conname from pg_constraint where conrelid = 'subsidy_entry'::regclass)`,
  );
  for (const { indexname } of rows) await client.query(`drop index "${indexname}"`);
  return rows.map(({ indexdef }) => indexdef);
}

async function insertEntries(client: Client, lines: number): Promise<void> {
  await client.query(
    `insert into subsidy_entry (id, source_key, input_hash, source_type, source_id, order_id, order_display_id, line_id,
       part, product_id, title, kind, currency_code, amount_fen, occurred_at, sale_occurred_at, policy_year, merchant_id,
       merchant_handle, merchant_name, merchant_kind, merchant_credit_code, basis, to_check, channel, goods_class, counts,
       reasons)
     select 'sent_' || lpad(g::text, 26, '0'),
       'capture:capt_' || lpad((g / 3)::text, 26, '0') || ':ordli_' || lpad(g::text, 26, '0'), md5(g::text),
       'capture', 'capt_' || lpad((g / 3)::text, 26, '0'), 'order_' || lpad((g / 3)::text, 26, '0'), (g / 3)::text,
       'ordli_' || lpad(g::text, 26, '0'), case when g % 4 = 0 then 'freight' else 'goods' end,
       'prod_' || lpad((g % 52)::text, 26, '0'),
       case g % 5 when 0 then '=SUM(A1)' when 1 then '蜂蜜 & <枣花> "礼盒"' else '沁水百花蜜 500 克（示例）' end,
       case when g % 20 = 0 then 'refund' else 'sale' end, 'cny',
       case when g % 20 = 0 then -1200 else 5900 + g % 9000 end, at, at, ${YEAR},
       'mer_' || lpad((g % 500)::text, 26, '0'), 'm' || g % 500, '沁水县示例蜂业有限公司' || g % 500, 'enterprise',
       '91140521MA0' || lpad((g % 500)::text, 6, '0') || 'X', 'captured', false, 'online',
       case when g % 4 = 0 then null when g % 3 = 0 then 'general_industrial' else 'specialty_agricultural' end,
       g % 4 <> 0, case when g % 4 = 0 then '{freight}'::text[] else '{}' end
     from (select g, timestamptz '2026-01-01 00:00+08' + g % 31000000 * interval '1 second' as at
       from generate_series(1, $1::int) g) numbered`,
    [lines],
  );
}
