import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { Client, ClientBase } from "pg";

interface RawConnections {
  acquireRawConnection(): Promise<Client>;
}

/** A connection for one export alone: one that breaks off in the middle of a COPY must not go back to the pool. */
export async function withOwnConnection<T>(
  container: MedusaContainer,
  use: (client: ClientBase) => Promise<T>,
): Promise<T> {
  const pool = container.resolve<{ client: RawConnections }>(ContainerRegistrationKeys.PG_CONNECTION);
  const client = await pool.client.acquireRawConnection();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
