import { main } from "./main";

/** What nobody foresaw says nothing of the input: neither 1 "does not hold" nor 2 "asked wrongly". */
const UNFORESEEN = 70;

// Whoever reads only the beginning (`| head`) closes the pipe; that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

main(process.argv.slice(2), process)
  .catch((error: unknown) => {
    const message = JSON.stringify(error instanceof Error ? error.message : String(error));
    process.stderr.write(`程序出错，没有结论 / the program failed; nothing was concluded: ${message}\n`);
    return UNFORESEEN;
  })
  .then((code) => {
    process.exitCode = code;
  });
