const LONGEST_REASON = 300;

/** The sentences in which core (2.21, zod-helpers) tells what is wrong with a field. */
const SENTENCES: readonly [RegExp, string][] = [
  [/^Invalid request: /, ""],
  [/Field '([^']*)' is required/g, "缺少 $1"],
  [/Expected type: '([^']*)' for field '([^']*)', got: '[^']*'/g, "$2 的类型不对，应为 $1"],
  [/Expected: '([^']*)' for field '([^']*)', but got: '[^']*'/g, "$2 只能是 $1"],
  [/Unrecognized fields: '([^']*)'/g, "不认识的字段 $1"],
  [/Value for field '([^']*)' too small, expected at least: '([^']*)'/g, "$1 太小，至少为 $2"],
  [/Value for field '([^']*)' too big, expected at most: '([^']*)'/g, "$1 太大，至多为 $2"],
];

/** Core's sentence about a field in Chinese; what is said otherwise stays as it is. */
export function reasonInChinese(message: unknown): string {
  const text = SENTENCES.reduce((said, [english, chinese]) => said.replace(english, chinese), String(message));
  return text.slice(0, LONGEST_REASON);
}
