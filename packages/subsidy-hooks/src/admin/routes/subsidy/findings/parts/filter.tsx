import { Select } from "@medusajs/ui";

/** Stands for "all": a select cannot hold the empty text. */
const ALL = "all";

/** One filter of the list; the empty value is no filter. */
export function Filter(props: {
  label: string;
  value: string;
  choices: { code: string; text: string }[];
  onChange: (value: string) => void;
}) {
  const { label, value, choices, onChange } = props;
  return (
    <Select size="small" value={value || ALL} onValueChange={(next) => onChange(next === ALL ? "" : next)}>
      <Select.Trigger className="w-full sm:w-52" aria-label={label}>
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        <Select.Item value={ALL}>{label}：全部</Select.Item>
        {choices.map(({ code, text }) => (
          <Select.Item key={code} value={code}>
            {text}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  );
}
