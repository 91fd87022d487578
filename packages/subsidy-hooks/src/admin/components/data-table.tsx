import { Checkbox, clx, Table } from "@medusajs/ui";
import type { ReactNode } from "react";

export interface Column<Row> {
  title: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand right, in one line. */
  isNumber?: boolean;
  /** Takes the whole width where a row is a card. The first column always does. */
  isWide?: boolean;
  /** Says itself what it is, so that a card need not. */
  isPlain?: boolean;
}

/** Rows that can be ticked. */
export interface Selection<Row> {
  selected: readonly string[];
  setSelected: (keys: string[]) => void;
  /** Names the row for who hears the box. */
  labelOf: (row: Row) => string;
}

const CARD = "max-md:grid max-md:grid-cols-2 max-md:gap-x-4 max-md:gap-y-2 max-md:px-4 max-md:py-3";
const CARD_CELL = "max-md:block max-md:h-auto max-md:!p-0 max-md:text-left max-md:min-w-0 max-md:break-words";

/**
 * A list: a table where there is room, a card for each row on a phone, where the column's title stands above each
 * value. The roles are written out because a browser may forget a table's when it is laid out otherwise.
 */
export function DataTable<Row>(props: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  selection?: Selection<Row> | undefined;
}) {
  const { caption, columns, rows, keyOf, selection } = props;
  return (
    <div className="md:overflow-x-auto">
      <Table role="table" aria-label={caption} className="max-md:block">
        <Table.Header role="rowgroup" className={selection ? "max-md:block" : "max-md:sr-only"}>
          <Table.Row role="row" className="max-md:flex">
            {columns.map((column, i) => (
              <Table.HeaderCell
                key={column.title}
                role="columnheader"
                className={clx(column.isNumber && "text-right", i > 0 && "max-md:sr-only", "whitespace-nowrap")}
              >
                {selection && i === 0 ? (
                  <div className="flex items-center">
                    <TickAll rows={rows} keyOf={keyOf} selection={selection} />
                    {column.title}
                  </div>
                ) : (
                  column.title
                )}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body role="rowgroup" className="max-md:block">
          {rows.map((row) => (
            <Table.Row key={keyOf(row)} role="row" className={CARD}>
              {columns.map((column, i) => (
                <Table.Cell
                  key={column.title}
                  role="cell"
                  className={clx(
                    CARD_CELL,
                    column.isNumber && "whitespace-nowrap text-right tabular-nums",
                    (i === 0 || column.isWide) && "max-md:col-span-2",
                  )}
                >
                  {i === 0 || column.isPlain ? null : (
                    <span className="text-ui-fg-subtle txt-compact-xsmall block md:hidden" aria-hidden>
                      {column.title}
                    </span>
                  )}
                  {selection && i === 0 ? (
                    <div className="flex items-center">
                      <Tick row={row} keyOf={keyOf} selection={selection} />
                      <div className="min-w-0">{column.cell(row)}</div>
                    </div>
                  ) : (
                    column.cell(row)
                  )}
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

interface TickProps<Row> {
  keyOf: (row: Row) => string;
  selection: Selection<Row>;
}

/** As big as a thumb, the box itself in its middle. */
const TICK = "-ml-3 h-11 w-11 shrink-0";

function TickAll<Row>({ rows, keyOf, selection }: TickProps<Row> & { rows: readonly Row[] }) {
  const { selected, setSelected } = selection;
  const keys = rows.map(keyOf);
  // What was ticked on other pages stays as it is.
  const others = selected.filter((key) => !keys.includes(key));
  return (
    <Checkbox
      className={TICK}
      aria-label="选中全部"
      checked={keys.length > 0 && keys.every((key) => selected.includes(key))}
      onCheckedChange={(on) => setSelected(on === true ? [...others, ...keys] : others)}
    />
  );
}

function Tick<Row>({ row, keyOf, selection }: TickProps<Row> & { row: Row }) {
  const { selected, setSelected, labelOf } = selection;
  const key = keyOf(row);
  return (
    <Checkbox
      className={TICK}
      aria-label={`选中 ${labelOf(row)}`}
      checked={selected.includes(key)}
      onCheckedChange={(on) =>
        setSelected(on === true ? [...selected, key] : selected.filter((other) => other !== key))
      }
    />
  );
}
