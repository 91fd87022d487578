import { Button, toast } from "@medusajs/ui";
import { useState } from "react";
import { asApiError } from "../lib/api";

/** A button whose work takes a while: shows that it is under way, what came of it, or why it failed and what to do. */
export function ActionButton(props: {
  label: string;
  variant?: "primary" | "secondary";
  /** Answers what to tell afterwards, if anything. */
  run: () => Promise<{ title: string; description: string } | undefined>;
}) {
  const { label, variant = "secondary", run } = props;
  const [running, setRunning] = useState(false);
  const press = async () => {
    setRunning(true);
    try {
      const done = await run();
      if (done) toast.success(done.title, { description: done.description });
    } catch (error) {
      const { message, hint } = asApiError(error);
      toast.error(message, { description: hint });
    } finally {
      setRunning(false);
    }
  };
  return (
    <Button size="small" variant={variant} isLoading={running} onClick={() => void press()}>
      {label}
    </Button>
  );
}
