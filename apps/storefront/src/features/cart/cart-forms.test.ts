import { addForm, fieldsOf, quantityForm } from "./cart-forms.ts";

describe("quantityForm", () => {
  const quantityOf = (quantity: string) => quantityForm.safeParse({ line_id: "cali_1", quantity }).data?.quantity;

  it.each([
    ["1", 1],
    ["２", 2],
    ["999", 999],
  ])("reads %s", (typed, read) => {
    expect(quantityOf(typed)).toBe(read);
  });

  it.each(["0", "-1", "1.5", "1e2", "", "1000", "两件"])("refuses %j", (typed) => {
    expect(quantityOf(typed)).toBeUndefined();
  });
});

describe("addForm", () => {
  it("goes to the cart unless told otherwise", () => {
    expect(addForm.parse({ variant_id: "variant_1", quantity: "1", next: "https://evil.example" }).next).toBe("cart");
    expect(addForm.parse({ variant_id: "variant_1", quantity: "1", next: "checkout" }).next).toBe("checkout");
  });

  it.each(["", "../orders", "a b", "x".repeat(101)])("refuses the id %j", (variant_id) => {
    expect(addForm.safeParse({ variant_id, quantity: "1", next: "cart" }).success).toBe(false);
  });
});

it("reads text fields only, trimmed; a missing one is empty", () => {
  const form = new FormData();
  form.set("name", "  示例 ");
  form.set("file", new File(["x"], "x.txt"));
  expect(fieldsOf(form, ["name", "file", "missing"])).toEqual({ name: "示例", file: "", missing: "" });
});
