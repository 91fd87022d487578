export type Fen = bigint & { readonly __unit: "fen" };
