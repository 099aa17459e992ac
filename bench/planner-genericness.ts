/**
 * How much of the plans reads the same everywhere: over the plans of all cases, the share of sentences that, with ids,
 * paths, numbers and names taken out, also stand in a plan for another repository. Aim: at most 0.15.
 *
 *     node bench/planner-genericness.ts CASES.jsonl MIRRORS [--list]
 *
 * CASES and MIRRORS are what `planner-plans.ts` reads. `--list` prints the shared sentences, the most frequent first.
 */
import type { Plan } from '../src/plan/plan.ts';
import { planToJson } from '../src/plan/plan-json.ts';
import { readPlans } from './planner-plans.ts';

/** Fields that are no running text. */
const NO_TEXT = new Set([
  'id',
  'path',
  'status',
  'key',
  'url',
  'base',
  'issueSha256',
  'tier',
  'title',
  'source',
]);
NO_TEXT.add('owners').add('after').add('kind').add('names').add('command').add('topic').add('likelihood');
NO_TEXT.add('impact').add('proof').add('isDefault').add('requirementIds');

function textsIn(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') found.push(value);
  else if (Array.isArray(value)) for (const item of value) textsIn(item, found);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) if (!NO_TEXT.has(key)) textsIn(inner, found);
  return found;
}

/** The running text of a plan as bare sentences: ids, paths, code, numbers and names become a dot. */
export function bareSentences(plan: Plan): string[] {
  return textsIn(planToJson(plan))
    .flatMap((text) => text.split(/(?<=[.!?])\s+(?=\p{Lu})/u))
    .map((sentence) =>
      sentence
        .replace(/`[^`]*`/g, '·')
        .replace(/\b[A-Z]\d+(?:\.\d+)?\b|@[\w/-]+|\b[\w.-]+\/[\w./-]+|\b[\w-]+\.\w{1,5}\b/g, '·')
        .replace(/(?<=[a-z,;:] )(?:\p{Lu}[\w'-]*\s?)+/gu, '·')
        .replace(/\d[\d.,]*/g, '·')
        .replace(/·(?:[\s,;]*(?:and|or)?[\s,;]*·)+/g, '·')
        .replace(/[\s.!?]+/g, ' ')
        .trim()
        .toLowerCase(),
    )
    .filter((sentence) => /\p{L}{2,} .*\p{L}{2,}/u.test(sentence));
}

/** Share of sentences that some other repository's plans have too; `shared` with how often, most first. */
export function genericness(
  plans: readonly { readonly repo: string; readonly sentences: readonly string[] }[],
): {
  readonly share: number;
  readonly shared: readonly (readonly [string, number])[];
} {
  const homes = new Map<string, Set<string>>();
  for (const { repo, sentences } of plans)
    for (const sentence of sentences) homes.set(sentence, (homes.get(sentence) ?? new Set()).add(repo));
  const all = plans.flatMap(({ sentences }) => sentences);
  const counts = new Map<string, number>();
  for (const sentence of all)
    if ((homes.get(sentence)?.size ?? 0) > 1) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  const shared = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return { share: shared.reduce((sum, [, count]) => sum + count, 0) / Math.max(1, all.length), shared };
}

async function main(casesFile: string, mirrors: string, list: boolean): Promise<void> {
  const drawn = await readPlans(casesFile, mirrors);
  const plans = drawn.map(({ repo, plan }) => ({ repo, sentences: bareSentences(plan) }));
  const { share, shared } = genericness(plans);
  if (list) for (const [sentence, count] of shared) process.stdout.write(`${count}  ${sentence}\n`);
  const total = plans.reduce((sum, { sentences }) => sum + sentences.length, 0);
  process.stdout.write(
    `planner.genericness ${share.toFixed(3)} (${total} sentences of ${plans.length} plans)\n`,
  );
}

const [casesFile, mirrors, flag] = process.argv.slice(2);
if (import.meta.main) {
  if (casesFile === undefined || mirrors === undefined) {
    process.stderr.write('usage: node bench/planner-genericness.ts CASES.jsonl MIRRORS [--list]\n');
    process.exitCode = 2;
  } else await main(casesFile, mirrors, flag === '--list');
}
