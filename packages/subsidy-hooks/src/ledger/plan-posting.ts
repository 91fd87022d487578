import { type Fen, fen, sumFen } from "@qinshui/cn/money";
import type { Entry } from "./entry";

/**
 * What must be added to the rows an order already has in the ledger so that it holds what `derived` says. An entry
 * that is missing is added as it is. Where a posted entry no longer is what would be derived (lines were named after
 * the fact, or a refund vanished because its provider refused it) nothing is changed: `adjustment` entries with the
 * difference are added, in the policy year of the sale they correct. Imported rows are left alone.
 *
 * Afterwards, per line and policy year, Σ rows = Σ derived; and planning again adds nothing. Only amounts and years are
 * compared: names, kinds and bases stay as they were posted.
 *
 * The snapshot must not be older than the posted rows, for it would "correct" newer ones away: whoever posts makes sure,
 * under the order's lock, that nothing was added since the snapshot was read.
 */
export function planPosting(posted: readonly Entry[], derived: readonly Entry[]): Entry[] {
  const derivedByKey = new Map(derived.map((entry) => [entry.source_key, entry]));
  const postedByKey = new Map(posted.filter(isDerivedRow).map((entry) => [entry.source_key, entry]));
  const missing = derived.filter((entry) => !postedByKey.has(entry.source_key));
  const corrections = [...postedByKey.values()].flatMap((original) =>
    correctionsOf(original, adjustmentsOf(posted, original), derivedByKey.get(original.source_key)),
  );
  return [...missing, ...corrections];
}

function isDerivedRow(entry: Entry): boolean {
  return entry.source_type === "capture" || entry.source_type === "refund";
}

function adjustmentsOf(posted: readonly Entry[], original: Entry): Entry[] {
  return posted.filter((entry) => entry.source_type === "adjustment" && entry.corrects === original.source_key);
}

function correctionsOf(original: Entry, adjustments: readonly Entry[], wanted: Entry | undefined): Entry[] {
  const rows = [original, ...adjustments];
  const targets = wanted ? [...rows, wanted] : rows;
  const years = [...new Set(targets.map((entry) => entry.policy_year))].sort((a, b) => a - b);
  const differences = years
    .map((year) => ({ year, amount: differenceIn(year, rows, wanted) }))
    .filter(({ amount }) => amount !== 0n);
  return differences.map(({ year, amount }, i) => {
    const model = targets.find((entry) => entry.policy_year === year) ?? original;
    return adjustment(original, model, amount, adjustments.length + i + 1);
  });
}

function differenceIn(year: number, rows: readonly Entry[], wanted: Entry | undefined): Fen {
  const held = sumFen(rows.filter((entry) => entry.policy_year === year).map((entry) => entry.amount_fen));
  return fen((wanted?.policy_year === year ? wanted.amount_fen : 0n) - held);
}

/** The number makes the key unique and the same for everyone who corrects the same rows. */
function adjustment(original: Entry, model: Entry, amount: Fen, number: number): Entry {
  return {
    ...original,
    source_key: `adjustment:${number}:${original.source_key}`,
    source_type: "adjustment",
    source_id: `${number}:${original.source_key}`,
    kind: "adjustment",
    amount_fen: amount,
    sale_occurred_at: model.sale_occurred_at,
    policy_year: model.policy_year,
    basis: "correction",
    to_check: true,
    corrects: original.source_key,
  };
}
