import { Checkbox, Input, Label } from "@medusajs/ui";
import type { ReactNode } from "react";
import { useId } from "react";

/** A labelled input of a form. */
export function Field(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "date" | "url" | "number" | undefined;
  hint?: string | undefined;
  maxLength?: number;
}) {
  const { label, value, onChange, type = "text", hint, maxLength } = props;
  const id = useId();
  return (
    <Labelled id={id} label={label}>
      <Input
        id={id}
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
export function Choice(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}) {
  const { label, value, onChange, children } = props;
  const id = useId();
  return (
    <Labelled id={id} label={label}>
      <select
        id={id}
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

function Labelled({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <Label size="small" htmlFor={id}>
        {label}
      </Label>
      {children}
    </div>
  );
}
