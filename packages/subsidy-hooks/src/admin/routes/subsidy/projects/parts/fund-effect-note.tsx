import { Text } from "@medusajs/ui";
import type { FundEffect } from "../../../../../projects/fund-effect";
import { Tick } from "../../../../components/field";
import { money } from "../../../../lib/format";

const BAND = { below: "低于区间", within: "在区间内", above: "高于区间" } as const;

/** What the grant would do to its money, before it is decided; beyond the whole only with a tick. */
export function FundEffectNote(props: {
  effect: FundEffect;
  confirmed: boolean;
  onConfirm: (confirmed: boolean) => void;
}) {
  const { effect, confirmed, onConfirm } = props;
  const { source_name, left_before_fen, left_after_fen, over_fen, band } = effect;
  const isOver = over_fen > 0n;
  return (
    <div className="bg-ui-bg-subtle flex flex-col gap-y-1 rounded-md p-3" role="status">
      <Text size="small" className="tabular-nums">
        {source_name}：现余 {money(`${left_before_fen}`)}，补助后
        {isOver ? (
          <strong className="text-ui-fg-error">超支 {money(`${over_fen}`)}</strong>
        ) : (
          `余 ${money(`${left_after_fen}`)}`
        )}
        。
      </Text>
      {band ? (
        <Text size="small" className={band.after === "above" ? "text-ui-fg-error tabular-nums" : "tabular-nums"}>
          {band.name}：补助后共 {money(`${band.used_after_fen}`)}，{BAND[band.after]}（区间 {money(`${band.floor_fen}`)}{" "}
          – {money(`${band.ceiling_fen}`)}，原则上的）。
        </Text>
      ) : null}
      {isOver ? (
        <Tick label={`确认超支 ${money(`${over_fen}`)}，仍要补助`} value={confirmed} onChange={onConfirm} />
      ) : null}
    </div>
  );
}
