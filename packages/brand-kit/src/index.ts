export { type ArtKind, type ArtSpec, artSvg, renderArt } from "./art/render-art.ts";
