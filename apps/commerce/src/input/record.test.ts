import { markInput } from "../modules/brand/input";
import { labelInput } from "../modules/label/input";
import { checkRecord, type Field } from "./record";

const fields: Field[] = [
  { name: "handle", label: "网址名" },
  { name: "kind", label: "种类", kind: "choice", choices: [{ value: "local_brand", label: "本地品牌" }] },
  { name: "name", label: "名称" },
  { name: "holder", label: "持有人", optional: true },
];
const right = { handle: "mark", kind: "local_brand", name: " 示例 ", holder: "  " };

describe("checkRecord", () => {
  it("trims, makes empty optional fields null and adds what is fixed", () => {
    expect(checkRecord(fields, right, markInput, { area: "沁水县" }).input).toEqual({
      handle: "mark",
      kind: "local_brand",
      name: "示例",
      holder: null,
      area: "沁水县",
    });
  });

  it("names every field that is missing, and what the schema has against the others", () => {
    expect(checkRecord(fields, { handle: "Not A Handle", kind: "gone", name: "" }, markInput).errors).toEqual({
      handle: "只能用小写字母、数字和连字符",
      kind: "请选择",
      name: "请填写",
    });
  });

  it("takes numbers and refuses what is none", () => {
    const days: Field[] = [{ name: "days", label: "天数", kind: "number" }];
    expect(checkRecord(days, { days: " 18 " }).input).toEqual({ days: 18 });
    expect(checkRecord(days, { days: "18 天" }).errors).toEqual({ days: "请填写数字" });
  });

  it("reads what a field knows to read, and says so when it cannot", () => {
    const hours: Field[] = [
      { name: "hours", label: "时间", read: (text) => (text === "每天" ? [text] : undefined), unreadable: "写法不对" },
    ];
    expect(checkRecord(hours, { hours: "每天" }).input).toEqual({ hours: ["每天"] });
    expect(checkRecord(hours, { hours: "偶尔" }).errors).toEqual({ hours: "写法不对" });
    expect(checkRecord(hours, {}).errors).toEqual({ hours: "请填写" });
  });

  it("leaves a password as it was typed", () => {
    const password: Field[] = [{ name: "password", label: "密码", kind: "password" }];
    expect(checkRecord(password, { password: " eight chars " }).input).toEqual({ password: " eight chars " });
  });

  it("carries what a kind of goods must have to its field", () => {
    const label: Field[] = ["food_kind", "net_content", "origin", "producer_name", "producer_address"]
      .concat("producer_phone", "return_rule")
      .map((name) => ({ name, label: name }))
      .concat(["shelf_life_days", "storage"].map((name) => ({ name, label: name, optional: true })));
    const values = {
      food_kind: "agricultural",
      return_rule: "no_return",
      ...{ net_content: "500 克", origin: "沁水", producer_name: "甲", producer_address: "乙", producer_phone: "丙" },
    };
    expect(checkRecord(label, values, labelInput, { product_id: "prod" }).errors).toEqual({
      shelf_life_days: "这类商品必须填写",
      storage: "这类商品必须填写",
    });
  });
});
