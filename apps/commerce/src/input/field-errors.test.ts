import { fieldErrorsOf } from "./field-errors";

const error = (details: { field: string; message: string }[], message = "内容不正确") => ({
  message,
  hint: "请修改后再试。",
  details,
});

describe("fieldErrorsOf", () => {
  it("says each reason beside its field", () => {
    const details = [
      { field: "phone", message: "手机号码不正确" },
      { field: "name", message: "不能为空" },
    ];
    expect(fieldErrorsOf(error(details), ["name", "phone", "story"])).toEqual({
      phone: "手机号码不正确",
      name: "不能为空",
    });
  });

  it("says what to do where the error is about its one field alone", () => {
    const taken = error([{ field: "handle", message: "网址名已被使用" }], "网址名已被使用");
    expect(fieldErrorsOf(taken, ["handle"])).toEqual({ handle: "网址名已被使用。请修改后再试。" });
  });

  it("finds a field that the form calls by another name, and the form's field of a list's entry", () => {
    const dated = error([{ field: "effective_at", message: "太早" }]);
    expect(fieldErrorsOf(dated, ["effective_on"], { effective_at: "effective_on" })).toEqual({ effective_on: "太早" });
    expect(fieldErrorsOf(error([{ field: "opening_hours.0.opens", message: "不是时刻" }]), ["opening_hours"])).toEqual({
      opening_hours: "不是时刻",
    });
  });

  it.each([
    [[]],
    [[{ field: "", message: "太长" }]],
    [
      [
        { field: "name", message: "太长" },
        { field: "x", message: "多余" },
      ],
    ],
  ])("tells nothing of what no field shows, since the whole error is then shown: %j", (details) => {
    expect(fieldErrorsOf(error(details), ["name"])).toBeUndefined();
  });
});
