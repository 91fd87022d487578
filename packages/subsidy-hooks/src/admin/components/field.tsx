import { Checkbox, Input, Label, Text, Textarea } from "@medusajs/ui";
import type { ReactNode } from "react";
import { useId } from "react";

interface Asked {
  /** Said beside the label, and to who hears the form. */
  required?: boolean | undefined;
  /** What is wrong with what stands in it; the form puts the first such field in focus. */
  problem?: string | undefined;
}

/** What an input of a form says of itself beside its value. */
function askedProps(id: string, { required, problem }: Asked) {
  return {
    id,
    "aria-required": required ? true : undefined,
    "aria-invalid": problem ? true : undefined,
    "aria-describedby": problem ? `${id}-problem` : undefined,
  };
}

/** A labelled input of a form. */
export function Field(
  props: Asked & {
    label: string;
    value: string;
    onChange: (value: string) => void;
    type?: "text" | "date" | "url" | "number" | undefined;
    hint?: string | undefined;
    maxLength?: number;
  },
) {
  const { label, value, onChange, type = "text", hint, maxLength, required, problem } = props;
  const id = useId();
  return (
    <Labelled id={id} label={label} required={required} problem={problem}>
      <Input
        {...askedProps(id, { required, problem })}
        type={type === "number" ? "text" : type}
        inputMode={type === "number" ? "decimal" : undefined}
        className="h-11"
        value={value}
        maxLength={maxLength}
        placeholder={hint}
        onChange={(event) => onChange(event.target.value)}
      />
    </Labelled>
  );
}

/** A choice of a form: the browser's own list, which a phone shows whole. */
export function Choice(
  props: Asked & {
    label: string;
    value: string;
    onChange: (value: string) => void;
    children: ReactNode;
  },
) {
  const { label, value, onChange, children, required, problem } = props;
  const id = useId();
  return (
    <Labelled id={id} label={label} required={required} problem={problem}>
      <select
        {...askedProps(id, { required, problem })}
        className="bg-ui-bg-field border-ui-border-base txt-small h-11 w-full rounded-md border px-2"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {children}
      </select>
    </Labelled>
  );
}

/** A statement that is so or not. */
export function Tick({
  label,
  value,
  onChange,
}: {
  label: string;
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="flex min-h-11 items-center gap-2">
      <Checkbox id={id} checked={value} onCheckedChange={(checked) => onChange(checked === true)} />
      <Label size="small" htmlFor={id} className="flex min-h-11 flex-1 items-center">
        {label}
      </Label>
    </div>
  );
}

/** A text of more than a line. */
export function LongField(
  props: Asked & {
    label: string;
    value: string;
    onChange: (value: string) => void;
    rows?: number;
  },
) {
  const { label, value, onChange, rows = 3, required, problem } = props;
  const id = useId();
  return (
    <Labelled id={id} label={label} required={required} problem={problem}>
      <Textarea
        {...askedProps(id, { required, problem })}
        rows={rows}
        maxLength={1000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Labelled>
  );
}

function Labelled({
  id,
  label,
  required,
  problem,
  children,
}: Asked & { id: string; label: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <Label size="small" htmlFor={id}>
        {label}
        {required ? <span className="text-ui-fg-subtle font-normal">（必填）</span> : null}
      </Label>
      {children}
      {problem ? (
        <Text size="xsmall" id={`${id}-problem`} className="text-ui-fg-error">
          {problem}
        </Text>
      ) : null}
    </div>
  );
}
