/** A link among text. Medusa's plain link colour is too pale for AA on white, its darker one is not. */
export const LINK =
  "text-ui-fg-interactive-hover rounded-sm underline-offset-2 hover:underline focus-visible:outline focus-visible:outline-2";
