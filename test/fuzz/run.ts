import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { EditRefused } from '../../src/markdown/edit-refused.ts';
import { parse } from '../../src/markdown/parse.ts';
import { checkEdits } from './check-edit.ts';
import { checkWindows } from './check-windows.ts';
import { sources } from './generated-documents.ts';

/** Documents between two looks at the clock. */
const BATCH = 200;
const picks = fc.array(fc.nat({ max: 10_000 }), { minLength: 5, maxLength: 5 });

/**
 * `npm run fuzz -- --minutes N [--seed N]`: edits generated documents until the time is over, and says how the edits
 * ended. A fault ends it at once, with the smallest document that shows it.
 */
function main(): number {
  const { values } = parseArgs({
    options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string' } },
  });
  const end = Date.now() + Number(values.minutes) * 60_000;
  let seed = Number(values.seed ?? Date.now() % 1_000_000_000);
  const outcomes = new Map<string, number>();
  let documents = 0;
  while (Date.now() < end) {
    const result = fc.check(
      fc.property(sources, picks, (source, chosen) => {
        documents += 1;
        if (isTooDeep(source)) return;
        checkWindows(source);
        for (const { name, reason } of checkEdits(source, chosen)) {
          const key = `${name}: ${reason}`;
          outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
        }
      }),
      { numRuns: BATCH, seed },
    );
    if (result.failed) {
      process.stderr.write(`${fc.defaultReportMessage(result)}\n${String(result.errorInstance)}\n`);
      return 1;
    }
    seed += 1;
  }
  report(documents, outcomes);
  return 0;
}

function isTooDeep(source: string): boolean {
  try {
    parse(source);
    return false;
  } catch (error) {
    if (error instanceof EditRefused) return true;
    throw error;
  }
}

function report(documents: number, outcomes: ReadonlyMap<string, number>): void {
  const edits = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
  process.stdout.write(`${documents} documents, ${edits} edits, no fault.\n`);
  for (const [key, count] of [...outcomes].sort(([a], [b]) => a.localeCompare(b))) {
    process.stdout.write(`  ${key.padEnd(40)} ${String(count).padStart(8)}\n`);
  }
}

process.exitCode = main();
