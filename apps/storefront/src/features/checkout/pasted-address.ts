import { citiesOf, cityCodeOf, countiesOf, provinceCodeOf, provinces, type Region } from "@qinshui/cn/regions";
import { NO_ADDRESS, type TypedAddress } from "./address.ts";

/** The longest text that is looked at; an address with its receiver is far shorter. */
export const MOST_PASTED = 500;

const PHONE = /(?<!\d)(?:(?:\+|00)?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)/;
const WORDS =
  "(?:收货人|收件人|联系人|姓名|手机号码|手机号|手机|联系电话|电话|所在地区|所在地|地区|收货地址|收件地址|详细地址|地址)";
/** What no street begins with, so that it is a label even where it has grown together with what follows. */
const ONLY_LABELS = "(?:收货人|收件人|姓名|所在地区|收货地址|收件地址|详细地址|地址)";
const LABEL = new RegExp(
  `${WORDS}(?:姓名|信息)?\\s*:|(?<=^|[\\s,;|])(?:${WORDS}(?:姓名|信息)?(?=$|[\\s,;|])|${ONLY_LABELS}(?:姓名|信息)?)`,
  "g",
);
const NAME_LABEL = /(?:收货人|收件人|联系人|姓名)(?:姓名|信息)?[\s:]*([^\s,;|:]{1,40})/;
const BETWEEN = /[\s,;|]+/;
const GAP = /^[\s,;|-]*/;

