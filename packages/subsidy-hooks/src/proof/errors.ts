import { defineErrors } from "@qinshui/cn/errors";

/** What proofs refuse. Chinese first, and an English half, for whoever checks from outside. */
export const proofErrors = defineErrors({
  note_invalid: {
    status: 422,
    title: "签名文本的格式不对：{problem} / not a signed note",
    hint: "请使用原始文件，不要经过编辑器另存。Use the original file.",
  },
  checkpoint_invalid: {
    status: 422,
    title: "存证摘要的格式不对：{problem} / not a checkpoint",
    hint: "请使用原始文件，不要经过编辑器另存。Use the original file.",
  },
  hash_unknown: {
    status: 422,
    title: "存证摘要使用了本程序不认识的散列算法“{algorithm}” / unknown hash algorithm",
    hint: "请换用支持该算法的核验程序。Use a program that knows it.",
  },
  key_invalid: {
    status: 400,
    title: "“{text}”不是 Ed25519 公钥 / is not an Ed25519 public key",
    hint: "请填写“名称+编号+公钥”，或公钥的 SHA-256 指纹。Give name+id+key, or the key's SHA-256.",
  },
  signature_wrong: {
    status: 422,
    title: "{name} 的签名不成立 / the signature does not hold",
    hint: "存证摘要签名之后被改动过，或不是由这把密钥签的。It was changed after signing, or signed by another key.",
  },
  signature_twice: {
    status: 422,
    title: "{name} 的签名出现两次 / signed twice by one key",
    hint: "请使用原始文件。Use the original file.",
  },
  signer_unknown: {
    status: 422,
    title: "不认识的签名者 {name} / a signature by an unknown key",
    hint: "如果它是会签方，请用 --key 给出它的公钥。If it is a witness, give its key with --key.",
  },
  signature_missing: {
    status: 422,
    title: "没有 {key} 的签名 / is not signed by this key",
    hint: "这个核验包不是由您信任的密钥签发的。The bundle was not issued by the key you trust.",
  },
  line_proof_invalid: {
    status: 422,
    title: "包含证明的格式不对：{problem} / not a proof of a line",
    hint: "请使用原始文件，不要经过编辑器另存。Use the original file.",
  },
  line_not_included: {
    status: 422,
    title: "entry {entry_id}: 证明不能从这一笔推到存证摘要的根 / the proof does not lead from this entry to the root",
    hint: "这一笔与关账时存证的不同，或证明被改动过。The entry is not the sealed one, or the proof was changed.",
  },
  line_invalid: {
    status: 422,
    title: "{where}, entry {entry_id}, column {column}: “{value}”{problem}",
    hint: "这一笔与规定的格式不符。The entry is not of the form it must have.",
  },
  position_wrong: {
    status: 422,
    title: "{where}, entry {entry_id}: 序号为 {position}，应为 {expected} / position, expected",
    hint: "流水缺少、重复或换了次序。Entries are missing, repeated or in another order.",
  },
  year_wrong: {
    status: 422,
    title: "{where}, entry {entry_id}: 成交时间 {instant} 不在 {year} 年度 / the sale is not of this year",
    hint: "这一笔不属于本年度。The entry belongs to another policy year.",
  },
  reasons_wrong: {
    status: 422,
    title:
      "{where}, entry {entry_id}: 剔除原因写作“{stated}”，按政策应为“{derived}” / reasons stated, reasons by the policy",
    hint: "这一笔是否计入与政策不符。Whether the entry counts is not as the policy says.",
  },
});
