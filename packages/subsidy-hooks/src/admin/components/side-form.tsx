import { Button, Drawer, Text, toast } from "@medusajs/ui";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { asApiError } from "../lib/api";
import { THUMB } from "./page";

/**
 * A form at the side of the page. `send` does the work; a text that it answers is what was filled in wrongly. What the
 * server refuses is shown in the form, and nothing that was typed is lost.
 */
export function SideForm(props: {
  title: string;
  explains: string;
  action: string;
  done: string;
  send: () => Promise<string | undefined>;
  close: () => void;
  /** Room for two columns where the screen has it. */
  isWide?: boolean;
  children: ReactNode;
}) {
  const { title, explains, action, done, send, close, isWide = false, children } = props;
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (attempt > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [attempt]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    try {
      const wrong = await send();
      setProblem(wrong ?? "");
      if (wrong !== undefined) return;
      toast.success(done);
      close();
    } catch (error) {
      const { message, hint, details } = asApiError(error);
      const fields = details.map((one) => one.message).join("；");
      setProblem(`${message}。${fields && fields !== message ? `${fields}。` : ""}${hint}`);
    } finally {
      setAttempt((count) => count + 1);
      setSending(false);
    }
  };

  return (
    <Drawer open onOpenChange={(open) => !open && close()}>
      <Drawer.Content className={isWide ? "sm:!max-w-[880px]" : undefined}>
        <form
          ref={form}
          noValidate
          className={`flex h-full flex-col overflow-hidden ${THUMB}`}
          onSubmit={(event) => void submit(event)}
        >
          <Drawer.Header>
            <Drawer.Title>{title}</Drawer.Title>
            <Drawer.Description className="text-ui-fg-subtle txt-small">{explains}</Drawer.Description>
          </Drawer.Header>
          <Drawer.Body className="flex flex-1 flex-col gap-y-4 overflow-y-auto">{children}</Drawer.Body>
          <Drawer.Footer className="flex-col items-stretch gap-y-2">
            {problem ? (
              <Text size="small" className="text-ui-fg-error" role="alert">
                {problem}
              </Text>
            ) : null}
            <div className="flex justify-end gap-2">
              <Button type="button" variant="secondary" onClick={close}>
                取消
              </Button>
              <Button type="submit" isLoading={sending}>
                {action}
              </Button>
            </div>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  );
}
