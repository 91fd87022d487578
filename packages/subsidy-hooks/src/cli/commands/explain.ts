import { join } from "node:path";
import { parseArgs } from "node:util";
import { formatFen } from "@qinshui/cn/money";
import { LEAVES } from "../../export/bundle/format";
import { LeafFile } from "../../export/bundle/leaf-file";
import { type VerifiedBundle, verifyBundle } from "../../export/bundle/verify-bundle";
import { explainLine, type LineExplanation } from "../../proof/explain-line";
import { type LineProof, lineProof, verifyLineProof } from "../../proof/line-proof";
import { inclusionProof } from "../../proof/merkle";
import { SEALED_COLUMNS, type SealedLine } from "../../proof/sealed-line";
import type { TrustedKey } from "../../proof/trusted-key";
import type { ClassReport } from "../../proof/year-report";
import type { Assessment, ParameterUse } from "../../rules/assessment";
import { bundleFolder, orFailure, trustedKeys } from "../bundle-failure";
import { type Command, UsageError } from "../command";
import { indented, inOneLine } from "../printable";
import { sealText } from "../seal-text";

/** `explain`: one line of a bundle: why it counts or not, what its class comes to, and the proof that it is in the year. */
export const explainCommand: Command = {
  summary: "说明一笔流水为何计入或剔除，并给出包含证明 · explain and prove one entry",
  usage: "explain <bundle> --entry <id> [--json | --proof] [--key <public key or its SHA-256>]…",
  help: `先核验整个核验包，再说明其中一笔流水：为何计入或剔除、依据的条款原文、用到的参数，以及从补贴金额一步步追溯到
流水的算式；并给出这一笔在签名的存证摘要之中的证明。
  <bundle>  核验包的文件夹
  --entry   流水编号（entry_id）
  --json    输出一个 JSON 对象
  --proof   只输出这一笔的包含证明，供 verify-line 单独核验
  --key     同 verify
退出码：0 已说明；1 核验包不通过；2 参数有错，或没有这笔流水。

Verifies the bundle, then explains one entry: why it counts or not, the clauses in their own words, the parameters, the
steps from the amount of the subsidy back to the entries, and the proof that it is in the signed checkpoint.
  <bundle>  the bundle's folder
  --entry   entry_id
  --json    one JSON object
  --proof   nothing but the inclusion proof, for verify-line
  --key     as of verify
Exit code: 0 done; 1 the bundle does not hold; 2 asked wrongly, or there is no such entry.
`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        entry: { type: "string" },
        json: { type: "boolean", default: false },
        proof: { type: "boolean", default: false },
        key: { type: "string", multiple: true, default: [] },
      },
    });
    const folder = bundleFolder(positionals[0]);
    const { entry } = values;
    if (entry === undefined) throw new UsageError("缺少参数 / missing: --entry");
    const trusted = trustedKeys(values.key);
    return orFailure(io, async () => {
      const found = await explained(folder, entry, trusted);
      if (values.proof) io.stdout.write(`${JSON.stringify(found.proof, null, 2)}\n`);
      else io.stdout.write(values.json ? jsonOf(found) : textOf(found));
      return 0;
    });
  },
};

const COLUMN_ZH: Readonly<Record<(typeof SEALED_COLUMNS)[number], string>> = {
  position: "次序",
  entry_id: "流水编号",
  source_key: "来源",
  claimant_id: "申报主体编号",
  claimant_name: "申报主体",
  claimant_kind: "主体类型",
  credit_code: "统一社会信用代码",
  goods_class: "商品类别",
  channel: "渠道",
  platform: "平台",
  kind: "流水类型",
  part: "组成",
  amount_fen: "金额（分）",
  occurred_at: "发生时间",
  sale_occurred_at: "成交时间",
  recorded_at: "入账时间",
  order_id: "订单编号",
  order_display_id: "订单号",
  line_id: "明细编号",
  title: "商品",
  corrects: "更正的流水",
  reasons: "不计入的原因",
  note: "备注",
};

interface Explained {
  bundle: VerifiedBundle;
  line: SealedLine;
  explanation: LineExplanation;
  /** Of the line's claimant and class; undefined where nothing of it counts. */
  class_total: ClassReport | undefined;
  assessment: Assessment | undefined;
  proof: LineProof;
}

