import { Alert, Button, Skeleton, Text } from "@medusajs/ui";
import type { ReactNode } from "react";
import type { ApiError } from "../lib/api";
import type { Loaded } from "../lib/use-load";

/** What a list shows while it has nothing to show. */
export function Waiting({ rows = 4 }: { rows?: number }) {
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4" role="status" aria-label="正在加载">
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are all alike
        <Skeleton key={i} className="h-8 w-full" />
      ))}
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-y-1 px-6 py-12 text-center">
      <Text weight="plus">{title}</Text>
      {children ? (
        <Text size="small" className="text-ui-fg-subtle">
          {children}
        </Text>
      ) : null}
    </div>
  );
}

/** That a part of a page has nothing in it, in one line: where that is usual and nothing is to be done about it. */
export function Nothing({ children }: { children: ReactNode }) {
  return (
    <Text size="small" className="text-ui-fg-subtle px-4 pb-4 md:px-6">
      {children}
    </Text>
  );
}

export function Failure({ error, retry }: { error: ApiError; retry?: () => void }) {
  return (
    <div className="px-6 py-4">
      <Alert variant="error">
        <div className="flex flex-col items-start gap-y-2">
          <span>
            <strong>{error.message}</strong>
            <br />
            {error.hint}
          </span>
          {retry ? (
            <Button size="small" variant="secondary" onClick={retry}>
              重试
            </Button>
          ) : null}
        </div>
      </Alert>
    </div>
  );
}

/** The first failure of what a page loads, and what asks for it again. */
export function FirstFailure({ of: loads }: { of: readonly Pick<Loaded<unknown>, "error" | "reload">[] }) {
  const failed = loads.find(({ error }) => error);
  return failed?.error ? <Failure error={failed.error} retry={() => void failed.reload()} /> : null;
}

/**
 * What one question of a page shows: that it is asked, why there is no answer, or the answer. `after` is the question
 * that must be answered before this one can be asked.
 */
export function Answer<T>(props: {
  of: Loaded<T>;
  after?: Loaded<unknown>;
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  const { of: answer, after, rows = 4 } = props;
  const { data } = answer;
  return (
    <>
      <FirstFailure of={after ? [after, answer] : [answer]} />
      {answer.loading || after?.loading ? <Waiting rows={rows} /> : null}
      {data === undefined ? null : props.children(data)}
    </>
  );
}
