import { fen, formatFen, sumFen } from "@qinshui/cn/money";
import type { GoodsClassChoice } from "../../../lib/types";

export const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);

/** Fen of a month (1 to 12) and a goods class. */
export type AmountOf = (month: number, goodsClass: string) => bigint;

export interface MonthFigures {
  year: number;
  classes: GoodsClassChoice[];
  amountOf: AmountOf;
}

const CELL = "whitespace-nowrap py-1 pl-2 text-right tabular-nums";

/** The chart's figures to the fen, and their sums. */
export function MonthTable({ year, classes, amountOf }: MonthFigures) {
  const sumOf = (months: readonly number[], codes: readonly string[]) => {
    const sum = sumFen(months.flatMap((month) => codes.map((code) => fen(amountOf(month, code)))));
    return sum === 0n ? "—" : formatFen(sum);
  };
  const codes = classes.map(({ code }) => code);
  return (
    <table className="text-ui-fg-subtle w-full self-start text-xs md:text-sm">
      <caption className="sr-only">{year} 年度各月计入补贴的销售净额</caption>
      <thead>
        <tr className="border-ui-border-strong border-b">
          <th scope="col" className="whitespace-nowrap py-1 text-left font-medium">
            月份
          </th>
          {classes.map(({ code, name }) => (
            <th key={code} scope="col" className={`${CELL} font-medium`}>
              {name}
            </th>
          ))}
          <th scope="col" className={`${CELL} font-medium`}>
            合计
          </th>
        </tr>
      </thead>
      <tbody>
        {MONTHS.map((month) => (
          <tr key={month} className="border-ui-border-base border-b">
            <th scope="row" className="whitespace-nowrap py-1 text-left font-normal">
              {month} 月
            </th>
            {codes.map((code) => (
              <td key={code} className={CELL}>
                {sumOf([month], [code])}
              </td>
            ))}
            <td className={CELL}>{sumOf([month], codes)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="text-ui-fg-base font-medium">
          <th scope="row" className="py-1 text-left font-medium">
            全年
          </th>
          {codes.map((code) => (
            <td key={code} className={CELL}>
              {sumOf(MONTHS, [code])}
            </td>
          ))}
          <td className={CELL}>{sumOf(MONTHS, codes)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
