import type { APIRoute } from "astro";
import { rememberLargeText } from "../lib/cookies.ts";
import { safeReturnPath } from "../lib/origin.ts";

/** Keeps the chosen text size (大字) and goes back to the page it was chosen on. */
export const POST: APIRoute = async ({ request, cookies, redirect }) => {
  const form = await request.formData();
  rememberLargeText(cookies, form.get("text") === "large");
  const back = form.get("back");
  return redirect(safeReturnPath(typeof back === "string" ? back : undefined), 303);
};
