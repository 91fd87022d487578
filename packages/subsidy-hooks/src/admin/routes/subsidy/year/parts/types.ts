import type { NoticePreview } from "../../../../../workflows/year/notice";
import type { yearAnswer } from "../../../../../workflows/year/year-answer";

export type YearAnswer = Awaited<ReturnType<typeof yearAnswer>>;
export type StepLine = YearAnswer["steps"][number];
export type NextStep = YearAnswer["next"][number];
export type SealingLine = NonNullable<YearAnswer["sealing"]>;
export type ClaimantLine = YearAnswer["claimants"][number];
export type ClawBackLine = YearAnswer["claw_back"][number];
export type ObjectionLine = YearAnswer["objections"][number];

export interface NoticeAnswer {
  year: number;
  policy_name: string;
  notice: NoticePreview;
}

/** Does a step and reads the year anew; false when it was refused. */
export type TakeStep = (path: string, body: Record<string, unknown>, done: string) => Promise<boolean>;
