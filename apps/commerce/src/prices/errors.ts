import { defineErrors } from "@qinshui/cn/errors";

/** What is refused of an amount that is sent, besides what `@qinshui/cn/errors` says of money. */
export const priceErrors = defineErrors({
  amount_too_high: { status: 400, title: "金额超过上限 {highest}", hint: "请检查是否多写了位数。" },
  import_price_refused: {
    status: 400,
    title: "文件第 {line} 行“{column}”的价格不能用：{why}",
    hint: "请在文件中改正后重新上传；没有导入任何商品。",
  },
});
