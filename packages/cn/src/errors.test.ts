import { defineErrors, errorBody, errorStatus, errors, isCatalogueError } from "./errors.ts";

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

  it("tells nothing of an error that is not its own", () => {
    const body = errorBody(new Error("password=hunter2 at /srv/app.js:1"));
    expect(JSON.stringify(body)).not.toContain("hunter2");
    expect(body.code).toBe("unexpected");
  });
});
