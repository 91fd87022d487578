import { main } from "./main";

// Whoever reads only the beginning (`| head`) closes the pipe; that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

main(process.argv.slice(2), process).then((code) => {
  process.exitCode = code;
});
