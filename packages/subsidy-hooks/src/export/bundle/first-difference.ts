/** Where a JSON text first says otherwise than a value, and both sides there, shortened. */
export type Difference = {
  path: string;
  stated: string;
  derived: string;
};

/** The first difference in the value's own order; the text is known not to be the value's. */
export function firstDifference(text: string, derived: unknown): Difference {
  let stated: unknown;
  try {
    stated = JSON.parse(text);
  } catch {
    return { path: "report.json", stated: "不是 JSON / not JSON", derived: "JSON" };
  }
  // Same values, other text: only how it is written differs.
  return (
    differenceIn("", stated, derived) ?? { path: "report.json", stated: "另一种写法 / another spelling", derived: "" }
  );
}

function differenceIn(path: string, stated: unknown, derived: unknown): Difference | undefined {
  if (!isObject(stated) || !isObject(derived)) {
    return stated === derived ? undefined : { path, stated: shortened(stated), derived: shortened(derived) };
  }
  const keys = new Set([...Object.keys(derived), ...Object.keys(stated)]);
  for (const key of keys) {
    const found = differenceIn(path === "" ? key : `${path}.${key}`, stated[key], derived[key]);
    if (found) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function shortened(value: unknown): string {
  return (JSON.stringify(value) ?? "缺 / missing").slice(0, 80);
}
