import { createServer } from "node:net";

/** Whether something listens on this port of this machine already. */
export function portInUse(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once("error", () => resolve(true))
      .listen(port, () => probe.close(() => resolve(false)));
  });
}

/** Throws an Error that names the first port that is taken and the variable that moves it. */
export async function requireFreePorts(ports: Record<string, number>): Promise<void> {
  const numbers = Object.values(ports);
  if (new Set(numbers).size < numbers.length) {
    throw new Error(`${Object.keys(ports).join(" 与 ")} 不能是同一个端口 must differ (${numbers.join(", ")})`);
  }
  for (const [variable, port] of Object.entries(ports)) {
    if (await portInUse(port)) {
      throw new Error(
        `端口 ${port} 已被占用。请停掉占用它的程序，或换一个端口再启动，例如：${variable}=${port + 100} npm run demo\n` +
          `Port ${port} is in use; set ${variable} to another one.`,
      );
    }
  }
}
