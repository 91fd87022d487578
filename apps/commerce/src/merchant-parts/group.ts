import { partErrors } from "./errors";

export interface MerchantRef {
  id: string;
  handle: string;
  name: string;
}

interface Owned {
  title: string;
  merchant: MerchantRef | null | undefined;
}

export interface Group<T> {
  merchant: MerchantRef;
  lines: T[];
}

/** Lines by merchant, merchants in the order of their first line. Error: `line_without_merchant`. */
export function groupByMerchant<T extends Owned>(lines: readonly T[]): Group<T>[] {
  const groups = new Map<string, Group<T>>();
  for (const line of lines) {
    const { merchant } = line;
    if (!merchant) throw partErrors.line_without_merchant({ title: line.title });
    const group = groups.get(merchant.id) ?? { merchant: refOf(merchant), lines: [] };
    group.lines.push(line);
    groups.set(merchant.id, group);
  }
  return [...groups.values()];
}

function refOf({ id, handle, name }: MerchantRef): MerchantRef {
  return { id, handle, name };
}
