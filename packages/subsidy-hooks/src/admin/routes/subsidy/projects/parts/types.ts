import type { AppliedProgramme } from "../../../../../projects/facts";
import type { FundContent } from "../../../../../projects/fund";
import type { Json } from "../../../../../reports/json";
import type { ProjectReport } from "../../../../../reports/project-report";
import type { FundState } from "../../../../../rules/fund-bands";
import type { FundPlace } from "../../../../../rules/policy";

export type ApplicationAnswer = Json<ProjectReport>;

export interface ProjectsAnswer {
  year: number;
  applications: ApplicationAnswer[];
  count: number;
  clauses: { id: string; title: string; text: string }[];
  document_number: string;
  /** What everybody is called who recorded or decided something, by id. */
  names: Record<string, string>;
}

export interface OptionsAnswer {
  /** The money is not yearly: what is spent by this year counts. */
  current_year: number;
  programmes: { code: AppliedProgramme; name: string }[];
  places: (FundPlace & { name: string })[];
  sources: { source: string; name: string }[];
  merchants: { id: string; name: string; credit_code: string }[];
}

export interface FundAnswer {
  year: number;
  plan: (FundContent & { version: number; reason: string; saved_by: string; saved_at: string }) | null;
  /** The source whose money is divided into bands. */
  bands_of: string | null;
  budgets: { source: string; budget_fen: string }[];
  states: Json<{ planned: FundState; spent: FundState }> | null;
  online_sales_fen: string;
  names: Record<string, string>;
}

/** A place of money as one word, for a list to choose from. */
export function placeKey({ source, band }: FundPlace): string {
  return JSON.stringify([source, band]);
}

export function placeOf(key: string): FundPlace {
  const [source, band] = JSON.parse(key) as [string, string | null];
  return { source, band };
}
