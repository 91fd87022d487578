import { defineErrors } from "@qinshui/cn/errors";

/** Why a parcel has no freight. */
export const freightErrors = defineErrors({
  freight_rates_invalid: {
    status: 400,
    title: "运费设置有误：{problem}",
    hint: "请检查配送选项的运费表：省份分组、首重、续重和包邮金额。",
  },
  freight_place_missing: { status: 400, title: "还没有收货省份，无法计算运费", hint: "请先填写收货地址。" },
  freight_place_not_served: {
    status: 400,
    title: "该商家的快递暂不送达：{province}",
    hint: "请换一个收货地址，或选择到馆自提。",
  },
  freight_weight_missing: {
    status: 409,
    title: "有商品没有填写重量，无法计算运费",
    hint: "请联系商家补充商品的重量，或选择到馆自提。",
  },
});
