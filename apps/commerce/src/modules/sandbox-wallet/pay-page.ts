import { fen, formatFen } from "@qinshui/cn/money";
import type { Charge } from "./service";

const STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;min-height:100dvh;display:grid;grid-template-rows:auto 1fr auto;background:#f7f2e7;color:#2a2722;
font:16px/1.6 system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",sans-serif}
.notice{margin:0;padding:.7rem 1rem;background:#2f4a3c;color:#fdf8ec;text-align:center;font-size:.95rem;letter-spacing:.04em}
.notice strong{color:#ffd27a;font-weight:600}
main{width:100%;max-width:27rem;margin:auto;padding:1.5rem 1rem}
.card{background:#fffdf8;border:1px solid #e6dcc5;border-radius:18px;padding:2rem 1.5rem 1.5rem;box-shadow:0 12px 36px -18px rgba(74,52,12,.45)}
.mark{display:block;margin:0 auto .9rem;width:54px;height:54px}
h1{margin:0;text-align:center;font:600 1.15rem/1.4 "Songti SC","Noto Serif CJK SC","Noto Serif SC",SimSun,serif;letter-spacing:.1em}
.amount{margin:.35rem 0 1.4rem;text-align:center;font-size:min(2.6rem,8.8vw);font-weight:650;line-height:1.2;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
dl{margin:0 0 1.5rem;border-top:1px dashed #ddd0b3;padding-top:1rem;display:grid;grid-template-columns:auto 1fr;gap:.45rem 1rem;font-size:.95rem}
dt{color:#6b6252}
dd{margin:0;text-align:right;overflow-wrap:anywhere}
.code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.72rem;line-height:2.2;color:#6b6252}
form{display:grid;gap:.75rem;margin:0}
button,.button{display:block;width:100%;min-height:52px;border-radius:12px;border:1px solid transparent;font:inherit;font-size:1.08rem;
text-align:center;text-decoration:none;padding:.7rem 1rem;cursor:pointer}
.primary{background:#e5a21b;color:#2a1d00;font-weight:650}
.primary:hover{background:#f0b02b}
.quiet{background:transparent;border-color:#cbbd9d;color:#4d4637}
.quiet:hover{background:#f5eedd}
button:focus-visible,.button:focus-visible{outline:3px solid #2f4a3c;outline-offset:3px}
.said{margin:0 0 1.5rem;text-align:center;color:#4d4637}
footer{padding:0 1rem 1.4rem;text-align:center;color:#6b6252;font-size:.85rem}
`;

const HONEYCOMB = `<svg class="mark" viewBox="0 0 54 54" aria-hidden="true"><path d="M27 3 48 15v24L27 51 6 39V15z" fill="#e5a21b"/>
<path d="M18 17l9 10 9-10M27 27v13M19 29h16M19 34.5h16" fill="none" stroke="#2a1d00" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

const SAID: Record<Exclude<Charge["status"], "pending">, { title: string; text: string }> = {
  paid: { title: "已支付", text: "这笔付款已经完成，请返回商城查看订单。" },
  declined: { title: "已取消", text: "您取消了这笔付款，没有扣款。请返回商城重新付款。" },
  void: { title: "付款已关闭", text: "订单可能已变更，这笔付款已关闭，没有扣款。请返回商城重新付款。" },
};

/** The wallet's pay page: one form without script while the charge is open, else what became of it and the way back. */
export function payPage(charge: Charge): string {
  const body =
    charge.status === "pending"
      ? `<h1>待支付</h1>${figures(charge)}<form method="post">
<button class="primary" name="answer" value="pay">确认支付</button>
<button class="quiet" name="answer" value="cancel">取消支付</button></form>`
      : `<h1>${SAID[charge.status].title}</h1>${figures(charge)}<p class="said">${SAID[charge.status].text}</p>
${wayBack(charge.return_url)}`;
  return page(charge.status === "pending" ? "确认支付" : SAID[charge.status].title, body);
}

/** What a person sees whose link leads nowhere, or whose charge changed meanwhile, and the way back to the shop. */
export function payErrorPage(title: string, hint: string, shopUrl: string): string {
  const said = `<p class="said" style="margin-top:.9rem">${escapeHtml(hint)}</p>`;
  return page(title, `<h1>${escapeHtml(title)}</h1>${said}${wayBack(shopUrl)}`);
}

function wayBack(url: string): string {
  return `<a class="button primary" href="${escapeHtml(url)}">返回商城</a>`;
}

function figures(charge: Charge): string {
  return `<p class="amount">${formatFen(fen(charge.amount_fen))}</p>
<dl><dt>收款方</dt><dd>本商城（示例）</dd><dt>付款方式</dt><dd>演示钱包</dd><dt>付款编号</dt><dd class="code">${escapeHtml(charge.id)}</dd></dl>`;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(title)} · 演示收银台</title><style>${STYLE}</style></head>
<body><p class="notice"><strong>演示收银台</strong>·不会产生真实扣款</p>
<main><div class="card">${HONEYCOMB}${body}</div></main>
<footer>演示钱包仅用于试用与测试，不接入任何银行或支付机构。</footer></body></html>`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
