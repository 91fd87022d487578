import { Hint, Input, Label, Select, Text, Textarea } from "@medusajs/ui";
import { useId } from "react";
import { enteredIn, type Field, type Values } from "../../input/record";

interface Props {
  field: Field;
  values: Values;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** A field with its label, what helps to fill it in, and what is wrong with it. */
export function FieldInput({ field, values, error, onChange }: Props) {
  const id = useId();
  const described = [field.hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  const aria = { "aria-invalid": error ? true : undefined, "aria-describedby": described || undefined };
  return (
    <div className="flex flex-col gap-y-1">
      <Label size="small" weight="plus" htmlFor={id}>
        {field.label}
        {field.optional ? <span className="text-ui-fg-subtle font-normal">（可不填）</span> : null}
      </Label>
      <Control id={id} field={field} values={values} aria={aria} onChange={onChange} />
      {field.hint ? (
        <Text size="xsmall" className="text-ui-fg-subtle" id={`${id}-hint`}>
          {field.hint}
        </Text>
      ) : null}
      {error ? (
        <Hint variant="error" id={`${id}-error`}>
          {error}
        </Hint>
      ) : null}
    </div>
  );
}

interface ControlProps extends Omit<Props, "error"> {
  id: string;
  aria: { "aria-invalid": boolean | undefined; "aria-describedby": string | undefined };
}

const TYPE = { text: "text", date: "date", email: "email", password: "password", number: "text" } as const;

function Control({ id, field, values, aria, onChange }: ControlProps) {
  const { kind = "text", name } = field;
  if (kind === "choice") {
    return (
      <Select value={enteredIn(field, values)} onValueChange={onChange}>
        <Select.Trigger id={id} className="min-h-11" {...aria}>
          <Select.Value placeholder={field.choices?.length ? "请选择" : "没有可选的"} />
        </Select.Trigger>
        <Select.Content>
          {(field.choices ?? []).map((choice) => (
            <Select.Item key={choice.value} value={choice.value}>
              {choice.label}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    );
  }
  const shared = { id, name, value: values[name] ?? "", ...aria };
  if (kind === "long") return <Textarea rows={3} {...shared} onChange={(event) => onChange(event.target.value)} />;
  const input = (
    <Input
      className="h-11"
      type={TYPE[kind]}
      autoComplete={kind === "password" ? "new-password" : "off"}
      inputMode={kind === "number" ? "decimal" : undefined}
      {...shared}
      onChange={(event) => onChange(event.target.value)}
    />
  );
  // The eye that shows a password keeps to the bottom of a field of 32 pixels.
  return kind === "password" ? <div className="[&_.absolute]:h-11">{input}</div> : input;
}
