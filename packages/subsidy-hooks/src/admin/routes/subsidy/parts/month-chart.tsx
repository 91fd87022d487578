import { Container, Heading, Text } from "@medusajs/ui";
import { Failure, Waiting } from "../../../components/states";
import { money } from "../../../lib/format";
import type { MonthsAnswer, YearsAnswer } from "../../../lib/types";
import { useLoad } from "../../../lib/use-load";

const COLOURS = ["#b7791f", "#2f6f5e", "#5b6b8c", "#8c5b7a"];
const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);

/** 按月计入金额: twelve months, a bar per goods class; the same figures as a table for who does not see it. */
export function MonthChart({ year }: { year: number }) {
  const { data, error, reload } = useLoad<MonthsAnswer>(`/admin/subsidy/years/${year}/months`);
  const years = useLoad<YearsAnswer>("/admin/subsidy/years");
  if (error) return <Failure error={error} retry={() => void reload()} />;
  const classes = years.data?.goods_classes ?? [];
  const amountOf = (month: number, code: string) =>
    data?.months.find((row) => row.month === month && row.goods_class === code)?.amount_fen ?? "0";
  const highest = Math.max(1, ...(data?.months ?? []).map((row) => Number(row.amount_fen)));
  return (
    <Container className="p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <Heading level="h2">按月计入金额</Heading>
        <div className="flex flex-wrap gap-4">
          {classes.map(({ code, name }, i) => (
            <Text key={code} size="small" className="flex items-center gap-2">
              <span className="inline-block h-3 w-3 rounded-sm" style={{ background: COLOURS[i % COLOURS.length] }} />
              {name}
            </Text>
          ))}
        </div>
      </div>
      {data ? (
        <div className="overflow-x-auto px-6 pb-4">
          <table className="w-full min-w-[560px] table-fixed">
            <caption className="sr-only">{year} 年度各月计入补贴的销售净额</caption>
            <tbody>
              <tr className="h-40 align-bottom">
                {MONTHS.map((month) => (
                  <td key={month} className="px-1">
                    <div className="flex h-40 items-end justify-center gap-1">
                      {classes.map(({ code, name }, i) => (
                        <Bar
                          key={code}
                          label={`${month} 月 ${name} ${money(amountOf(month, code))}`}
                          share={Number(amountOf(month, code)) / highest}
                          colour={COLOURS[i % COLOURS.length] ?? ""}
                        />
                      ))}
                    </div>
                  </td>
                ))}
              </tr>
              <tr>
                {MONTHS.map((month) => (
                  <th key={month} scope="col" className="text-ui-fg-subtle pt-1 text-xs font-normal">
                    {month} 月
                  </th>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      ) : (
        <Waiting rows={4} />
      )}
    </Container>
  );
}

/** A month whose refunds exceed its sales has no bar; its figure is in the label. */
function Bar({ label, share, colour }: { label: string; share: number; colour: string }) {
  const height = share > 0 ? Math.max(2, Math.round(share * 100)) : 0;
  return (
    <div className="flex h-full w-3 items-end" title={label} role="img" aria-label={label}>
      <div className="w-full rounded-t-sm" style={{ height: `${height}%`, background: colour }} />
    </div>
  );
}
