import { type Fen, fen } from "@qinshui/cn/money";
import { z } from "zod";
import { MERCHANT_KINDS, SALES_CHANNELS } from "../../ledger/order-snapshot";
import { type DecidedReason, isDecided, splitReasons } from "../../proof/reasons";
import type { Policy } from "../../rules/policy";

/** Columns of a lines file that `assess` reads; any order, others are ignored. */
export const LINE_COLUMNS = [
  "entry_id",
  "claimant_id",
  "claimant_kind",
  "goods_class",
  "channel",
  "kind",
  "amount_fen",
  "sale_occurred_at",
] as const;
export type LineColumn = (typeof LINE_COLUMNS)[number];

/** One row: a signed amount of one claimant, and the instant of the sale it belongs to. */
export interface SaleLine {
  entry_id: string;
  /** Empty where the goods have no merchant, which only a bundle's entries can say. */
  claimant_id: string;
  claimant_kind: string;
  /** A class of the policy; empty when none was decided. */
  goods_class: string;
  channel: string;
  kind: (typeof LINE_KINDS)[number];
  amount_fen: Fen;
  /** UTC, milliseconds since 1970. */
  sale_occurred_at: number;
  /** What only a bundle's entries say: freight, and what people decided; null when nobody did. */
  part: "goods" | "freight";
  decided: DecidedReason | null;
}

const LINE_KINDS = ["sale", "refund", "return", "cancellation", "adjustment"] as const;

/** What a byte that is no UTF-8 is read as; ids that differ in such bytes alone would become one. */
const NOT_UTF8 = "\ufffd";

const text = z
  .string()
  .refine((text) => !text.includes(NOT_UTF8), "不是 UTF-8 编码的文字，请另存为 CSV UTF-8 / is not UTF-8")
  .regex(/^[^\p{Cc}]*$/u, "含有控制字符 / has control characters");
const id = text.regex(/^\S(.*\S)?$/su, "不能为空，首尾不能有空格 / must not be empty or padded");
const idOrNone = text.regex(/^(\S(.*\S)?)?$/su, "首尾不能有空格 / must not be padded");

const amount = z
  .string()
  .regex(/^[+-]?\d{1,30}$/, "不是整数（分）/ is not an integer (fen)")
  .transform((text) => fen(BigInt(text)));

// ISO 8601 with date, time and offset. An instant without an offset could lie in two policy years.
const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)$/;

const instant = z.string().transform((text, context): number => {
  const time = instantOf(text);
  if (time !== undefined) return time;
  context.addIssue("不是带时区的 ISO 8601 时间 / is not an ISO 8601 instant with offset");
  return z.NEVER;
});

/** Milliseconds since 1970 of an ISO 8601 instant with offset; undefined for anything else, as 30 February. */
export function instantOf(text: string): number | undefined {
  const match = INSTANT.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second = "0", fraction = "", offset = ""] = match;
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const read = new Date(wall);
  const holds =
    Number(year) >= 100 && // Date.UTC takes 0–99 for 1900–1999
    read.getUTCMonth() === Number(month) - 1 &&
    read.getUTCDate() === Number(day) &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60;
  const shift = offsetMinutes(offset);
  if (!holds || shift === undefined) return undefined;
  return wall + Number(fraction.padEnd(3, "0").slice(0, 3)) - shift * 60_000;
}

function offsetMinutes(offset: string): number | undefined {
  if (offset === "Z") return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(3).replace(":", ""))];
  if (hours > 23 || minutes > 59) return undefined;
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** The rows a policy can be asked about: its own goods classes, the house's words for the rest. */
export function saleLineSchema(policy: Policy): z.ZodType<SaleLine> {
  return z
    .object(columnsOf(policy))
    .superRefine(checkSign)
    .transform((line) => ({ ...line, part: "goods" as const, decided: null }));
}

/** The rows of a bundle's own entries: they also say what is freight, has no merchant, or is out by a decision. */
export function sealedSaleLineSchema(policy: Policy): z.ZodType<SaleLine> {
  return z
    .object({
      ...columnsOf(policy),
      claimant_id: idOrNone,
      claimant_kind: word(["", ...MERCHANT_KINDS]),
      part: word(["goods", "freight"]),
      reasons: decided,
    })
    .superRefine(checkSign)
    .transform(({ reasons, ...line }) => ({ ...line, decided: reasons }));
}

function columnsOf(policy: Policy) {
  return {
    entry_id: id,
    claimant_id: id,
    claimant_kind: word(MERCHANT_KINDS),
    goods_class: word(["", ...policy.online_sales.goods_classes.keys()]),
    channel: word(SALES_CHANNELS),
    kind: word(LINE_KINDS),
    amount_fen: amount,
    sale_occurred_at: instant,
  };
}

/** What the policy decides is not believed but asked of the policy again. */
const decided = z.string().transform((codes, context): DecidedReason | null => {
  const reasons = splitReasons(codes);
  if (reasons) return reasons.find(isDecided) ?? null;
  context.addIssue("有不认识或重复的原因 / an unknown or repeated reason");
  return z.NEVER;
});

function checkSign({ kind, amount_fen }: Pick<SaleLine, "kind" | "amount_fen">, context: z.RefinementCtx): void {
  const problem = signProblem(kind, amount_fen);
  if (problem) context.addIssue({ code: "custom", path: ["amount_fen"], message: problem });
}

function word<const Word extends string>(words: readonly Word[]) {
  const known = words.filter((one) => one !== "").join("、");
  const message = `不是：${known}${words.some((one) => one === "") ? "，也不为空" : ""} / is an unknown word`;
  return z.enum(words, message);
}

/** What money of a kind can be: a sale above 0, money back below 0, an adjustment either; 0 is no money at all. */
function signProblem(kind: SaleLine["kind"], amountFen: Fen): string | undefined {
  if (amountFen === 0n) return "不能为零 / must not be 0";
  if (kind === "sale") return amountFen > 0n ? undefined : "应大于零（sale）/ must be above 0";
  if (kind === "adjustment") return undefined;
  return amountFen < 0n ? undefined : `应小于零（${kind}）/ must be below 0`;
}
