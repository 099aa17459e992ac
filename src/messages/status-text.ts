import type { AnyStatus } from '../plan/any-status.ts';
import type { ForeignProgress } from '../plan/foreign/foreign-status.ts';
import { foreignText } from '../plan/foreign-text.ts';
import type { Count, PhaseProgress } from '../plan/reading/read-progress.ts';
import type { RequirementMatrix } from '../plan/requirement-matrix.ts';

/** How a plan stands, as lines for a terminal. Texts of people are cut, and hold no control characters. */
export function statusText(status: AnyStatus): string {
  const next = status.next.slice(0, MOST_NEXT).map(({ id, text }) => `  ${id}  ${foreignText(text, 100)}`);
  const groups = status.sideBySide.map((group) => group.join(', '));
  return [
    headline(status),
    ...table(phaseRows(status)),
    ...(next.length === 0 ? [] : ['', 'Next:', ...next]),
    ...(groups.length === 0 ? [] : ['', `Can run side by side: ${groups.join('; ')}.`]),
    ...contradictions(status),
  ].join('\n');
}

/** Which tasks meet which requirement, as lines for a terminal. */
export function matrixText({ rows, unserved }: RequirementMatrix): string {
  const lines = rows.map(({ requirement, text, tasks, met }) => {
    const ids = tasks.map(({ id, done }) => `${done ? '[x]' : '[ ]'} ${id}`).join('  ');
    return [requirement, met ? 'met' : 'open', ids === '' ? 'no task' : ids, foreignText(text, 80)];
  });
  return [
    ...table(lines),
    ...(unserved.length === 0 ? [] : ['', `For no requirement: ${unserved.join(', ')}.`]),
  ].join('\n');
}

const MOST_NEXT = 10;
const MOST_PHASES = 100;

function headline(status: AnyStatus): string {
  const title = status.title === '' ? 'A plan without a title' : foreignText(status.title, 100);
  const number = status.form === 'planwright' && status.issue > 0 ? `#${status.issue}, ` : '';
  const what = status.form === 'planwright' ? `${number}${status.tier}` : status.form;
  const optional = status.form === 'planwright' ? { done: 0, total: 0 } : status.count.optional;
  const parts = [
    `${ofTotal(status.count.tasks)} tasks done`,
    ...(status.count.criteria.total === 0 ? [] : [`${ofTotal(status.count.criteria)} criteria met`]),
    ...(optional.total === 0 ? [] : [`${ofTotal(optional)} optional tasks done`]),
  ];
  const paused = status.form === 'planwright' && status.paused ? ' The plan is paused.' : '';
  return `${title} (${what})${status.complete ? ' is complete' : ''}: ${parts.join(', ')}.${paused}`;
}

function phaseRows(status: AnyStatus): string[][] {
  const phases =
    status.form === 'planwright'
      ? status.phases.filter((phase) => phase.number !== null).map(ownRow)
      : status.phases.filter((phase) => phase.label !== '').map(otherRow);
  const outside = status.form === 'planwright' ? null : status.outside;
  const rest = phases.length - MOST_PHASES;
  return [
    ...phases.slice(0, MOST_PHASES),
    ...(rest > 0 ? [[`… and ${rest} more phases`]] : []),
    ...(outside === null ? [] : [['outside of phases', '', ...countCells(outside)]]),
  ];
}

function ownRow(phase: PhaseProgress): string[] {
  const state = phase.waitsFor === null ? phase.state : `after phase ${phase.waitsFor}`;
  return [named(`Phase ${phase.number}`, phase.title), state, ...countCells(phase)];
}

function otherRow(phase: ForeignProgress): string[] {
  return [named(phase.label, phase.title), phase.state, ...countCells(phase)];
}

function named(label: string, title: string): string {
  return foreignText(title === '' ? label : `${label}: ${title}`, 60);
}

function countCells({ tasks, criteria }: { readonly tasks: Count; readonly criteria: Count }): string[] {
  return [ofTotal(tasks), criteria.total === 0 ? '' : `criteria ${ofTotal(criteria)}`];
}

/** Headings are forgotten more often than boxes. */
function contradictions(status: AnyStatus): string[] {
  if (status.form === 'planwright') return [];
  const lines = status.phases
    .filter((phase) => phase.says === 'done' && phase.state !== 'complete')
    .map(
      ({ label, line, tasks }) =>
        `${foreignText(label, 60)} (line ${line}) says that it is done, and ${ofTotal(tasks)} of its tasks are.`,
    );
  return lines.length === 0 ? [] : ['', ...lines];
}

function ofTotal({ done, total }: Count): string {
  return `${done} of ${total}`;
}

/** Columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number): number =>
    Math.max(0, ...rows.map((row) => [...(row[column] ?? '')].length));
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell + ' '.repeat(Math.max(0, width(column) - [...cell].length))).join('  ')}`.trimEnd(),
  );
}
