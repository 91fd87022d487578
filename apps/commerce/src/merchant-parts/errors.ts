import { defineErrors } from "@qinshui/cn/errors";

/** What stands in the way of showing a cart or an order by merchant. */
export const partErrors = defineErrors({
  line_without_merchant: {
    status: 409,
    title: "“{title}”没有所属商家，暂时不能购买",
    hint: "请移除这件商品，或联系运营公司。",
  },
  delivery_price_changed: {
    status: 409,
    title: "配送费用有变化：{name}{now}",
    hint: "请重新选择配送方式，核对金额后再付款。",
  },
});
