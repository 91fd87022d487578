import { Client } from "pg";

/** Creates the database that `url` names when the server does not have it yet. */
export async function ensureDatabase(url: string): Promise<void> {
  const target = new URL(url);
  const name = decodeURIComponent(target.pathname.slice(1));
  target.pathname = "/postgres";
  await withClient(target.href, async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}

/** The key by which the storefront names its sales channel to commerce. */
export function publishableKey(url: string): Promise<string> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ token: string }>(
      "select token from api_key where type = 'publishable' and revoked_at is null order by created_at limit 1",
    );
    const key = rows[0]?.token;
    if (!key)
      throw new Error("数据库里没有商城的公开密钥，请用 -- --reset 重新建立 no publishable key: start with -- --reset");
    return key;
  });
}

async function withClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
