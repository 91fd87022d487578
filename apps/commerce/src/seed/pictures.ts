import { uploadFilesWorkflow } from "@medusajs/medusa/core-flows";
import { renderArt } from "@qinshui/brand-kit";
import { batches, mapSome, must, type SeedContext } from "./context";

export type ArtSpec = Parameters<typeof renderArt>[0];

export interface Picture {
  /** File name without ending; also what the picture is found by. */
  name: string;
  spec: ArtSpec;
}

// sharp draws on threads of its own: two at a time keep two cores busy.
const AT_ONCE = 2;
const UPLOAD = 20;

/** Draws pictures and stores them through Medusa's File module. Answers their addresses by name. */
export async function storePictures(context: SeedContext, pictures: readonly Picture[]): Promise<Map<string, string>> {
  const urls = new Map<string, string>();
  for (const batch of batches(pictures, UPLOAD)) {
    const files = await mapSome(batch, AT_ONCE, async ({ name, spec }) => ({
      filename: `${name}.webp`,
      mimeType: "image/webp",
      content: (await renderArt(spec)).toString("base64"),
      access: "public" as const,
    }));
    const { result } = await uploadFilesWorkflow(context.container).run({ input: { files } });
    batch.forEach(({ name }, i) => {
      urls.set(name, must(result[i], `picture ${name}`).url);
    });
    context.report(`${urls.size}/${pictures.length} 图片`);
  }
  return urls;
}
