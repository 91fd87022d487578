import { payErrorPage, payPage } from "./pay-page";
import type { Charge } from "./service";

const charge: Charge = {
  id: "swch_1",
  session_id: "payses_1",
  amount_fen: 123_450,
  refunded_fen: 0,
  status: "pending",
  return_url: 'http://localhost:4321/checkout/return?cart="><script>',
  paid_at: null,
};

describe("payPage", () => {
  it("says that no money is taken, shows the amount and both answers", () => {
    const html = payPage(charge);
    expect(html).toContain("演示收银台</strong>·不会产生真实扣款");
    expect(html).toContain("¥1,234.50");
    expect(html).toContain('name="answer" value="pay">确认支付');
    expect(html).toContain('name="answer" value="cancel">取消支付');
  });

  it.each(["paid", "declined", "void"] as const)("offers no second answer once the charge is %s", (status) => {
    const html = payPage({ ...charge, status });
    expect(html).not.toContain("<form");
    expect(html).toContain("返回商城");
  });

  it("escapes what comes from outside", () => {
    expect(payPage({ ...charge, status: "paid" })).not.toContain("<script>");
    expect(payErrorPage("<b>", "<i>", '"><script>')).not.toMatch(/<b>|<i>|<script>/);
  });
  it("leads back to the shop from an error too", () => {
    const html = payErrorPage("这笔付款已经关闭", "请回到商城的结算页重新付款。", "http://localhost:4321/cart");
    expect(html).toContain('href="http://localhost:4321/cart">返回商城');
  });
});
