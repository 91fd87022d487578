import { MedusaError } from "@medusajs/framework/utils";
import { errorBody, errors } from "@qinshui/cn/errors";
import { catalogued } from "./catalogued";
import { inOwnForm } from "./own-form";

const core = (type: string, message: string) => errorBody(catalogued(new MedusaError(type, message)));

describe("catalogued", () => {
  it.each([
    ["unauthorized", "Invalid email or password", "sign_in_failed", "邮箱或密码不正确"],
    ["unauthorized", "Password should be a string", "sign_in_failed", "邮箱或密码不正确"],
    ["unauthorized", "Identity with email already exists", "account_exists", "这个邮箱已经有账号"],
    ["unauthorized", "anything else", "unauthorized", "请先登录"],
    [
      "not_allowed",
      "Publishable API key required in the request header: x-publishable-api-key. You can manage your keys.",
      "shop_key_missing",
      "缺少商城的公开密钥，或密钥已失效",
    ],
    [
      "not_allowed",
      "A valid publishable key is required to proceed with the request",
      "shop_key_missing",
      "缺少商城的公开密钥，或密钥已失效",
    ],
    [
      "invalid_data",
      "Invalid request: Field 'title' is required; Unrecognized fields: 'x, y'",
      "invalid_data",
      "提交的内容有误（缺少 title; 不认识的字段 x, y）",
    ],
    [
      "invalid_data",
      "Invalid request: Expected type: 'string' for field 'title', got: '13800000000'",
      "invalid_data",
      "提交的内容有误（title 的类型不对，应为 string）",
    ],
    [
      "not_found",
      "Product with id: p was not found",
      "not_found",
      "找不到要操作的内容（Product with id: p was not found）",
    ],
  ])("gives core's %s “%s” the code %s", (type, message, code, title) => {
    expect(core(type, message)).toMatchObject({ code, message: title });
  });
});

describe("inOwnForm", () => {
  it("dresses a refusal that core wrote itself", () => {
    expect(inOwnForm(401, { message: "Unauthorized" })).toEqual(errorBody(errors.sign_in_required()));
    expect(inOwnForm(403, { message: "Forbidden" })).toEqual(errorBody(errors.forbidden()));
    expect(inOwnForm(400, { message: "Provided request body contains errors", errors: [] })).toMatchObject({
      type: "invalid_data",
      code: "invalid_data",
      hint: expect.any(String),
    });
  });

  it.each<[number, unknown]>([
    [200, { message: "Unauthorized" }],
    [401, errorBody(errors.signature_invalid())],
    [401, "Unauthorized"],
    [401, null],
    [404, { message: "none" }],
    [500, { message: "inner" }],
  ])("leaves %i %j as it is", (status, body) => {
    expect(inOwnForm(status, body)).toBe(body);
  });
});
