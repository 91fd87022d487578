export const ratePpmScale = 1_000_000n;
