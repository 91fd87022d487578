import { type Fen, fen, sumFen } from "@qinshui/cn/money";
import { compareText } from "../ledger/book";
import { assess } from "../rules/assess";
import type { Assessment, ClaimantSales, EntryRange } from "../rules/assessment";
import type { Policy } from "../rules/policy";
import type { SealedLine } from "./sealed-line";

/** What a claimant's class comes to; `reversed_fen` is negative or 0. */
export interface ClassReport {
  goods_class: string;
  gross_fen: string;
  reversed_fen: string;
  net_fen: string;
  threshold_fen: string;
  excess_fen: string;
  /** Null for a class that is paid by bands. */
  rate_ppm: number | null;
  subsidy_fen: string;
}

export interface ClaimantReport {
  claimant_id: string;
  /** As it stands on the last line of the claimant's last class. */
  claimant_name: string;
  classes: ClassReport[];
  subsidy_fen: string;
}

/** A closed year's figures as its bundle holds them. Amounts in fen as decimal texts. */
export interface YearReport {
  policy: string;
  document_number: string;
  year: number;
  /** By id; classes in the policy's order, only those with a line that counts. */
  claimants: ClaimantReport[];
  /** Lines that do not count, by all their reasons together, so that every line is in one row. */
  excluded: { reasons: string; lines: number; amount_fen: string }[];
  /** Figures that show the report whole: counted + excluded = all. */
  control: {
    lines: number;
    amount_fen: string;
    counted_lines: number;
    counted_fen: string;
    excluded_lines: number;
    excluded_fen: string;
  };
  total_subsidy_fen: string;
}

interface Tally {
  lines: number;
  amount: bigint;
}

/**
 * Adds up a year's lines as they come and assesses the year. A line counts exactly when it has no reasons. Memory: a
 * sum per claimant and class and one per combination of reasons, whatever the number of lines.
 */
export class YearTotals {
  private readonly sales = new Map<string, ClaimantSales>();
  private readonly excluded = new Map<string, Tally>();
  private readonly counted: Tally = { lines: 0, amount: 0n };

  constructor(
    private readonly policy: Policy,
    private readonly year: number,
  ) {}

  add(line: SealedLine): void {
    if (line.reasons !== "") {
      addTo(tallyOf(this.excluded, line.reasons), line);
      return;
    }
    addTo(this.counted, line);
    const sum = salesOf(this.sales, line);
    sum.claimant_name = line.claimant_name;
    sum.entries = [rangeWith(sum.entries?.[0], line.position)];
    // Here a sum is by sign: an adjustment upwards is gross, one downwards is money back.
    if (line.amount_fen > 0n) sum.gross_fen = fen(sum.gross_fen + line.amount_fen);
    else sum.refunded_fen = fen(sum.refunded_fen - line.amount_fen);
  }

  /** By claimant id, then in the policy's order of classes. Errors: those of `assess`. */
  assessments(): Assessment[] {
    const classes = [...this.policy.online_sales.goods_classes.keys()];
    const sales = [...this.sales.values()].sort(
      (a, b) =>
        compareText(a.claimant_id, b.claimant_id) || classes.indexOf(a.goods_class) - classes.indexOf(b.goods_class),
    );
    return assess(this.policy, this.year, sales);
  }

  /** Errors: those of `assess`. */
  report(): YearReport {
    const assessments = this.assessments();
    const rows = [...this.excluded].sort(([a], [b]) => compareText(a, b));
    const excluded = { lines: 0, amount: 0n };
    for (const [, tally] of rows) {
      excluded.lines += tally.lines;
      excluded.amount += tally.amount;
    }
    return {
      policy: this.policy.id,
      document_number: this.policy.document_number,
      year: this.year,
      claimants: claimantReports(assessments),
      excluded: rows.map(([reasons, { lines, amount }]) => ({ reasons, lines, amount_fen: `${amount}` })),
      control: {
        lines: this.counted.lines + excluded.lines,
        amount_fen: `${this.counted.amount + excluded.amount}`,
        counted_lines: this.counted.lines,
        counted_fen: `${this.counted.amount}`,
        excluded_lines: excluded.lines,
        excluded_fen: `${excluded.amount}`,
      },
      total_subsidy_fen: `${totalSubsidy(assessments)}`,
    };
  }
}

function claimantReports(assessments: readonly Assessment[]): ClaimantReport[] {
  const claimants = new Map<string, Assessment[]>();
  for (const one of assessments) claimants.set(one.claimant_id, [...(claimants.get(one.claimant_id) ?? []), one]);
  return [...claimants].map(([claimant_id, own]) => ({
    claimant_id,
    claimant_name: own.at(-1)?.claimant_name ?? "",
    classes: own.map(classReport),
    subsidy_fen: `${totalSubsidy(own)}`,
  }));
}

function classReport(one: Assessment): ClassReport {
  return {
    goods_class: one.goods_class,
    gross_fen: `${one.gross_fen}`,
    reversed_fen: `${-one.refunded_fen}`,
    net_fen: `${one.net_fen}`,
    threshold_fen: `${one.threshold_fen}`,
    excess_fen: `${one.excess_fen}`,
    rate_ppm: one.rate_ppm === null ? null : Number(one.rate_ppm),
    subsidy_fen: `${one.subsidy_fen}`,
  };
}

function totalSubsidy(assessments: readonly Assessment[]): Fen {
  return sumFen(assessments.map((one) => one.subsidy_fen));
}

/** Lines come in their order, so each is the last one so far. */
function rangeWith(range: EntryRange | undefined, position: number): EntryRange {
  return { first: range?.first ?? position, last: position, count: (range?.count ?? 0) + 1 };
}

function addTo(tally: Tally, line: SealedLine): void {
  tally.lines++;
  tally.amount += line.amount_fen;
}

function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  const tally = tallies.get(key) ?? { lines: 0, amount: 0n };
  tallies.set(key, tally);
  return tally;
}

function salesOf(sales: Map<string, ClaimantSales>, { claimant_id, claimant_name, goods_class }: SealedLine) {
  const key = `${goods_class} ${claimant_id}`;
  const zero = fen(0);
  const sums = { gross_fen: zero, refunded_fen: zero, adjusted_fen: zero };
  const sum = sales.get(key) ?? { claimant_id, claimant_name, goods_class, ...sums };
  sales.set(key, sum);
  return sum;
}
