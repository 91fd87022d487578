import { Text } from "@medusajs/ui";
import { Link } from "react-router-dom";
import { BandBar } from "../../../../components/band-bar";
import { LINK } from "../../../../components/link";
import { Section } from "../../../../components/page";
import { Empty } from "../../../../components/states";
import { money } from "../../../../lib/format";
import type { SimulationAnswer } from "../../../../lib/types";

/** What a reform would change of the money's sources and bands, beside all else that is spent. */
export function FundChange({ answer }: { answer: SimulationAnswer }) {
  const { year, has_fund, bands_of, simulation } = answer;
  const link = `/subsidy/projects?year=${year}`;
  return (
    <Section
      title="对资金切块的影响"
      note={
        <>
          已支出和已补助的按
          <Link className={LINK} to={link}>
            项目与资金
          </Link>
          计入，只有网络销售奖补按改法变动。
        </>
      }
    >
      {has_fund ? (
        <Bands funds={simulation?.funds ?? null} bandsOf={bands_of} />
      ) : (
        <Empty title="还没有登记资金安排">
          <Link className={LINK} to={link}>
            到“项目与资金”登记
          </Link>
          之后，这里显示改法对各切块的影响。
        </Empty>
      )}
    </Section>
  );
}

type BandsProps = { funds: NonNullable<SimulationAnswer["simulation"]>["funds"]; bandsOf: string | null };

function Bands({ funds, bandsOf }: BandsProps) {
  if (!funds) return <Empty title="这份政策没有写明网络销售奖补从哪项资金支付" />;
  const { before, after } = funds;
  const changed = after.sources.find((one, i) => one.used_fen !== before.sources[i]?.used_fen);
  const former = before.sources.find((one) => one.source === changed?.source)?.used_fen ?? "0";
  const total = after.sources.find(({ source }) => source === bandsOf)?.amount_fen ?? "0";
  return (
    <>
      <Text size="small" className="px-4 pb-2 md:px-6">
        {changed ? (
          <>
            {changed.name}已用由 {money(former)} 变为 {money(changed.used_fen)}，
            <Left fen={changed.left_fen} />。
          </>
        ) : (
          "资金使用没有变化。"
        )}
      </Text>
      <div className="grid gap-8 px-4 py-5 md:px-6 lg:grid-cols-3">
        {after.bands.map((state, i) => {
          const was = before.bands[i];
          const rows = [...(was ? [{ label: "现行", state: was }] : []), { label: "改后", state }];
          return <BandBar key={state.band} total={total} rows={rows} />;
        })}
      </div>
    </>
  );
}

function Left({ fen }: { fen: string }) {
  if (!fen.startsWith("-")) return `余 ${money(fen)}`;
  return <strong className="text-ui-fg-error">超支 {money(fen.slice(1))}</strong>;
}
