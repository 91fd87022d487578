import { errors } from "@qinshui/cn/errors";
import { isMobilePhone, tidyMobilePhone } from "@qinshui/cn/phone";
import { citiesOf, cityCodeOf, countiesOf, provinceCodeOf, type Region, regionByCode } from "@qinshui/cn/regions";
import { z } from "zod";

/** The fields of the receiver's form, as typed. Regions are six-digit codes. */
export const ADDRESS_FIELDS = ["name", "phone", "province", "city", "county", "street"] as const;

export type AddressField = (typeof ADDRESS_FIELDS)[number];
export type TypedAddress = Record<AddressField, string>;
export type AddressErrors = Partial<Record<AddressField, string>>;

export const FIELD_LABELS: Readonly<Record<AddressField, string>> = {
  name: "收货人姓名",
  phone: "手机号",
  province: "省份",
  city: "城市",
  county: "区县",
  street: "详细地址",
};

export const NO_ADDRESS: TypedAddress = { name: "", phone: "", province: "", city: "", county: "", street: "" };

const MOST_NAME = 40;
const MOST_STREET = 120;

/** An address as commerce keeps it (names in the address, the county's code in `metadata.region_code`). */
export const storedAddress = z.object({
  first_name: z.string().nullish(),
  phone: z.string().nullish(),
  province: z.string().nullish(),
  city: z.string().nullish(),
  address_1: z.string().nullish(),
  address_2: z.string().nullish(),
  metadata: z.object({ region_code: z.string().optional() }).loose().nullish(),
});

export type StoredAddress = z.infer<typeof storedAddress>;

/** A choice that does not lie in the one above it is dropped: another province was picked after the city. */
export function tidyRegions(typed: TypedAddress): TypedAddress {
  const city = has(citiesOf(typed.province), typed.city) ? typed.city : "";
  const county = has(countiesOf(city), typed.county) ? typed.county : "";
  return { ...typed, city: city || onlyOne(citiesOf(typed.province)), county };
}

function has(regions: readonly Region[], code: string): boolean {
  return regions.some((region) => region.code === code);
}

/** A municipality has one city, itself: there is nothing to choose. */
function onlyOne(regions: readonly Region[]): string {
  return regions.length === 1 ? (regions[0]?.code ?? "") : "";
}

/** What is wrong with an address, field by field, in words that say what to do. Nothing wrong: an empty object. */
export function addressErrors(typed: TypedAddress): AddressErrors {
  const found: [AddressField, string | undefined][] = [
    ["name", nameError(typed.name)],
    ["phone", isMobilePhone(tidyMobilePhone(typed.phone)) ? undefined : errors.phone_invalid().hint],
    ["province", regionByCode(typed.province) ? undefined : "请选择省份。"],
    ["city", regionByCode(typed.city) ? undefined : "请选择城市。"],
    ["county", regionByCode(typed.county) ? undefined : "请选择区县。"],
    ["street", streetError(typed.street)],
  ];
  return Object.fromEntries(found.filter(([, text]) => text !== undefined));
}

function nameError(name: string): string | undefined {
  if (name === "") return errors.receiver_missing().hint;
  return name.length > MOST_NAME ? `姓名最多 ${MOST_NAME} 个字。` : undefined;
}

function streetError(street: string): string | undefined {
  if (street.length < 2) return "请填写街道、小区、门牌号，方便快递员找到您。";
  return street.length > MOST_STREET ? `详细地址最多 ${MOST_STREET} 个字。` : undefined;
}

/** A checked address in the form that commerce keeps. */
export function toCommerce(typed: TypedAddress) {
  return {
    first_name: typed.name,
    last_name: "",
    phone: tidyMobilePhone(typed.phone),
    country_code: "cn",
    province: regionByCode(typed.province)?.name ?? "",
    city: regionByCode(typed.city)?.name ?? "",
    address_2: regionByCode(typed.county)?.name ?? "",
    address_1: typed.street,
    metadata: { region_code: typed.county },
  };
}

/** The form filled in with the address that commerce keeps. */
export function fromCommerce(stored: StoredAddress): TypedAddress {
  const county = stored.metadata?.region_code ?? "";
  const known = regionByCode(county) !== undefined;
  return {
    name: stored.first_name ?? "",
    phone: stored.phone ?? "",
    province: known ? provinceCodeOf(county) : "",
    city: known ? cityCodeOf(county) : "",
    county: known ? county : "",
    street: stored.address_1 ?? "",
  };
}

/** "山西省晋城市沁水县梅河路 8 号"; a municipality is named once. */
export function addressLine(stored: StoredAddress): string {
  const { province, city, address_2, address_1 } = stored;
  return [province, city === province ? "" : city, address_2, address_1].filter(Boolean).join("");
}
