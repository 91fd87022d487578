import { readFileSync } from "node:fs";
import { join } from "node:path";
import { county } from "../../packages/brand-kit/src/county.ts";

interface Addresses {
  storefront: string;
  commerce: string;
  demoAccounts: boolean;
  logs: string;
}

/** Says where everything is, once it runs. */
export function welcome({ storefront, commerce, demoAccounts, logs }: Addresses): void {
  console.log(`
${county.site.name} 已启动 is up

  商城 storefront     ${storefront}
  运营后台 admin      ${commerce}/app
  网络销售补贴        ${commerce}/app/subsidy
${demoAccounts ? accounts() : ""}
  日志 logs           ${logs}
  停止 stop           Ctrl-C
`);
}

/**
 * The accounts of the README's table "Who uses it", the operator's first: which there are depends on the sample county.
 * Made by apps/commerce/src/seed, on the embedded database alone.
 */
function accounts(): string {
  const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
  const [operator, merchant] = [...readme.matchAll(/`(\S+@\S+)` \/ `(\S+)`/g)].map(
    ([, name, word]) => `${name} / ${word}`,
  );
  return `
  示例账号 demo accounts（仅内置数据库 embedded database only）
    运营公司 operator   ${operator}
    商家店主 merchant   ${merchant}（仅接口 over HTTP only；其他商家见 README）
`;
}
