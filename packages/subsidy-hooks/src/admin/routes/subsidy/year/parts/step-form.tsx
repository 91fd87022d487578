import { Button, Label, Text, Textarea, usePrompt } from "@medusajs/ui";
import { type FormEvent, useId, useState } from "react";
import { Field, LongField } from "../../../../components/field";
import { Problem } from "../../../../components/problem";

export interface StepField {
  name: string;
  label: string;
  type?: "date" | "url" | "text" | "long";
  placeholder?: string;
}

export type StepValues = Record<string, string>;

/**
 * A step that a person takes: what it does, what it needs, why, and a question before it is done. `onSubmit` answers
 * whether it was done.
 */
export function StepForm(props: {
  title: string;
  /** What it does, in plain words; asked again before it is done. */
  explains: string;
  action: string;
  fields?: StepField[];
  initial?: StepValues;
  disabled?: boolean;
  /** It may be done, but nothing asks for it. */
  isOptional?: boolean;
  /** A problem with what was filled in; "" when there is none. */
  check?: (values: StepValues) => string;
  onSubmit: (values: StepValues) => Promise<boolean>;
}) {
  const {
    title,
    explains,
    action,
    fields = [],
    initial = {},
    disabled = false,
    isOptional = false,
    check,
    onSubmit,
  } = props;
  const prompt = usePrompt();
  const reasonId = useId();
  const [values, setValues] = useState<StepValues>(initial);
  const [reason, setReason] = useState("");
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState("");

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = fields.find(({ name }) => !values[name]?.trim());
    const wrong = missing ? `请填写${missing.label}。` : reason.trim() ? (check?.(values) ?? "") : "请填写理由。";
    setProblem(wrong);
    if (wrong) return;
    const sure = await prompt({
      title: `确定${action}？`,
      description: `${explains}这一步会记下您的姓名、时间和理由，不能删除。`,
      confirmText: action,
      cancelText: "再想想",
    });
    if (!sure) return;
    setSending(true);
    const isDone = await onSubmit({ ...values, reason: reason.trim() });
    setSending(false);
    if (!isDone) return;
    setValues(initial);
    setReason("");
  };

  return (
    <form className="flex flex-col gap-y-3" onSubmit={(event) => void submit(event)} aria-label={title}>
      <div>
        <Text weight="plus">{title}</Text>
        <Text size="small" className="text-ui-fg-subtle">
          {explains}
        </Text>
      </div>
      <div className="flex flex-wrap items-end gap-3">
        {fields.map((field) => (
          <StepInput
            key={field.name}
            field={field}
            value={values[field.name] ?? ""}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
        <div className="flex min-w-60 flex-1 flex-col gap-y-1">
          <Label size="small" htmlFor={reasonId}>
            理由
          </Label>
          <Textarea
            id={reasonId}
            rows={1}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <Button
          type="submit"
          variant={isOptional ? "secondary" : "primary"}
          disabled={disabled}
          isLoading={sending}
          className="min-h-11"
        >
          {action}
        </Button>
      </div>
      <Problem problem={problem} />
    </form>
  );
}

function StepInput({
  field: { label, type, placeholder },
  value,
  onChange,
}: {
  field: StepField;
  value: string;
  onChange: (value: string) => void;
}) {
  if (type === "long") {
    return (
      <div className="min-w-60 flex-1 basis-full">
        <LongField label={label} value={value} onChange={onChange} />
      </div>
    );
  }
  return (
    <div className="min-w-40">
      <Field label={label} type={type} hint={placeholder} value={value} onChange={onChange} />
    </div>
  );
}
