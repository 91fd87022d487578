import { defineErrors } from "@qinshui/cn/errors";

/** What stands in the way of showing a cart or an order by merchant. */
export const partErrors = defineErrors({
  line_without_merchant: {
    status: 409,
    title: "“{title}”没有所属商家，暂时不能购买",
    hint: "请移除这件商品，或联系运营公司。",
  },
});
