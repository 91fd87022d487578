/**
 * What the shop's own admin pages share with these: asking the API, and the states of a list. It is read as source
 * (see `exports` in package.json), because a plugin's admin is bundled whole and offers nothing to import.
 */
export { MERCHANT_KIND_ZH } from "../rules/vocabulary";
export { MerchantName } from "./components/merchant-name";
export { Pager } from "./components/pager";
export { SearchInput } from "./components/search-input";
export { Empty, Failure, Waiting } from "./components/states";
export { ApiError, asApiError, request } from "./lib/api";
export { date, time } from "./lib/format";
export { type Loaded, useLoad } from "./lib/use-load";
