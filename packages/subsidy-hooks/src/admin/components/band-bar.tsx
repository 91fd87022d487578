import { Badge, Text } from "@medusajs/ui";
import type { Json } from "../../reports/json";
import type { BandState } from "../../rules/fund-bands";
import { money } from "../lib/format";

type Band = Json<BandState>;

/** One bar of a band: what it stands for, and where the money is by it. */
export interface BandBarRow {
  label: string;
  state: Band;
}

const WORD = { below: "低于区间", within: "在区间内", above: "高于区间" } as const;
const COLOUR = { below: "orange", within: "green", above: "red" } as const;

/** Where the money of a band is: in the interval, below or above it, and by how much. */
export function BandStatus({ state }: { state: Band }) {
  return (
    <Badge size="2xsmall" color={COLOUR[state.status]} className="whitespace-nowrap">
      {WORD[state.status]}
      {state.status === "within" ? "" : ` ${money(state.off_fen)}`}
    </Badge>
  );
}

/** A band of the money, drawn on the whole of its source: the interval as a field, and a bar for each row over it. */
export function BandBar({ total, rows }: { total: string; rows: readonly BandBarRow[] }) {
  const [first] = rows;
  if (!first) return null;
  const { name, floor_fen, ceiling_fen } = first.state;
  const share = (amount: string) => Math.min(100, percentOf(amount, total));
  return (
    <section className="flex flex-col gap-y-2" aria-label={name}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <Text size="small" weight="plus">
          {name}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
          区间 {money(floor_fen)} – {money(ceiling_fen)}（{percent(floor_fen, total)}–{percent(ceiling_fen, total)}）
        </Text>
      </div>
      {rows.map(({ label, state }) => (
        <div key={label} className="flex flex-col gap-y-1">
          <div className="flex items-center gap-x-2">
            <Text size="xsmall" className="text-ui-fg-subtle w-8">
              {label}
            </Text>
            <Text size="xsmall" className="tabular-nums">
              {money(state.used_fen)}（{percent(state.used_fen, total)}）
            </Text>
          </div>
          <div>
            <BandStatus state={state} />
          </div>
          <div className="bg-ui-bg-component relative h-4 overflow-hidden rounded" aria-hidden="true">
            <div
              className="bg-ui-tag-green-bg border-ui-tag-green-icon absolute inset-y-0 border-x-2"
              style={{ left: `${share(floor_fen)}%`, width: `${share(ceiling_fen) - share(floor_fen)}%` }}
            />
            <div
              className="bg-ui-bg-interactive absolute bottom-1 left-0 top-1 rounded-r"
              style={{ width: `${share(state.used_fen)}%` }}
            />
          </div>
        </div>
      ))}
    </section>
  );
}

function percentOf(amount: string, total: string): number {
  return BigInt(total) === 0n ? 0 : Number((BigInt(amount) * 10_000n) / BigInt(total)) / 100;
}

function percent(amount: string, total: string): string {
  return `${percentOf(amount, total)}%`;
}
