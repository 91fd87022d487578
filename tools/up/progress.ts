/** Runs `work` under a line that shows what is being done and for how long; `note` adds a detail to it. */
export async function step<T>(title: string, work: (note: (detail: string) => void) => Promise<T>): Promise<T> {
  const started = Date.now();
  let detail = "";
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(0)} s`;
  const show = () => {
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[2K… ${title} ${detail} (${seconds()})`);
  };
  const note = (text: string) => {
    detail = text;
    if (process.stdout.isTTY) show();
    else console.log(`  ${title}: ${text}`);
  };
  if (!process.stdout.isTTY) console.log(`… ${title}`);
  const ticking = setInterval(show, 500);
  const finish = (mark: string) => {
    clearInterval(ticking);
    console.log(`${process.stdout.isTTY ? "\r\x1b[2K" : ""}${mark} ${title} (${seconds()})`);
  };
  try {
    const result = await work(note);
    finish("✓");
    return result;
  } catch (error) {
    finish("✗");
    throw error;
  }
}
