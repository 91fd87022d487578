import { Badge } from "@medusajs/ui";

/** The step that repeats the computation for an auditor, in the policy's own parameter names. */
const FORMULA = "算式";

/** The steps of a computation in Chinese, each with the clauses that it rests on. */
export function ClauseSteps({ steps }: { steps: readonly { zh: string; clauses: readonly string[] }[] }) {
  return (
    <ol className="mt-2 flex list-decimal flex-col gap-y-1 pl-5">
      {steps.map((step) => (
        <li
          key={step.zh}
          className={step.zh.startsWith(FORMULA) ? "text-ui-fg-subtle break-words text-xs" : "break-words text-sm"}
        >
          {step.zh}{" "}
          {step.clauses.map((clause) => (
            <Badge key={clause} size="2xsmall" className="ml-1">
              {clause}
            </Badge>
          ))}
        </li>
      ))}
    </ol>
  );
}
