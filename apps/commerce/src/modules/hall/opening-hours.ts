export interface OpeningHours {
  days: string;
  opens: string;
  closes: string;
}

const LINE = /^(.+?)\s+(\d{1,2}:\d{2})\s*[-–—~至到]\s*(\d{1,2}:\d{2})$/;

/**
 * Opening hours as people write them, a period a line: "周二至周五 09:00-17:30". Returns undefined when a line is
 * otherwise. Whether the times make sense is for the schema of halls to say.
 */
export function openingHoursOf(text: string): OpeningHours[] | undefined {
  const lines = text
    .split("\n")
    .map((line) => line.normalize("NFKC").trim())
    .filter(Boolean);
  const periods = lines.flatMap((line) => {
    const [, days, opens, closes] = LINE.exec(line) ?? [];
    return days && opens && closes ? [{ days, opens: opens.padStart(5, "0"), closes: closes.padStart(5, "0") }] : [];
  });
  return periods.length === lines.length ? periods : undefined;
}
