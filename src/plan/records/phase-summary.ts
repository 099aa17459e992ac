import type { Paragraph } from 'mdast';
import { foreignText, webLink } from '../foreign-text.ts';
import type { Prose } from '../plan.ts';
import { join, prose } from '../prose.ts';
import type { PhaseSection, ShippedRecord } from '../reading/plan-document.ts';
import { labelled, paragraph } from '../sections/blocks.ts';
import { standingRecords } from './reverts.ts';

export type RecordFacts = Omit<ShippedRecord, 'item'>;

const MOST_TITLES = 4;

/**
 * What a complete phase really brought, in at most three sentences, from its records. `withPull` are the tasks that a
 * recorded pull request ticked.
 */
export function phaseSummary(
  phase: PhaseSection,
  all: readonly RecordFacts[],
  withPull: ReadonlySet<string>,
): Paragraph {
  const records = standingRecords(all);
  const byHand = phase.tasks.filter((task) => !task.struck && !withPull.has(task.id)).map((task) => task.id);
  const dropped = phase.tasks.filter((task) => task.struck).map((task) => task.id);
  const notes = [
    ...(records.length > 0 && byHand.length > 0
      ? [`ticked without a pull request: ${byHand.join(', ')}`]
      : []),
    ...(dropped.length > 0 ? [`dropped: ${dropped.join(', ')}`] : []),
  ];
  const last = notes.length > 0 ? ` Against the plan, ${notes.join('; ')}.` : '';
  if (records.length === 0) {
    return paragraph(
      labelled('Summary', prose`Completed by hand; no pull request is recorded for it.${last}`),
    );
  }
  return paragraph(labelled('Summary', prose`${shipped(records)} ${changes(records)}${last}`));
}

function shipped(records: readonly RecordFacts[]): Prose {
  const pulls = records.slice(0, 12).map((record) => [webLink(record.url, `#${record.number}`)]);
  const rest = records.length - pulls.length;
  const dates = records.flatMap((record) => record.date ?? []).sort();
  const [first] = dates;
  const last = dates.at(-1);
  const when = first === undefined ? '' : first === last ? ` on ${first}` : ` from ${first} to ${last}`;
  const sum = (key: 'files' | 'additions' | 'deletions'): number =>
    records.reduce((all, record) => all + record[key], 0);
  const named = join(rest > 0 ? [...pulls, prose`${rest} more`] : pulls);
  return prose`${named} shipped it${when}, changing ${sum('files')} files, +${sum('additions')} −${sum('deletions')}.`;
}

function changes(records: readonly RecordFacts[]): Prose {
  const titles = records
    .slice(0, MOST_TITLES)
    .map((record) => foreignText(record.title, 120).replace(/\.$/, ''));
  const rest = records.length - titles.length;
  return prose`${records.length === 1 ? 'It' : 'They'} brought: ${[...titles, ...(rest > 0 ? [`${rest} more`] : [])].join('; ')}.`;
}
