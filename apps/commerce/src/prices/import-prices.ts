import { type CatalogueError, isCatalogueError } from "@qinshui/cn/errors";
import { readCsv } from "@qinshui/subsidy-hooks/declared/read-csv";
import { priceErrors } from "./errors";
import { assertPrice } from "./money-fields";

const PRICE_COLUMN = /^(variant )?price /i;

/**
 * Looks at every price of a CSV file of products, as the admin imports it, before anything is queued: an import that
 * fails later tells no reason. Error: `import_price_refused` for the first bad price, naming its line and column.
 */
export function assertImportPrices(file: Uint8Array): void {
  const [head, ...rows] = readCsv(file);
  const columns = (head?.cells ?? []).map((name, at) => ({ name: name.trim(), at }));
  const prices = columns.filter(({ name }) => PRICE_COLUMN.test(name));
  for (const { line, cells } of rows) {
    for (const { name, at } of prices) {
      const why = refusalOf(cells[at]?.trim() ?? "");
      if (why) throw priceErrors.import_price_refused({ line, column: name, why: why.title });
    }
  }
}

function refusalOf(price: string): CatalogueError | undefined {
  if (price === "") return undefined;
  try {
    assertPrice(price);
    return undefined;
  } catch (error) {
    if (isCatalogueError(error)) return error;
    throw error;
  }
}
