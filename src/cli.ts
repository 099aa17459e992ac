#!/usr/bin/env node
// Nothing is imported before the check: on an older Node an import would fail with an error of its own.
const NEEDED: readonly [number, number] = [22, 12];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  process.stderr.write(
    `planwright needs Node.js ${NEEDED.join('.')} or newer, and this is ${process.versions.node}: install a newer one from https://nodejs.org\n`,
  );
  process.exitCode = 1;
} else {
  const { runCli } = await import('./cli/run-cli.ts');
  process.exitCode = await runCli(process.argv);
}
