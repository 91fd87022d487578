/** Widths pictures are served at; a request for another is refused, so that nobody can fill the cache with sizes. */
export const MEDIA_WIDTHS = [160, 320, 480, 640, 800, 1080, 1440, 1920] as const;

export type MediaWidth = (typeof MEDIA_WIDTHS)[number];

const STATIC = "/static/";

/**
 * The path under which this site serves a picture that commerce stores; undefined when there is none. Only the path of
 * a stored address counts: its host is where commerce was when the file was uploaded.
 */
export function mediaPath(stored: string | null | undefined, width: MediaWidth): string | undefined {
  if (!stored) return undefined;
  const path = URL.parse(stored, "http://commerce")?.pathname;
  return path?.startsWith(STATIC) ? `/media/${width}/${path.slice(STATIC.length)}` : undefined;
}

/** `srcset` for the widths up to `largest`; undefined when there is no picture. */
export function mediaSrcset(stored: string | null | undefined, largest: MediaWidth): string | undefined {
  const entries = MEDIA_WIDTHS.filter((width) => width >= 320 && width <= largest).flatMap((width) => {
    const path = mediaPath(stored, width);
    return path ? [`${path} ${width}w`] : [];
  });
  return entries.length > 0 ? entries.join(", ") : undefined;
}

export function isMediaWidth(width: number): width is MediaWidth {
  return (MEDIA_WIDTHS as readonly number[]).includes(width);
}
