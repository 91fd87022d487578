import { Alert } from "@medusajs/ui";
import { Link } from "react-router-dom";
import { LINK } from "../../../../components/link";
import type { NextStep } from "./types";

/** What stands against a step, with the page where each is dealt with. */
export function Blockers({ step }: { step: NextStep }) {
  if (step.blockers.length === 0) return null;
  return (
    <Alert variant="warning">
      <div className="flex flex-col gap-y-1">
        <strong>还不能“{step.text}”：</strong>
        {step.blockers.map(({ text, link }) => (
          <span key={text}>
            {text}
            {link ? (
              <>
                {" "}
                <Link className={LINK} to={link}>
                  去处理
                </Link>
              </>
            ) : null}
          </span>
        ))}
      </div>
    </Alert>
  );
}
