import { parseArgs } from "node:util";
import { fen, formatFen } from "@qinshui/cn/money";
import { type VerifiedBundle, verifyBundle } from "../../export/bundle/verify-bundle";
import { parseSeal, type Seal } from "../../proof/checkpoint";
import { parseNote } from "../../proof/signed-note";
import { bundleFolder, fileText, orFailure, trustedKeys } from "../bundle-failure";
import type { Command } from "../command";
import { inOneLine } from "../printable";
import { base64, NO_KEY_GIVEN, sealText } from "../seal-text";
import { textTable } from "../text-table";

/** `verify`: computes a closed year again from its bundle. No network, no database. */
export const verifyCommand: Command = {
  summary: "核验一个年度的核验包 · verify the bundle of a closed year",
  usage: "verify <bundle> [--key <public key or its SHA-256>]… [--previous <checkpoint>]",
  help: `只凭核验包本身，把一个已关账年度的全部数字重新算一遍。不需要网络，也不需要数据库。
  <bundle>  核验包的文件夹；下载的 .zip 请先解压
  --key     县里掌握的公钥，或其 SHA-256 指纹；不写则用包内自带的公钥，那不能说明是谁签发的
  --previous  以前公布或另存的存证摘要文件（核验包里的 checkpoint）；核对本包是否由那时的流水只增不改而来
退出码：0 核验通过，并列出数字；1 不通过，指出第一个不符的文件或流水；2 参数有错。

Computes a closed year again from its bundle alone: no network, no database.
  <bundle>  the bundle's folder; unzip a downloaded .zip first
  --key     the public key the county holds, or its SHA-256; without it the bundle's own key is believed, which does
            not show who issued it
  --previous  a checkpoint that was published or kept before (the file "checkpoint" of that bundle): what it sealed
            must be the unchanged beginning of this bundle
Exit code: 0 it holds, with the figures; 1 it does not, naming the first file or entry; 2 asked wrongly.
`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { key: { type: "string", multiple: true, default: [] }, previous: { type: "string" } },
    });
    const folder = bundleFolder(positionals[0]);
    const trusted = trustedKeys(values.key);
    const note = values.previous === undefined ? undefined : fileText(values.previous);
    return orFailure(io, async () => {
      const previous = note === undefined ? undefined : parseSeal(parseNote(Buffer.from(note)).text);
      const bundle = await verifyBundle(folder, { trusted, previous });
      io.stdout.write(textOf(bundle, trusted.length > 0, previous));
      return 0;
    });
  },
};

function textOf(bundle: VerifiedBundle, isKeyGiven: boolean, previous: Seal | undefined): string {
  const { policy, report, seal, signers } = bundle;
  const { control } = report;
  // What is compared by eye comes last: nothing from the file is printed below it.
  return [
    "核验通过 · the bundle holds\n",
    `政策 policy: ${inOneLine(`${policy.id} ${policy.document_number}`)}\n年度 year: ${report.year}\n`,
    report.claimants.length === 0 ? NO_CLAIMANT : textTable([HEADING, ...claimantRows(bundle)]),
    `流水 entries: ${control.lines} = 计入 counted ${control.counted_lines} + 剔除 excluded ${control.excluded_lines}\n` +
      `金额 sum: ${money(control.amount_fen)} = 计入 counted ${money(control.counted_fen)} + 剔除 excluded ${money(control.excluded_fen)}\n` +
      `补贴合计 total subsidy: ${money(report.total_subsidy_fen)} (${report.total_subsidy_fen} fen)\n`,
    `${sealText(seal, signers)}${revisionText(bundle, previous)}`,
    `${isKeyGiven ? "" : NO_KEY_GIVEN}${MEANING}`,
  ].join("\n");
}

function revisionText({ manifest }: VerifiedBundle, previous: Seal | undefined): string {
  const { previous: stated } = manifest;
  const own = stated
    ? `版次 revision: 更正版，自称承接上一版 continues, as it says: ${stated.size} 笔 entries, 根 root ${stated.root}\n`
    : "版次 revision: 首次封存，自称没有上一版 says that it is the first\n";
  if (!previous) return own;
  const known = `${previous.size} 笔 entries, 根 root ${base64(previous.root)}`;
  return `${own}已核对 checked: 前 ${known} 未被改动 are unchanged\n`;
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

const NO_CLAIMANT = "没有一笔计入，所以没有申报主体 · no entry counts, so there is no claimant\n";

function claimantRows({ report, policy }: VerifiedBundle): string[][] {
  return report.claimants.flatMap((claimant) =>
    claimant.classes.map((one) => [
      ...[
        claimant.claimant_id,
        claimant.claimant_name,
        policy.online_sales.goods_classes.get(one.goods_class)?.name ?? one.goods_class,
      ].map(inOneLine),
      ...[one.gross_fen, one.reversed_fen, one.net_fen, one.threshold_fen, one.excess_fen, one.subsidy_fen].map(money),
    ]),
  );
}

function money(amount: string): string {
  return formatFen(fen(amount));
}

const MEANING = `这证明什么 · what this shows
  · 包内没有一个字节与签名的存证摘要不符；不缺文件，不多文件。
  · 每笔流水次序连续、属于本年度，没有一笔（编号或来源）出现两次，计入或剔除符合包内政策；表中的每个数字都由这些流水按该政策
    重新算出。
  · Not one byte differs from the signed checkpoint; no file is missing, none is added.
  · Every entry is in its place and of this year, none is there twice (by id or by source), and each counts or not as the
    policy inside says; every figure above was computed again from these entries by that policy.

这不证明什么 · what this does not show
  · 只看这个包，不能排除运营方事后重做了整套流水并重新签名，也不能排除它本应承接上一版而没有承接。请把上面的“根”和“清单”两行与
    公示文件上印的、或县里另存的存证摘要逐字对照；有以前的存证摘要时用 --previous 核对。
  · 不能证明交易真实发生，也不能证明由人作出的决定（商家审核、核查剔除、佐证认可、商品类别认定）正确；这些要凭原始凭证查。
  · 不能证明流水齐全：从未入账的销售，这里看不出来。站外申报的销售只说明申报过并经人认可。
  · 不能证明包内的政策就是公文：请对照 policy/ 中的条款与参数。
  · From the bundle alone the operator could have rebuilt all entries and signed again, or left out that a revision came
    before. Compare the lines "root" and "manifest" above, letter by letter, with the checkpoint printed in the public
    notice or kept by the county; with an earlier checkpoint in hand, give it as --previous.
  · It does not show that the sales took place, nor that decisions made by people (approval of merchants, exclusions,
    accepted evidence, goods classes) were right: that is for the vouchers to show.
  · It does not show that the entries are complete: a sale that was never recorded is not to be seen here. Of sales
    declared from other platforms it shows only that they were declared and accepted by a person.
  · It does not show that the policy inside is the county's: compare policy/ with the document.
`;
