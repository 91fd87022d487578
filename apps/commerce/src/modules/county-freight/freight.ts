import { type Fen, fen } from "@qinshui/cn/money";
import { freightErrors } from "./errors";
import type { FreightRates, ProvinceGroup } from "./rates";

export interface Parcel {
  rates: FreightRates;
  /** Province of the receiver as the address names it, "山西省". */
  province: string | null | undefined;
  /** Weight of this merchant's goods; 0 or less means that it is not known. */
  weightGrams: number;
  /** This merchant's goods at their prices before discounts. */
  goodsFen: Fen;
}

/**
 * Freight of one merchant's parcel in whole fen: the first weight, then every begun step; nothing from the group's free
 * amount on ("满" includes the amount itself). Errors: `freight_place_missing`, `freight_place_not_served`,
 * `freight_weight_missing`; never a guessed price.
 */
export function freightFen({ rates, province, weightGrams, goodsFen }: Parcel): Fen {
  const group = provinceGroupOf(rates, province);
  if (!(weightGrams > 0)) throw freightErrors.freight_weight_missing();
  if (group.free_above_fen !== null && goodsFen >= group.free_above_fen) return fen(0);
  const beyond = Math.max(0, Math.ceil(weightGrams) - rates.first_grams);
  const steps = BigInt(Math.ceil(beyond / rates.step_grams));
  return fen(group.first_fen + steps * group.step_fen);
}

/** Errors: `freight_place_missing`, `freight_place_not_served`. */
export function provinceGroupOf(rates: FreightRates, province: string | null | undefined): ProvinceGroup {
  if (!province) throw freightErrors.freight_place_missing();
  const group = rates.groups.find(({ provinces }) => provinces.includes(province));
  if (!group) throw freightErrors.freight_place_not_served({ province });
  return group;
}
