import type { z } from "@medusajs/framework/zod";
import { Alert, Button, Drawer, toast } from "@medusajs/ui";
import { type ApiError, asApiError } from "@qinshui/subsidy-hooks/admin-kit";
import { type FormEvent, type ReactNode, useState } from "react";
import { fieldErrorsOf } from "../../input/field-errors";
import { checkRecord, type Field, type FieldErrors, type Values } from "../../input/record";
import { FieldInput } from "./field-input";
import { THUMB } from "./section";

interface Props {
  title: string;
  description?: string;
  /** The fields, which may depend on what is entered. */
  fields: readonly Field[] | ((values: Values) => readonly Field[]);
  initial?: Values;
  /** What the API will say about the input, said before it is sent. */
  schema?: z.ZodType;
  /** What belongs to the input without being entered. */
  fixed?: Record<string, unknown>;
  submit: string;
  danger?: boolean;
  /** Sends the input. What it throws is shown, and what was entered stays. */
  send: (input: Record<string, unknown>) => Promise<unknown>;
  /** Fields that the API calls by another name, by that name. */
  calledHere?: Readonly<Record<string, string>>;
  done: string;
  onDone: () => Promise<void>;
  onClose: () => void;
  /** Above and below the fields. */
  before?: (values: Values) => ReactNode;
  after?: ReactNode;
}

/** A form at the side of the page, open as long as it is rendered. */
export function FormDrawer(props: Props) {
  const { title, description, schema, fixed, onClose } = props;
  const [values, setValues] = useState<Values>(props.initial ?? {});
  const [errors, setErrors] = useState<FieldErrors>({});
  const [failure, setFailure] = useState<ApiError>();
  const [sending, setSending] = useState(false);
  const fields = typeof props.fields === "function" ? props.fields(values) : props.fields;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const checked = checkRecord(fields, values, schema, fixed);
    setErrors(checked.errors ?? {});
    setFailure(undefined);
    if (checked.errors) return;
    setSending(true);
    try {
      await props.send(checked.input);
    } catch (thrown) {
      const error = asApiError(thrown);
      const names = fields.map(({ name }) => name);
      const refused = fieldErrorsOf(error, names, props.calledHere);
      if (refused) setErrors(refused);
      else setFailure(error);
      setSending(false);
      return;
    }
    toast.success(props.done);
    onClose();
    await props.onDone();
  };

  return (
    <Drawer open onOpenChange={(open) => (open || sending ? undefined : onClose())}>
      {/* A slip of the finger beside the form must not throw away what was typed. */}
      <Drawer.Content onInteractOutside={(event) => event.preventDefault()} aria-describedby={undefined}>
        <Drawer.Header>
          <Drawer.Title>{title}</Drawer.Title>
          {description ? <Drawer.Description>{description}</Drawer.Description> : null}
        </Drawer.Header>
        <form className="flex flex-1 flex-col overflow-hidden" noValidate onSubmit={(event) => void submit(event)}>
          <Drawer.Body className="flex flex-1 flex-col gap-y-4 overflow-y-auto">
            {props.before?.(values)}
            {fields.map((field) => (
              <FieldInput
                key={field.name}
                field={field}
                values={values}
                error={errors[field.name]}
                onChange={(value) => setValues((current) => ({ ...current, [field.name]: value }))}
              />
            ))}
            {props.after}
          </Drawer.Body>
          <Drawer.Footer className="flex-col items-stretch gap-y-3">
            <Problem failure={failure} errors={errors} />
            <div className={`flex justify-end gap-2 ${THUMB}`}>
              <Button type="button" size="large" variant="secondary" disabled={sending} onClick={onClose}>
                取消
              </Button>
              <Button type="submit" size="large" variant={props.danger ? "danger" : "primary"} isLoading={sending}>
                {props.submit}
              </Button>
            </div>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  );
}

/** Beside the button, so that it is seen however long the form is. */
function Problem({ failure, errors }: { failure: ApiError | undefined; errors: FieldErrors }) {
  const wrong = Object.keys(errors).length;
  if (!failure && wrong === 0) return null;
  return (
    <Alert variant="error" role="alert">
      {failure ? (
        <>
          <strong>{failure.message}</strong>
          <br />
          {failure.hint}
        </>
      ) : (
        `有 ${wrong} 处需要修改，请看标红的地方。`
      )}
    </Alert>
  );
}
