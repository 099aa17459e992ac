import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { apply, parse, setChecked, taskItems } from '../src/markdown/index.ts';
import { planOfLength } from './edit-plan.ts';
import { type Figure, median, rounded } from './figure.ts';

const ROUNDS = 7;
const KB = 1024;
const TICKS = 10_000;

const remark = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).use(remarkStringify).freeze();

/** All parts of a ratio are measured in turn, so that a machine that slows down slows them all. */
export const edit: Figure = {
  name: 'edit',
  says: `one verified tick beside one remark parse of the same document, and many ticks; medians of ${ROUNDS}`,
  measure: async () => {
    const source = planOfLength(100 * KB);
    const id = idInTheMiddle(source);
    const times = rounds({
      tick: () => tickAfterAll(source),
      tickAlone: () => tick(source, id),
      parse: () => remark.parse(source),
      roundTrip: () => remark.stringify(remark.parse(source)),
    });
    const defining = definingPlan();
    const definingTimes = rounds({
      tick: () => tickAfterAll(defining),
      tickAlone: () => tick(defining, idInTheMiddle(defining)),
      parse: () => remark.parse(defining),
    });
    const large = planOfLength(500 * KB);
    const largeId = idInTheMiddle(large);
    const at500 = rounds({ tick: () => tickAfterAll(large), tickAlone: () => tick(large, largeId) });
    const batch = batchTimes();
    return {
      /** From the text to the proven text, where nothing is asked for but the task that is named. */
      parseRatio: rounded(times.tickAlone / times.parse, 3),
      roundTripRatio: rounded(times.tickAlone / times.roundTrip, 3),
      msAt500KB: rounded(at500.tickAlone, 1),
      /** The same as commands and records tick a plan: all of it is read first. */
      wholeRatio: rounded(times.tick / times.parse),
      wholeMsAt500KB: rounded(at500.tick, 1),
      /** Both where every section holds a definition, so that no window can be read without the others. */
      definingRatio: rounded(definingTimes.tickAlone / definingTimes.parse),
      definingWholeRatio: rounded(definingTimes.tick / definingTimes.parse),
      tasks10k: Math.round(batch.many),
      /** Time of 10,000 over time of 1,000 ticks, a tenth of it: 1 is linear. */
      tasks10kGrowth: rounded(batch.many / batch.few / 10),
      parseMs: Math.round(times.parse),
    };
  },
};

function idInTheMiddle(source: string): string {
  const ids = [...source.matchAll(/\*\*(P\d+\.\d+)\*\*/g)].map((match) => match[1] ?? '');
  return `**${ids[Math.floor(ids.length / 2)]}**`;
}

/** 90 sections with ten tasks and a definition each, 94 KB. */
function definingPlan(): string {
  const sections = Array.from({ length: 90 }, (_, section) => {
    const tasks = Array.from(
      { length: 10 },
      (_task, task) =>
        `- [ ] **P${section}.${task}** do the thing with \`file${task}.ts\` and [d${section}], then some more words to fill the line`,
    );
    return `## Part ${section}\n\n${tasks.join('\n')}\n\n[d${section}]: https://example.com/${section}\n`;
  });
  return sections.join('\n');
}

/** From the text to the proven text. */
function tick(source: string, id: string): void {
  const document = parse(source);
  const [task] = taskItems(document, { containing: id });
  if (task === undefined) throw new Error(`${id} is not in the plan`);
  const result = apply(document, setChecked(document, task, true));
  if (result.source.charAt(task.box) !== 'x') throw new Error(`${id} was not ticked`);
}

function tickAfterAll(source: string): void {
  const document = parse(source);
  const task = taskItems(document).at(-1);
  if (task !== undefined) apply(document, setChecked(document, task, true));
}

/** Every task of a list of so many is ticked in one batch; the tree is there already. */
function batchTimes(): { readonly many: number; readonly few: number } {
  const documents = { many: listOf(TICKS), few: listOf(TICKS / 10) };
  const tickAll = (document: ReturnType<typeof listOf>): void => {
    const edits = taskItems(document).flatMap((task) => setChecked(document, task, true));
    const result = apply(document, edits);
    if (result.source.includes('[ ]')) throw new Error('not all were ticked');
  };
  const { many, few } = rounds({ many: () => tickAll(documents.many), few: () => tickAll(documents.few) }, 3);
  return { many, few };
}

function listOf(count: number): ReturnType<typeof parse> {
  const lines = Array.from({ length: count }, (_, index) => `- [ ] T${index} move \`file-${index}.ts\``);
  // Sections of fifty, as nobody writes ten thousand tasks in one list.
  const sections = lines.map((line, index) =>
    index % 50 === 0 ? `\n## Part ${index / 50}\n\n${line}` : line,
  );
  const document = parse(`${sections.join('\n')}\n`);
  void document.tree;
  return document;
}

function rounds<Name extends string>(
  works: Readonly<Record<Name, () => unknown>>,
  count = ROUNDS,
): Record<Name, number> {
  const entries = Object.entries(works) as [Name, () => unknown][];
  const times = new Map<Name, number[]>(entries.map(([name]) => [name, []]));
  for (let round = 0; round < count; round += 1) {
    for (const [name, work] of entries) {
      const start = performance.now();
      work();
      times.get(name)?.push(performance.now() - start);
    }
  }
  return Object.fromEntries(entries.map(([name]) => [name, median(times.get(name) ?? [])])) as Record<
    Name,
    number
  >;
}
