import { Text } from "@medusajs/ui";
import type { ApiError } from "../lib/api";

/** Why a form was not taken: in its own words, or the shop's with what to do and the fields that it is about. */
export function Problem({ problem }: { problem: ApiError | string | undefined }) {
  if (!problem) return null;
  return (
    <Text as="div" size="small" className="text-ui-fg-error" role="alert">
      {typeof problem === "string" ? problem : <Refusal error={problem} />}
    </Text>
  );
}

function Refusal({ error }: { error: ApiError }) {
  return (
    <>
      <strong>{error.message}</strong>
      <br />
      {error.hint}
      {error.details.length > 0 ? (
        <ul className="list-disc pl-5">
          {error.details.map(({ field, message }) => (
            <li key={`${field} ${message}`}>{message}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
