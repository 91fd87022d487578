import type { SeedListing } from "../types";
import { BLACK_GOAT } from "./black-goat";
import { HONEY } from "./honey";
import { HONEY_PRODUCTS } from "./honey-products";
import { INDUSTRIAL } from "./industrial";
import { MILLET } from "./millet";
import { TREMELLA } from "./tremella";
import { WOOD_EAR } from "./wood-ear";

export const LISTINGS: SeedListing[] = [
  ...HONEY,
  ...HONEY_PRODUCTS,
  ...BLACK_GOAT,
  ...TREMELLA,
  ...MILLET,
  ...WOOD_EAR,
  ...INDUSTRIAL,
];
