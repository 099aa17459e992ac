import type { RootContent } from 'mdast';
import type { Prose } from '../plan.ts';
import { prose } from '../prose.ts';
import type { PhaseSection, PlanDocument } from '../reading/plan-document.ts';
import { readContent } from '../reading/read-content.ts';
import { bullet, heading, labelled, list } from '../sections/blocks.ts';
import { phaseDrift } from './drift.ts';
import type { RecordFacts } from './phase-summary.ts';
import { standingRecords } from './reverts.ts';

export interface PhaseEnd {
  readonly phase: PhaseSection;
  /** All that shipped in it. */
  readonly records: readonly RecordFacts[];
}

const DAY_MS = 86_400_000;

/**
 * What became of the whole plan: outcomes against its requirements and success criteria, planned against actual size,
 * and what only people can answer. `done` are ids that count as ticked.
 */
export function retrospective(
  plan: PlanDocument,
  ends: readonly PhaseEnd[],
  done: ReadonlySet<string>,
): RootContent[] {
  const content = readContent(plan, plan);
  const records = standingRecords([
    ...new Map(ends.flatMap(({ records: all }) => all).map((record) => [record.url, record])).values(),
  ]);
  const requirements = content.plan.requirements
    .filter(({ id }) => !content.dropped.includes(id))
    .map(({ id }) => requirementOutcome(plan, id, done));
  const criteria = content.plan.overview.successCriteria;
  const [only] = ends;
  const drift =
    plan.tier === 'small' && only !== undefined
      ? [labelled('Drift', phaseDrift(only.phase, only.records))]
      : [];
  return [
    heading(2, prose`Retrospective`),
    list([
      ...(requirements.length > 0
        ? [bullet(labelled('Requirements', prose`${requirements.join('; ')}.`))]
        : []),
      ...drift.map((line) => bullet(line)),
      bullet(labelled('Size', sizes(plan, records))),
      bullet(prose`To be answered by those who did the work:`, [
        ...criteria.map((text): Prose => prose`Did it come true? ${text}`),
        ...(content.plan.decisions.length > 0
          ? [prose`Which decisions held, and which were made anew?`]
          : []),
        prose`What was surprising, and what should the next plan know?`,
      ]),
    ]),
  ];
}

function requirementOutcome({ tasks }: PlanDocument, id: string, done: ReadonlySet<string>): string {
  const own = tasks.filter((task) => task.requirements.includes(id));
  const met = own.filter((task) => !task.struck && (task.checked || done.has(task.id)));
  const dropped = own.filter((task) => task.struck);
  if (met.length === 0) return `${id} met by no task`;
  const less = dropped.length > 0 ? ` without ${dropped.map((task) => task.id).join(', ')}` : '';
  return `${id} met by ${met.map((task) => task.id).join(', ')}${less}`;
}

/** Planned against actual, in files, tasks and days. */
function sizes({ tasks }: PlanDocument, records: readonly RecordFacts[]): Prose {
  const planned = new Set(tasks.flatMap((task) => task.paths.map(({ path }) => path))).size;
  const dropped = tasks.filter((task) => task.struck).length;
  const sum = (key: 'files' | 'additions' | 'deletions'): number =>
    records.reduce((all, record) => all + record[key], 0);
  const beyond = new Set(records.flatMap((record) => record.drift.beyond)).size;
  const dates = records.flatMap((record) => record.date ?? []).toSorted();
  const [first] = dates;
  const last = dates.at(-1);
  const days =
    first === undefined || last === undefined
      ? ''
      : first === last
        ? `; all merged on ${first}`
        : `; ${(Date.parse(last) - Date.parse(first)) / DAY_MS + 1} days from the first merge to the last, ${first} to ${last}`;
  const drops = dropped > 0 ? `, ${dropped} dropped` : '';
  return prose`${tasks.length} tasks planned${drops}; ${planned} files planned, ${beyond} more touched; ${records.length} pull requests, ${sum('files')} file changes, +${sum('additions')} −${sum('deletions')}${days}.`;
}