/** The bundle is verified as a whole: nothing is explained by what does not hold. */
async function explained(folder: string, entryId: string, trusted: readonly TrustedKey[]): Promise<Explained> {
  const found: SealedLine[] = [];
  const onLine = (line: SealedLine) => {
    if (line.entry_id === entryId) found.push(line);
  };
  const bundle = await verifyBundle(folder, { trusted, onLine });
  const [line] = found;
  if (!line) throw new UsageError(`没有流水 ${entryId} / no such entry in the bundle`);
  const assessment = bundle.assessments.find(
    (one) => one.claimant_id === line.claimant_id && one.goods_class === line.goods_class,
  );
  const own = bundle.report.claimants.find((claimant) => claimant.claimant_id === line.claimant_id);
  return {
    bundle,
    line,
    explanation: explainLine(bundle.policy, line, assessment),
    class_total: own?.classes.find((one) => one.goods_class === line.goods_class),
    assessment,
    proof: provenLine(folder, bundle, line, trusted),
  };
}

function provenLine(folder: string, bundle: VerifiedBundle, line: SealedLine, trusted: readonly TrustedKey[]) {
  const leaves = new LeafFile(join(folder, LEAVES));
  try {
    const hashes = inclusionProof(line.position, leaves.size, leaves.rootOfRange);
    const proof = lineProof(line, hashes, bundle.checkpoint, bundle.signers);
    verifyLineProof(JSON.stringify(proof), trusted);
    return proof;
  } finally {
    leaves.close();
  }
}

function jsonOf({ bundle, line, explanation, class_total, assessment, proof }: Explained): string {
  return `${JSON.stringify(
    {
      policy: bundle.report.policy,
      year: bundle.report.year,
      entry: { ...line, amount_fen: `${line.amount_fen}` },
      ...explanation,
      class_total: class_total ?? null,
      trace: assessment?.explanation ?? [],
      proof,
    },
    null,
    2,
  )}\n`;
}

function textOf({ bundle, line, explanation, assessment, proof }: Explained): string {
  const { seal, signers } = bundle;
  return [
    `流水 entry ${inOneLine(line.entry_id)}: ${formatFen(line.amount_fen)}\n`,
    SEALED_COLUMNS.map((column) => `  ${COLUMN_ZH[column]} ${column}: ${inOneLine(`${line[column]}`)}\n`).join(""),
    groundsText(explanation),
    clausesText(explanation),
    traceText(bundle, line, assessment),
    `包含证明 · inclusion proof: 第 ${line.position} 笔（从 0 起）/ index ${line.position} of ${seal.size}\n` +
      proof.inclusion_proof.map((hash) => `  ${hash}\n`).join("") +
      "  已核对：由这一笔推得下面的根 / verified: leads from the entry to the root below\n",
    sealText(seal, signers),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function groundsText({ counts, grounds }: LineExplanation): string {
  const rows = grounds.map(
    ({ zh, en, clauses }) =>
      `  · ${indented(`${zh} / ${en}`)}${clauses.length === 0 ? BY_PEOPLE : clauseList(clauses)}\n`,
  );
  return `${counts ? "计入 · it counts" : "不计入 · it does not count"}\n${rows.join("")}`;
}

const BY_PEOPLE = "（由人决定，没有条款 / decided by people, no clause）";

function clausesText({ clauses }: LineExplanation): string {
  const texts = clauses.map(
    ({ id, title, text, gloss_en }) => `  [${id}] ${inOneLine(title)}\n  ${indented(text)}\n  ${indented(gloss_en)}\n`,
  );
  return texts.length === 0 ? "" : `条款 · clauses\n${texts.join("")}`;
}

function traceText({ policy }: VerifiedBundle, line: SealedLine, assessment: Assessment | undefined): string {
  const className = policy.online_sales.goods_classes.get(line.goods_class)?.name ?? line.goods_class;
  const heading = `年度核算 · what its class comes to: ${inOneLine(`${line.claimant_name} ${className}`)}\n`;
  if (!assessment) return `${heading}  没有计入的流水 / no entry of it counts\n`;
  const steps = assessment.explanation.map(
    ({ zh, en, clauses, parameters }) =>
      `  ${indented(zh)}${clauseList(clauses)}\n    ${indented(en)}\n${parametersText(parameters)}`,
  );
  return `${heading}${steps.join("")}`;
}

function parametersText(parameters: readonly ParameterUse[]): string {
  const uses = parameters.map(({ name, value, from }) => `${name} = ${value} (${from})`);
  return uses.length === 0 ? "" : `    参数 parameters: ${inOneLine(uses.join("; "))}\n`;
}

function clauseList(clauses: readonly string[]): string {
  return clauses.length === 0 ? "" : ` [${clauses.join(", ")}]`;
}
