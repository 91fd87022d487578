/**
 * The error catalogue: every error has a permanent code, says in Chinese what happened (`title`) and what to do
 * (`hint`). Errors of one module live with that module and are made with the same {@link defineErrors}.
 */
export interface ErrorEntry {
  /** HTTP status the error is answered with. */
  readonly status: number;
  /** One Chinese sentence: what happened. `{name}` is filled from the details. */
  readonly title: string;
  /** What the reader can do about it. `{name}` is filled from the details. */
  readonly hint: string;
  /** The field of a form that the error is about, if it is about one. */
  readonly field?: string;
}

export type ErrorCatalogue = Readonly<Record<string, ErrorEntry>>;

export type ErrorDetails = Readonly<Record<string, unknown>>;

/** What is wrong with one field of what was sent: its path with dots ("prices.0.amount"), and why, without its value. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** What an HTTP answer carries; never a stack, never personal data. */
export interface ErrorBody {
  type: string;
  code: string;
  message: string;
  hint: string;
  /** The fields that a form can mark, where the error is about fields. */
  details?: FieldProblem[];
}

const ERROR_NAME = "CatalogueError";

/** An error out of a catalogue. `message` is the Chinese title; all fields are own and enumerable, so they survive JSON. */
export class CatalogueError extends Error {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly hint: string;
  readonly details: ErrorDetails;

  constructor(code: string, entry: ErrorEntry, details: ErrorDetails = {}) {
    const title = fill(entry.title, details);
    super(title);
    Object.defineProperty(this, "name", { value: ERROR_NAME, enumerable: true });
    this.code = code;
    this.status = entry.status;
    this.title = title;
    this.hint = fill(entry.hint, details);
    this.details = entry.field ? { fields: [{ field: entry.field, message: title }], ...details } : details;
  }
}

/** `{name}` becomes the detail of that name; a placeholder without its detail stays visible rather than vanish. */
function fill(template: string, details: ErrorDetails): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in details ? String(details[name]) : whole));
}

type PlaceholdersIn<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersIn<Rest>
  : never;
type PlaceholdersOf<E extends ErrorEntry> = PlaceholdersIn<E["title"]> | PlaceholdersIn<E["hint"]>;
type DetailsOf<E extends ErrorEntry> = ErrorDetails & {
  readonly [Name in PlaceholdersOf<E>]: string | number | bigint;
};

/** Makes the error; the caller throws it. The details that the texts name are required. */
export type ErrorMaker<E extends ErrorEntry> = [PlaceholdersOf<E>] extends [never]
  ? (details?: ErrorDetails) => CatalogueError
  : (details: DetailsOf<E>) => CatalogueError;

export type ErrorMakers<C extends ErrorCatalogue> = { readonly [Code in keyof C]: ErrorMaker<C[Code]> };

/**
 * Turns a catalogue into makers: `const errors = defineErrors({ out_of_stock: {…} }); throw errors.out_of_stock({…})`.
 * The key is the error's permanent code.
 */
export function defineErrors<const C extends ErrorCatalogue>(catalogue: C): ErrorMakers<C> {
  const makers = Object.entries(catalogue).map(([code, entry]) => [
    code,
    (details?: ErrorDetails) => new CatalogueError(code, entry, details),
  ]);
  return Object.fromEntries(makers) as ErrorMakers<C>;
}

/** True for catalogue errors, also for one that lost its class on the way (a workflow's serialised error). */
export function isCatalogueError(error: unknown): error is CatalogueError {
  if (error instanceof CatalogueError) return true;
  if (typeof error !== "object" || error === null) return false;
  const it = error as Partial<CatalogueError>;
  return (
    it.name === ERROR_NAME &&
    typeof it.code === "string" &&
    typeof it.status === "number" &&
    typeof it.title === "string" &&
    typeof it.hint === "string"
  );
}

/** Medusa's error type for an HTTP status, so that its own clients understand our answers. */
function medusaTypeOf(status: number): string {
  const types: Record<number, string> = {
    400: "invalid_data",
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    409: "conflict",
    422: "invalid_data",
  };
  return types[status] ?? (status >= 500 ? "unexpected_state" : "not_allowed");
}

/**
 * The HTTP body of an error. Anything that is not of a catalogue becomes `unexpected`, so nothing inner leaks out. Of an
 * error's details only its `fields` are told, and of those only path and reason.
 */
export function errorBody(error: unknown): ErrorBody {
  const known = isCatalogueError(error) ? error : errors.unexpected();
  const { code, title: message, hint } = known;
  const details = fieldProblems(known.details?.fields);
  return { type: medusaTypeOf(known.status), code, message, hint, ...(details.length > 0 ? { details } : {}) };
}

function fieldProblems(fields: unknown): FieldProblem[] {
  if (!Array.isArray(fields)) return [];
  return fields.map(({ field, message }) => ({ field: String(field), message: String(message) }));
}

/**
 * `input_invalid` out of a schema's issues: its title names the first field and what is wrong with it, its details
 * every field.
 */
export function inputInvalid(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): CatalogueError {
  const fields = issues.map(({ path, message }) => ({ field: path.map(String).join("."), message }));
  const { field = "", message = "" } = fields[0] ?? {};
  return errors.input_invalid({ field: [field, message].filter(Boolean).join(" "), fields });
}

