import type { MedusaResponse } from "@medusajs/framework/http";

/** Answers with a PDF under a Chinese file name. */
export function sendPdf(response: MedusaResponse, name: string, pdf: Buffer): void {
  response.setHeader("content-type", "application/pdf");
  response.setHeader("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  response.send(pdf);
}
