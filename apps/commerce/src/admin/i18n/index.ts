import { county } from "@qinshui/brand-kit/county";
import { counted } from "./counted";

const { site } = county;

/**
 * The dashboard's own words, where they name another company's product, call things otherwise than the house, or are
 * not translated. Whatever is not here stays as Medusa has it.
 */
const zhCN = {
  ...counted,
  filters: {
    sorting: { alphabeticallyAsc: "按字母正序", alphabeticallyDesc: "按字母倒序" },
    radio: { yes: "是", no: "否", true: "是", false: "否" },
  },
  login: { title: `${site.name} 运营后台`, hint: "请用运营公司的账号登录" },
  invite: { title: `${site.name} 运营后台`, successHint: "现在可以进入运营后台。", successAction: "进入运营后台" },
  products: { ...counted.products, domain: "商品" },
  orders: {
    ...counted.orders,
    refund: { systemPaymentDesc: "有付款不经支付渠道，请线下收款或退款，系统不会代办。" },
  },
};

const en = {
  login: { title: `${site.englishName} operations`, hint: "Sign in with your operator's account" },
  invite: { title: `${site.englishName} operations` },
};

export default { zhCN: { translation: zhCN }, en: { translation: en } };
