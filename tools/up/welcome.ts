interface Addresses {
  storefront: string;
  commerce: string;
  demoAccounts: boolean;
  logs: string;
}

/** Says where everything is, once it runs. */
export function welcome({ storefront, commerce, demoAccounts, logs }: Addresses): void {
  console.log(`
沁水e镇 已启动 is up

  商城 storefront     ${storefront}
  运营后台 admin      ${commerce}/app
  网络销售补贴        ${commerce}/app/subsidy
${demoAccounts ? accounts : ""}
  日志 logs           ${logs}
  停止 stop           Ctrl-C
`);
}

// Made by apps/commerce/src/seed, on the embedded database alone.
const accounts = `
  示例账号 demo accounts（仅内置数据库 embedded database only）
    运营公司 operator   operator@example.cn / qinshui-demo
    商家店主 merchant   qinhe-fengye@example.cn / qinshui-demo（仅接口 over HTTP only；其他商家见 README）
`;
