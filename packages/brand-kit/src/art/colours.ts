/** The brand's colours, as `tokens.css` has them; pictures mix only these. */
export const colours = {
  paper: "#fbf7ee",
  paperDeep: "#f3ead8",
  ink: "#25211a",
  honey: "#f0ad2e",
  honeyStrong: "#e0961a",
  honeySoft: "#fbe7bd",
  amber: "#b8690f",
  amberDeep: "#7a3d08",
  pine: "#21473a",
  pineDeep: "#16332a",
  pineMist: "#9db8a7",
  pineSoft: "#dfe9e0",
  clay: "#9c5a3c",
  wood: "#8a6240",
  woodDeep: "#5a3b25",
} as const;