/** The HTTP status of an error; 500 for one that is not of a catalogue. */
export function errorStatus(error: unknown): number {
  return isCatalogueError(error) ? error.status : 500;
}

/** What both apps meet. */
export const errors = defineErrors({
  // Money
  not_an_amount: { status: 400, title: "“{text}”不是有效的金额", hint: "请填写以元为单位的数字，例如 12.50。" },
  sub_fen_amount: { status: 400, title: "金额“{text}”不足一分", hint: "金额最多保留两位小数，请改为整数分。" },
  negative_amount: { status: 400, title: "金额不能为负数", hint: "请填写零或大于零的金额。" },
  allocation_impossible: {
    status: 500,
    title: "金额无法分摊",
    hint: "分摊依据不能为负，也不能全部为零；请联系运营公司核查这笔金额。",
  },
  promotion_not_in_whole_fen: {
    status: 400,
    title: "这项优惠会产生不足一分的金额",
    hint: "请改用按件减免的固定金额，不要使用百分比或整单分摊。",
  },
  partial_capture_disabled: {
    status: 400,
    title: "不支持部分收款",
    hint: "请一次收取订单的全部金额；需要少收的部分请收款后退款。",
  },
  // Identifiers and fields
  credit_code_invalid: {
    status: 400,
    title: "统一社会信用代码不正确：{problem}",
    hint: "请对照营业执照逐位核对，共 18 位数字或大写字母，不含 I、O、S、V、Z。",
    field: "credit_code",
  },
  phone_invalid: { status: 400, title: "手机号码不正确", hint: "请填写 11 位手机号码，以 1 开头。", field: "phone" },
  email_invalid: { status: 400, title: "电子邮箱不正确", hint: "请填写形如 name@example.com 的邮箱。", field: "email" },
  region_unknown: { status: 400, title: "没有这个地区：{region}", hint: "请重新选择省、市、县（区）。" },
  address_missing: { status: 400, title: "还没有填写收货地址", hint: "请填写收货人、手机号码和详细地址。" },
  receiver_missing: { status: 400, title: "还没有填写收货人", hint: "请填写收货人的姓名。" },
  quantity_invalid: { status: 400, title: "数量不正确", hint: "请填写 1 到 999 之间的整数；需要更多请联系商家。" },
  input_invalid: { status: 400, title: "提交的内容有误：{field}", hint: "请检查后重新提交。" },
  // Buying
  cart_empty: { status: 400, title: "购物车里还没有商品", hint: "请先挑选商品。" },
  cart_not_found: { status: 404, title: "找不到这个购物车", hint: "它可能已经下单或过期，请重新挑选商品。" },
  cart_completed: { status: 409, title: "这个购物车已经下单", hint: "请到订单页查看，或重新挑选商品。" },
  out_of_stock: { status: 409, title: "有商品库存不足", hint: "请减少数量或移除缺货的商品后再试。" },
  delivery_missing: { status: 400, title: "还有商家没有选择配送方式", hint: "请为每个商家选择快递或到馆自提。" },
  delivery_not_available: { status: 400, title: "所选配送方式不可用", hint: "请重新选择该商家提供的配送方式。" },
  payment_declined: { status: 402, title: "付款没有成功", hint: "没有扣款，请重新付款或换一种付款方式。" },
  return_url_refused: { status: 400, title: "付款后的返回地址不被允许", hint: "请从商城的结算页重新付款。" },
  signature_invalid: { status: 401, title: "签名不正确", hint: "此请求不是由付款方发出的，没有任何改动。" },
  // Finding
  product_not_found: { status: 404, title: "找不到这件商品", hint: "它可能已经下架，请看看其他商品。" },
  merchant_not_found: { status: 404, title: "找不到这个商家", hint: "它可能已经停业，请从商家列表中选择。" },
  hall_not_found: { status: 404, title: "找不到这个体验馆", hint: "请从体验馆列表中选择。" },
  mark_not_found: { status: 404, title: "找不到这个品牌或地理标志", hint: "请从品牌页中选择。" },
  order_not_found: { status: 404, title: "找不到这个订单", hint: "请使用下单后得到的完整链接，或登录后查看。" },
  page_not_found: { status: 404, title: "找不到这个页面", hint: "请检查网址，或回到首页。" },
  // Permission and state
  sign_in_required: { status: 401, title: "请先登录", hint: "登录后再试一次。" },
  forbidden: { status: 403, title: "没有权限", hint: "请换用有权限的账号，或联系运营公司。" },
  merchant_not_approved: { status: 403, title: "商家尚未通过审核或已暂停", hint: "请联系运营公司。" },
  product_merchant_fixed: { status: 409, title: "商品所属的商家不能更改", hint: "请由新的商家重新上架这件商品。" },
  authorisation_expired: {
    status: 409,
    title: "授权不在有效期内",
    hint: "请先续期授权，再使用标志。",
    field: "valid_until",
  },
  // The house itself
  commerce_unavailable: { status: 503, title: "商城暂时无法连接", hint: "请稍后再试，已放入购物车的商品不会丢失。" },
  too_many_requests: { status: 429, title: "操作太频繁", hint: "请稍等片刻再试。" },
  unexpected: { status: 500, title: "出了点问题", hint: "请稍后再试；如果一直这样，请联系运营公司。" },
});

export type CommonErrorCode = keyof typeof errors;