/** A place is often written without its last letter; what these letters follow is then the name of a street. */
const STREET_LETTER = /^[东西南北中]?[路街道巷里弄村镇乡大]/;
const PROVINCE_ENDING = /(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/;
const CITY_ENDING = /(?:市|地区|盟)$/;
const COUNTY_ENDING = /[县市区旗]$/;
const PLACE_ENDING = /[省市区县旗镇乡村路街巷弄里号楼室栋座层苑园厦店厂院校屯组]$|单元$|小区$/;
const TITLE = /(?:先生|女士|小姐|老师|\(收\)|收)$/;

/**
 * Reads a receiver and an address out of one text, as shoppers copy it from a message or another shop: with labels or
 * without, in any order, the region with or without 省市县. Regions come as six-digit codes; what is not found is empty.
 * Never throws; the shopper checks the fields before they are kept.
 */
export function readPastedAddress(text: string): TypedAddress {
  const narrowed = text
    .slice(0, MOST_PASTED)
    .normalize("NFKC")
    .replace(/[、，。；：]/g, (mark) => (mark === "：" ? ":" : ","));
  const phone = PHONE.exec(narrowed);
  const labelled = NAME_LABEL.exec(narrowed)?.[1];
  const rest = (phone ? narrowed.replace(phone[0], "\n") : narrowed).replace(LABEL, "\n");
  const place = findPlace(rest);
  const before = tokens(place ? rest.slice(0, place.from) : rest);
  const after = tokens(place ? rest.slice(place.to).replace(GAP, "") : "");
  const named = labelled && [...before, ...after].includes(labelled) ? labelled : undefined;
  // Without a region, a phone or a label, any short word would do for a name.
  const name = named ?? (place || phone ? nameAmong(before, after) : undefined);
  const street = [...after, ...before].filter((token) => token !== name);
  return {
    ...NO_ADDRESS,
    ...place?.codes,
    name: name?.replace(TITLE, "") ?? "",
    phone: phone?.[1]?.replace(/\D/g, "") ?? "",
    street: place || phone || name ? street.join(" ") : "",
  };
}

const tokens = (text: string): string[] => text.split(BETWEEN).filter(Boolean);

/** A name stands before the region, or after the street; the first token after the region is the street itself. */
function nameAmong(before: readonly string[], after: readonly string[]): string | undefined {
  return before.find(isName) ?? after.slice(1).findLast(isName);
}

function isName(token: string): boolean {
  const bare = token.replace(TITLE, "");
  return (
    /^[\p{Script=Han}·]{2,12}$/u.test(bare) && (bare.includes("·") || bare.length <= 6) && !PLACE_ENDING.test(bare)
  );
}

type Codes = Pick<TypedAddress, "province" | "city" | "county">;

interface Place {
  codes: Codes;
  /** Where in the text the region begins and ends. */
  from: number;
  to: number;
}

function findPlace(text: string): Place | undefined {
  return fromProvince(text) ?? fromCity(text) ?? fromCounty(text);
}

function fromProvince(text: string): Place | undefined {
  const found = firstOf(text, provinces(), PROVINCE_ENDING);
  if (!found) return undefined;
  const province = found.region.code;
  const city = at(text, found.to, citiesOf(province), CITY_ENDING);
  if (city) return withCounty(text, found.from, city);
  // The city is often left out before its county.
  const county = at(
    text,
    found.to,
    citiesOf(province).flatMap(({ code }) => countiesOf(code)),
  );
  return county
    ? { codes: codesOf(county.region), from: found.from, to: county.to }
    : { codes: { province, city: "", county: "" }, from: found.from, to: found.to };
}

function fromCity(text: string): Place | undefined {
  const found = firstOf(
    text,
    provinces().flatMap(({ code }) => citiesOf(code)),
  );
  return found && withCounty(text, found.from, found);
}

function fromCounty(text: string): Place | undefined {
  const counties = provinces().flatMap(({ code }) => citiesOf(code).flatMap((city) => countiesOf(city.code)));
  const found = firstOf(text, counties);
  return found && { codes: codesOf(found.region), from: found.from, to: found.to };
}

function withCounty(text: string, from: number, city: Found): Place {
  const { code } = city.region;
  const county = at(text, city.to, countiesOf(code), COUNTY_ENDING);
  const codes = county ? codesOf(county.region) : { province: provinceCodeOf(code), city: code, county: "" };
  return { codes, from, to: county?.to ?? city.to };
}

function codesOf({ code }: Region): Codes {
  return { province: provinceCodeOf(code), city: cityCodeOf(code), county: code };
}

interface Found {
  region: Region;
  from: number;
  to: number;
}

/** The region whose name stands first in the text, the longest where several do. */
function firstOf(text: string, regions: readonly Region[], ending?: RegExp): Found | undefined {
  let best: Found | undefined;
  for (const [name, region] of namesOf(regions, ending)) {
    const from = text.indexOf(name);
    if (from < 0 || !stands(text, from, name, region)) continue;
    const to = from + name.length;
    if (!best || from < best.from || (from === best.from && to > best.to)) best = { region, from, to };
  }
  return best;
}

/** The region that is named at this point of the text, after blanks and commas; the longest name counts. */
function at(text: string, point: number, regions: readonly Region[], ending?: RegExp): Found | undefined {
  const from = point + (GAP.exec(text.slice(point))?.[0].length ?? 0);
  const fitting = namesOf(regions, ending)
    .filter(([name, region]) => text.startsWith(name, from) && stands(text, from, name, region))
    .sort(([a], [b]) => b.length - a.length);
  const [first] = fitting;
  return first && { region: first[1], from, to: from + first[0].length };
}

/** Whole names, and names without their ending where one is given. A name that several regions bear says nothing. */
function namesOf(regions: readonly Region[], ending?: RegExp): [name: string, region: Region][] {
  const all = regions.flatMap((region) => {
    const short = ending ? region.name.replace(ending, "") : region.name;
    const names = [...new Set([region.name, short])].filter((name) => name.length >= 2);
    return names.map((name): [string, Region] => [name, region]);
  });
  const counts = new Map<string, number>();
  for (const [name] of all) counts.set(name, (counts.get(name) ?? 0) + 1);
  return all.filter(([name]) => counts.get(name) === 1);
}

function stands(text: string, from: number, name: string, { name: whole }: Region): boolean {
  return name === whole || !STREET_LETTER.test(text.slice(from + name.length));
}
