import { defineErrors, errorBody, errorStatus, errors, inputInvalid, isCatalogueError } from "./errors.ts";

describe("the error catalogue", () => {
  it("fills the details into the sentence", () => {
    const { too_heavy } = defineErrors({ too_heavy: { status: 400, title: "超过 {limit} 克", hint: "请减少数量。" } });
    expect(errorBody(too_heavy({ limit: 500 }))).toEqual({
      type: "invalid_data",
      code: "too_heavy",
      message: "超过 500 克",
      hint: "请减少数量。",
    });
  });

  it("is known again after it lost its class", () => {
    const travelled = JSON.parse(JSON.stringify(errors.out_of_stock()));
    expect(isCatalogueError(travelled)).toBe(true);
    expect(errorBody(travelled)).toEqual(errorBody(errors.out_of_stock()));
    expect(errorStatus(travelled)).toBe(409);
  });

  it("tells which fields are wrong and why, and no other detail", () => {
    const error = inputInvalid([
      { path: ["prices", 0, "amount"], message: "不足一分" },
      { path: [], message: "太长" },
    ]);
    const body = errorBody(JSON.parse(JSON.stringify(error)));
    expect(body).toMatchObject({ code: "input_invalid", message: "提交的内容有误：prices.0.amount 不足一分" });
    expect(body.details).toEqual([
      { field: "prices.0.amount", message: "不足一分" },
      { field: "", message: "太长" },
    ]);
    const fields = [{ field: "phone", message: "手机号码不正确", value: "13800000000" }];
    const personal = errorBody(errors.phone_invalid({ phone: "13800000000", fields }));
    expect(personal.details).toEqual([{ field: "phone", message: "手机号码不正确" }]);
    expect(JSON.stringify(personal)).not.toContain("138");
    expect(errorBody(errors.out_of_stock({ sku: "x" }))).not.toHaveProperty("details");
  });

  it("tells the field that an entry of the catalogue is about", () => {
    const { code_taken } = defineErrors({
      code_taken: { status: 409, title: "已有{n}个", hint: "换一个。", field: "code" },
    });
    expect(errorBody(code_taken({ n: 2 })).details).toEqual([{ field: "code", message: "已有2个" }]);
  });

  it("tells nothing of an error that is not its own", () => {
    const body = errorBody(new Error("password=hunter2 at /srv/app.js:1"));
    expect(JSON.stringify(body)).not.toContain("hunter2");
    expect(body.code).toBe("unexpected");
  });
});
