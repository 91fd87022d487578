import { REGIONS } from "./regions/data.ts";

/** A province, city or county with its six-digit code of administrative division (GB/T 2260). */
export interface Region {
  readonly code: string;
  readonly name: string;
}

const PROVINCE = /^\d{2}0000$/;
const CITY = /^\d{4}00$/;

let children: ReadonlyMap<string, readonly Region[]> | undefined;
let byCode: ReadonlyMap<string, Region> | undefined;

/** Every province, autonomous region, municipality and special region. */
export function provinces(): readonly Region[] {
  return childrenOf("");
}

/** The cities of a province; none for a code that is no province's. A municipality has itself as its city. */
export function citiesOf(provinceCode: string): readonly Region[] {
  return PROVINCE.test(provinceCode) ? childrenOf(provinceCode) : [];
}

/** The counties and districts of a city; towns where a city has no districts. None for a code that is no city's. */
export function countiesOf(cityCode: string): readonly Region[] {
  return CITY.test(cityCode) && !PROVINCE.test(cityCode) ? childrenOf(cityCode) : [];
}

/** The region of a six-digit code, whichever its level; undefined when there is none. */
export function regionByCode(code: string): Region | undefined {
  byCode ??= new Map([...tree().values()].flat().map((region) => [region.code, region]));
  return byCode.get(code);
}

/** The code of the province that a region of any level lies in: "140521" → "140000". */
export function provinceCodeOf(code: string): string {
  return `${code.slice(0, 2)}0000`;
}

/** The code of the city that a county lies in: "140521" → "140500". */
export function cityCodeOf(code: string): string {
  return `${code.slice(0, 4)}00`;
}

function childrenOf(code: string): readonly Region[] {
  return tree().get(code) ?? [];
}

function tree(): ReadonlyMap<string, readonly Region[]> {
  children ??= parse(REGIONS);
  return children;
}

function parse(text: string): Map<string, Region[]> {
  const found = new Map<string, Region[]>([["", []]]);
  for (const line of text.trim().split("\n")) {
    const [own = "", below] = line.split(": ");
    const region = regionOf("", own);
    const parent = PROVINCE.test(region.code) ? "" : provinceCodeOf(region.code);
    found.get(parent)?.push(region);
    const prefix = region.code.slice(0, 4);
    found.set(region.code, below ? below.split(", ").map((one) => regionOf(prefix, one)) : []);
  }
  return found;
}

function regionOf(prefix: string, text: string): Region {
  const [digits = "", name = ""] = text.split(" ");
  return { code: (prefix + digits).padEnd(6, "0"), name };
}
