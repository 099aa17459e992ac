import { ack } from './ack.ts';
import { coldStart } from './cold-start.ts';
import { commands } from './commands.ts';
import { edit } from './edit.ts';
import { hostile } from './edit-hostile.ts';
import type { Figure } from './figure.ts';
import { lint } from './lint.ts';
import { memory } from './memory.ts';
import { planner } from './planner.ts';
import { requests } from './requests.ts';

const FIGURES: readonly Figure[] = [requests, coldStart, ack, edit, hostile, commands, lint, memory, planner];

/** `npm run bench [-- NAME …] [--json]`: measures, and prints a line a figure or one JSON object. */
async function main(args: readonly string[]): Promise<number> {
  const isJson = args.includes('--json');
  const names = args.filter((arg) => arg !== '--json');
  const unknown = names.find((name) => !FIGURES.some((figure) => figure.name === name));
  if (unknown !== undefined) {
    process.stderr.write(
      `Unknown figure ${unknown}; there are ${FIGURES.map((figure) => figure.name).join(', ')}.\n`,
    );
    return 2;
  }
  const results: Record<string, Readonly<Record<string, number>>> = {};
  for (const figure of FIGURES) {
    if (names.length > 0 && !names.includes(figure.name)) continue;
    if (!isJson) process.stdout.write(`${figure.name}: ${figure.says}\n`);
    const result = await figure.measure();
    results[figure.name] = result;
    if (isJson) continue;
    for (const [key, value] of Object.entries(result))
      process.stdout.write(`  ${figure.name}.${key}  ${value}\n`);
  }
  if (isJson) process.stdout.write(`${JSON.stringify(results)}\n`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
