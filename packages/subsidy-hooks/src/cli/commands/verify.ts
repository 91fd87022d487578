import { parseArgs } from "node:util";
import { fen, formatFen } from "@qinshui/cn/money";
import { type VerifiedBundle, verifyBundle } from "../../export/bundle/verify-bundle";
import { bundleFolder, orFailure, trustedKeys } from "../bundle-failure";
import type { Command } from "../command";
import { NO_KEY_GIVEN, sealText } from "../seal-text";
import { textTable } from "../text-table";

/** `verify`: computes a closed year again from its bundle. No network, no database. */
export const verifyCommand: Command = {
  summary: "核验一个年度的核验包 · verify the bundle of a closed year",
  usage: "verify <bundle> [--key <public key or its SHA-256>]…",
  help: `只凭核验包本身，把一个已关账年度的全部数字重新算一遍。不需要网络，也不需要数据库。
  <bundle>  核验包的文件夹；下载的 .zip 请先解压
  --key     县里掌握的公钥，或其 SHA-256 指纹；不写则用包内自带的公钥，那不能说明是谁签发的
退出码：0 核验通过，并列出数字；1 不通过，指出第一个不符的文件或流水；2 参数有错。

Computes a closed year again from its bundle alone: no network, no database.
  <bundle>  the bundle's folder; unzip a downloaded .zip first
  --key     the public key the county holds, or its SHA-256; without it the bundle's own key is believed, which does
            not show who issued it
Exit code: 0 it holds, with the figures; 1 it does not, naming the first file or entry; 2 asked wrongly.
`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { key: { type: "string", multiple: true, default: [] } },
    });
    const folder = bundleFolder(positionals[0]);
    const trusted = trustedKeys(values.key);
    return orFailure(io, async () => {
      const bundle = await verifyBundle(folder, { trusted });
      io.stdout.write(textOf(bundle, trusted.length > 0));
      return 0;
    });
  },
};

function textOf(bundle: VerifiedBundle, isKeyGiven: boolean): string {
  const { policy, report, seal, signers } = bundle;
  const { control } = report;
  return [
    "核验通过 · the bundle holds\n",
    `政策 policy: ${policy.id} ${policy.document_number}\n年度 year: ${report.year}\n`,
    sealText(seal, signers),
    textTable([HEADING, ...claimantRows(bundle)]),
    `流水 entries: ${control.lines} = 计入 counted ${control.counted_lines} + 剔除 excluded ${control.excluded_lines}\n` +
      `金额 sum: ${money(control.amount_fen)} = 计入 counted ${money(control.counted_fen)} + 剔除 excluded ${money(control.excluded_fen)}\n` +
      `补贴合计 total subsidy: ${money(report.total_subsidy_fen)} (${report.total_subsidy_fen} fen)\n`,
    `${isKeyGiven ? "" : NO_KEY_GIVEN}${MEANING}`,
  ].join("\n");
}

const HEADING = [
  "申报主体 claimant",
  "名称 name",
  "商品类别 class",
  "总额 gross",
  "冲减 reversed",
  "净额 net",
  "起补线 threshold",
  "计补部分 excess",
  "补贴 subsidy",
];

function claimantRows({ report, policy }: VerifiedBundle): string[][] {
  return report.claimants.flatMap((claimant) =>
    claimant.classes.map((one) => [
      claimant.claimant_id,
      claimant.claimant_name,
      policy.online_sales.goods_classes.get(one.goods_class)?.name ?? one.goods_class,
      ...[one.gross_fen, one.reversed_fen, one.net_fen, one.threshold_fen, one.excess_fen, one.subsidy_fen].map(money),
    ]),
  );
}

function money(amount: string): string {
  return formatFen(fen(amount));
}

const MEANING = `这证明什么 · what this shows
  · 包内没有一个字节与签名的存证摘要不符；不缺文件，不多文件。
  · 每笔流水次序连续、属于本年度，计入或剔除符合包内政策；表中的每个数字都由这些流水按该政策重新算出。
  · Not one byte differs from the signed checkpoint; no file is missing, none is added.
  · Every entry is in its place and of this year, and counts or not as the policy inside says; every figure above was
    computed again from these entries by that policy.

这不证明什么 · what this does not show
  · 只看这个包，不能排除运营方事后重做了整套流水并重新签名。请把上面的“根”和“清单”两行与公示文件上印的、或县里另存的存证摘要逐字对照。
  · 不能证明交易真实发生，也不能证明由人作出的决定（商家审核、核查剔除、佐证认可、商品类别认定）正确；这些要凭原始凭证查。
  · 不能证明包内的政策就是公文：请对照 policy/ 中的条款与参数。
  · From the bundle alone the operator could have rebuilt all entries and signed again. Compare the lines "root" and
    "manifest" above, letter by letter, with the checkpoint printed in the public notice or kept by the county.
  · It does not show that the sales took place, nor that decisions made by people (approval of merchants, exclusions,
    accepted evidence, goods classes) were right: that is for the vouchers to show.
  · It does not show that the policy inside is the county's: compare policy/ with the document.
`;
