import { Label, Select } from "@medusajs/ui";

interface Props {
  id: string;
  label: string;
  value: string;
  placeholder?: string;
  choices: { code: string; name: string }[];
  onChange: (value: string) => void;
}

/** One choice of a form, with its label. */
export function Choice({ id, label, value, placeholder = "请选择", choices, onChange }: Props) {
  return (
    <div className="flex min-w-52 flex-1 flex-col gap-y-1">
      <Label size="small" htmlFor={id}>
        {label}
      </Label>
      <Select value={value} onValueChange={onChange}>
        <Select.Trigger id={id} className="min-h-11">
          <Select.Value placeholder={placeholder} />
        </Select.Trigger>
        <Select.Content>
          {choices.map((choice) => (
            <Select.Item key={choice.code} value={choice.code} className="max-lg:min-h-11">
              {choice.name}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </div>
  );
}
