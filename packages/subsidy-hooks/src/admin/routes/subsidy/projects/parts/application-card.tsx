import { Alert, Badge, Button, Heading, Text } from "@medusajs/ui";
import type { Standing } from "../../../../../projects/application";
import { ClauseSteps } from "../../../../components/clause-steps";
import { LINK } from "../../../../components/link";
import { MerchantName } from "../../../../components/merchant-name";
import { money, time } from "../../../../lib/format";
import { factTexts } from "./fields";
import type { ApplicationAnswer } from "./types";

const COLOUR: Readonly<Record<Standing, "orange" | "green" | "red" | "grey">> = {
  open: "orange",
  granted: "green",
  refused: "red",
  withdrawn: "grey",
};

const SUMMARY = `${LINK} flex cursor-pointer items-center text-sm`;

/** One application: who asks for what, what the rules make of it and why, and what was decided. */
export function ApplicationCard(props: {
  application: ApplicationAnswer;
  names: Readonly<Record<string, string>>;
  onDecide: () => void;
  onCap: () => void;
}) {
  const { application: one, names, onDecide, onCap } = props;
  const canRaise = one.facts.programme === "new_project_grant" && one.facts.leading_industry && one.standing === "open";
  return (
    <article className="flex flex-col gap-y-3 px-4 py-5 md:px-6">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <Heading level="h3" className="break-words">
            {one.project_name ?? one.programme_text}
          </Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {one.programme_text}
            {one.project_number ? ` · ${one.project_number}` : ""}
          </Text>
        </div>
        <Badge size="small" color={COLOUR[one.standing]}>
          {one.standing_text}
        </Badge>
      </div>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <div className="max-lg:col-span-2">
          <MerchantName name={one.claimant_name} creditCode={one.credit_code} />
        </div>
        <Amount label="资金来源" value={one.place_text} />
        <Amount
          label="核算上限"
          value={one.assessed ? money(one.assessed.ceiling_fen) : "不能核算"}
          note={one.facts.programme === "cross_border" ? undefined : `申请 ${money(one.facts.requested_fen)}`}
        />
        <Amount label="已补助" value={one.standing === "granted" ? money(one.granted_fen) : "—"} />
      </div>
      {one.refused ? (
        <Alert variant="warning">
          <strong>{one.refused.title}。</strong>
          <br />
          {one.refused.hint}
          {one.refused.parameter ? (
            <span className="text-ui-fg-subtle txt-compact-xsmall ml-1">（参数 {one.refused.parameter}）</span>
          ) : null}
        </Alert>
      ) : null}
      {one.double.map((found) => (
        <Alert key={found.key} variant="error">
          <strong>不得重复享受：{found.key}</strong>
          <br />
          同时申报了 {found.programmes}（条款 {found.clauses.join("、")}）。
        </Alert>
      ))}
      {one.assessed ? (
        <details>
          <summary className={SUMMARY}>怎么算出来的</summary>
          <ClauseSteps steps={one.assessed.explanation} />
        </details>
      ) : null}
      <details>
        <summary className={SUMMARY}>申报内容</summary>
        <dl className="mt-1 grid gap-x-6 gap-y-1 sm:grid-cols-2">
          {factTexts(one.facts).map(({ label, text }) => (
            <div key={label} className="flex justify-between gap-3 text-sm">
              <dt className="text-ui-fg-subtle">{label}</dt>
              <dd className="whitespace-nowrap tabular-nums">{text}</dd>
            </div>
          ))}
        </dl>
      </details>
      <History one={one} names={names} />
      {one.possible.length > 0 ? (
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={onDecide}>
            作出决定
          </Button>
          {canRaise && !one.cap ? (
            <Button size="small" variant="secondary" onClick={onCap}>
              登记专项决定
            </Button>
          ) : null}
        </div>
      ) : null}
    </article>
  );
}

function Amount({ label, value, note }: { label: string; value: string; note?: string | undefined }) {
  return (
    <div className="flex flex-col py-1">
      <Text size="xsmall" className="text-ui-fg-subtle">
        {label}
      </Text>
      <Text size="small" weight="plus" className="tabular-nums">
        {value}
      </Text>
      {note ? (
        <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
          {note}
        </Text>
      ) : null}
    </div>
  );
}

/** By whom, when and why. */
function History({ one, names }: { one: ApplicationAnswer; names: Readonly<Record<string, string>> }) {
  const by = (id: string) => names[id] ?? id;
  return (
    <ul className="text-ui-fg-subtle flex flex-col gap-y-1 text-sm">
      <li>
        {time(one.recorded_at)} {by(one.recorded_by)} 登记申报
        {one.former_name ? `；原登记名称“${one.former_name}”，更名依据：${one.renamed_reason}` : ""}
      </li>
      {one.cap ? (
        <li>
          {time(one.cap.recorded_at)} {by(one.cap.recorded_by)} 登记专项决定：{one.cap.number}（{one.cap.decided_on}
          ），最多 {money(one.cap.amount_fen)}；{one.cap.reason}
        </li>
      ) : null}
      {one.decisions.map((made) => (
        <li key={made.position}>
          {time(made.decided_at)} {by(made.decided_by)} {made.decision_text}
          {made.amount_fen === null ? "" : ` ${money(made.amount_fen)}（${made.document_number}）`}
          {made.over_fund_fen === null ? "" : `，资金超支 ${money(made.over_fund_fen)}，已确认`}：{made.reason}
        </li>
      ))}
    </ul>
  );
}
