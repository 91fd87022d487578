import type { BandState } from "../rules/fund-bands";
import type { FundPlace } from "../rules/policy";

/** Fen, as the rules hold them or as the API writes them. */
type Amount = bigint | string;

/** What is needed of the rules' `FundState`, also as the API answers it. */
interface StateOfMoney {
  sources: readonly { source: string; name: string; left_fen: Amount }[];
  bands: readonly {
    band: string;
    name: string;
    used_fen: Amount;
    floor_fen: Amount;
    ceiling_fen: Amount;
    status: BandState["status"];
  }[];
}

/** What a grant does to the money that it is paid from. Amounts in fen. */
export interface FundEffect {
  source_name: string;
  /** Negative when more is spent than there is. */
  left_before_fen: bigint;
  left_after_fen: bigint;
  /** By how much the source's whole is exceeded with the grant; 0 when it is not. */
  over_fen: bigint;
  /** Null for a source without bands. */
  band: {
    name: string;
    used_after_fen: bigint;
    floor_fen: bigint;
    ceiling_fen: bigint;
    before: BandState["status"];
    after: BandState["status"];
  } | null;
}

/** What granting an amount in fen from a place does to it; null for a place that is not among the money's. */
export function fundEffect(state: StateOfMoney, place: FundPlace, amount: bigint): FundEffect | null {
  const source = state.sources.find((one) => one.source === place.source);
  if (!source) return null;
  const left = BigInt(source.left_fen);
  const after = left - amount;
  return {
    source_name: source.name,
    left_before_fen: left,
    left_after_fen: after,
    over_fen: after < 0n ? -after : 0n,
    band: bandEffect(state, place.band, amount),
  };
}

function bandEffect(state: StateOfMoney, code: string | null, amount: bigint): FundEffect["band"] {
  const band = state.bands.find((one) => one.band === code);
  if (!band) return null;
  const [used, floor, ceiling] = [BigInt(band.used_fen) + amount, BigInt(band.floor_fen), BigInt(band.ceiling_fen)];
  return {
    name: band.name,
    used_after_fen: used,
    floor_fen: floor,
    ceiling_fen: ceiling,
    before: band.status,
    after: used < floor ? "below" : used > ceiling ? "above" : "within",
  };
}
