import { useSearchParams } from "react-router-dom";
import type { YearsAnswer } from "./types";
import { useLoad } from "./use-load";

/** The years to choose from and the one chosen, which stands in the address so that a page can be shared. */
export function useYears() {
  const years = useLoad<YearsAnswer>("/admin/subsidy/years");
  const [search, setSearch] = useSearchParams();
  const chosen = Number(search.get("year"));
  const year = chosen || years.data?.current_year;
  const choices = [...new Set([...(years.data?.years ?? []), ...(year ? [year] : [])])].sort((a, b) => b - a);
  const choose = (next: number) =>
    setSearch((current) => {
      current.set("year", String(next));
      // Another year's list begins at its beginning.
      current.delete("offset");
      return current;
    });
  return { ...years, year, choices, choose };
}
