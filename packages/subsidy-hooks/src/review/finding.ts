import { type Fen, sumFen } from "@qinshui/cn/money";
import { compareText } from "../ledger/book";
import type { LineFacts, OrderFacts } from "./facts";
import type { UsedParameter } from "./rules";
import type { Severity, Signal } from "./vocabulary";

export interface Bilingual {
  zh: string;
  en: string;
}

/** A number that raised the finding, as people read it. */
export interface Figure {
  code: string;
  label: Bilingual;
  value: string;
}

/** A line of an order that the finding is about; the amount is what is still paid for it. */
export interface FindingLine {
  order_id: string;
  order_display_id: string;
  line_id: string;
  title: string;
  amount_fen: Fen;
}

/** 疑点: what a signal saw. It changes nothing; a person decides what becomes of it. */
export interface Finding {
  /** `<signal>.<subject>.<period>`: the same for the same matter however often it is looked for. */
  key: string;
  signal: Signal;
  /** Raised whenever the signal looks at something else or in another way. */
  signal_version: number;
  severity: Severity;
  policy_year: number;
  merchant_id: string;
  merchant_name: string;
  text: Bilingual;
  figures: Figure[];
  /** By order and line; never empty. */
  lines: FindingLine[];
  /** Σ lines: the money that hangs on it. */
  amount_fen: Fen;
  parameters: UsedParameter[];
}

/** What a signal says of a finding; the rest follows from it. */
export interface Raised extends Omit<Finding, "key" | "signal" | "signal_version" | "amount_fen"> {
  /** Whom or what it is about, from ids and hashes. */
  subject: readonly string[];
  /** The year, or a day of it. */
  period: string;
}

export function findingOf(signal: Signal, signal_version: number, raised: Raised): Finding {
  const { subject, period, ...rest } = raised;
  const lines = [...rest.lines].sort(
    (a, b) => compareText(a.order_id, b.order_id) || compareText(a.line_id, b.line_id),
  );
  return {
    ...rest,
    key: [signal, subject.join("~"), period].join("."),
    signal,
    signal_version,
    lines,
    amount_fen: sumFen(lines.map((line) => line.amount_fen)),
  };
}

export function figure(code: string, zh: string, en: string, value: string | number): Figure {
  return { code, label: { zh, en }, value: String(value) };
}

export function findingLine(order: OrderFacts, line: LineFacts): FindingLine {
  return {
    order_id: order.order_id,
    order_display_id: order.display_id,
    line_id: line.line_id,
    title: line.title,
    amount_fen: line.net_fen,
  };
}
