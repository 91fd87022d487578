import { parseArgs } from "node:util";
import { formatFen } from "@qinshui/cn/money";
import { type VerifiedLine, verifyLineProof } from "../../proof/line-proof";
import { SEALED_COLUMNS } from "../../proof/sealed-line";
import { fileText, orFailure, trustedKeys } from "../bundle-failure";
import { type Command, UsageError } from "../command";
import { inOneLine } from "../printable";
import { NO_KEY_GIVEN, sealText } from "../seal-text";

/** `verify-line`: checks the inclusion proof of one line, without the rest of its year. */
export const verifyLineCommand: Command = {
  summary: "核验一笔流水的包含证明 · verify the proof of one line",
  usage: "verify-line <proof.json> [--key <public key or its SHA-256>]…",
  help: `只凭一份小文件，核验一笔流水在签名的存证摘要之中。
  <proof.json>  由 explain … --proof 得到的文件
  --key         县里掌握的公钥，或其 SHA-256 指纹
退出码：0 核验通过；1 不通过；2 参数有错。

Verifies from one small file that an entry is in the signed checkpoint.
  <proof.json>  what explain … --proof printed
  --key         the public key the county holds, or its SHA-256
Exit code: 0 it holds; 1 it does not; 2 asked wrongly.
`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { key: { type: "string", multiple: true, default: [] } },
    });
    const [file] = positionals;
    if (file === undefined) throw new UsageError("缺少证明文件 / the proof's file is missing");
    const trusted = trustedKeys(values.key);
    const json = fileText(file);
    return orFailure(io, async () => {
      io.stdout.write(textOf(verifyLineProof(json, trusted), trusted.length > 0));
      return 0;
    });
  },
};

function textOf({ line, seal, signers }: VerifiedLine, isKeyGiven: boolean): string {
  const fields = SEALED_COLUMNS.map((column) => `  ${column}: ${inOneLine(`${line[column]}`)}\n`).join("");
  return [
    "核验通过 · the proof holds\n",
    `第 ${line.position} 笔（从 0 起）, entry ${inOneLine(line.entry_id)}, ${formatFen(line.amount_fen)}\n${fields}`,
    sealText(seal, signers),
    `${isKeyGiven ? "" : NO_KEY_GIVEN}${MEANING}`,
  ].join("\n");
}

const MEANING = `这证明这一笔以上面的内容在签名的存证摘要之中，不证明交易真实发生，也不证明年度金额。
请把“根”与公示文件上印的存证摘要对照。
This shows that the entry, as it stands above, is in the signed checkpoint; not that the sale took place, nor what the
year comes to. Compare the root with the checkpoint printed in the public notice.
`;
