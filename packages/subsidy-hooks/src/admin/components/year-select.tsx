import { Select } from "@medusajs/ui";

export function YearSelect({
  years,
  value,
  onChange,
}: {
  years: number[];
  value: number;
  onChange: (year: number) => void;
}) {
  return (
    <Select size="small" value={String(value)} onValueChange={(year) => onChange(Number(year))}>
      <Select.Trigger className="w-36" aria-label="补贴年度">
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        {years.map((year) => (
          <Select.Item key={year} value={String(year)} className="max-lg:min-h-11">
            {year} 年度
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  );
}
