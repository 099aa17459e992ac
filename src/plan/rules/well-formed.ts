import type { Nodes, RootContent, Table } from 'mdast';
import type { MarkdownDocument } from '../../markdown/document.ts';
import { EditRefused } from '../../markdown/edit-refused.ts';
import { isOpenEnded } from '../../markdown/open-ended.ts';
import { findBlock } from '../../markdown/replace-block.ts';
import { walk } from '../../markdown/walk.ts';
import type { PlanFile } from '../reading/plan-file.ts';
import { ALL_TIERS, type Fault, lineName, type Rule } from './rule.ts';

/**
 * It judges documents alone; a plan as a value is always well formed.
 *
 * ```md passes
 * ---
 * planwright: 1
 * issue: 42
 * tier: small
 * ---
 *
 * # Lock the store while writing
 *
 * ## Tasks
 *
 * - [ ] **T01** (R1) Lock the store
 * ```
 *
 * ```md fails
 * ---
 * planwright: 1
 * issue: 42
 * tier: small
 * ---
 *
 * # Lock the store while writing
 *
 * ## Tasks
 *
 * <<<<<<< HEAD
 * - [ ] **T01** (R1) Lock the store
 * =======
 * - [ ] **T01** (R1) Lock the whole store
 * >>>>>>> main
 * ```
 */
export const wellFormed: Rule = {
  id: 'well-formed',
  level: 'error',
  tiers: ALL_TIERS,
  says: 'The file can be read as a plan: front matter, a title, tasks, whole tables, nothing left open and no marks of a merge conflict.',
  check: (_plan, { file }) => {
    if (file === undefined) return [];
    const { markdown, reading, frontMatterFault } = file;
    const frontMatter =
      frontMatterFault === null
        ? []
        : [{ where: lineName(frontMatterFault.line), message: frontMatterFault.message }];
    return [
      ...frontMatter,
      ...conflictMarks(markdown),
      ...openEnd(markdown),
      ...missing(file),
      ...progressMarks(markdown, reading.plan.tier !== 'small'),
      ...brokenTables(markdown),
    ];
  },
};

/** A mark in code is an example; anywhere else somebody stopped in the middle of a merge. */
function conflictMarks({ source, tree }: MarkdownDocument): Fault[] {
  if (!/^(?:(?:<{7}|>{7}|\|{7})(?: |$)|={7}$)/m.test(source)) return [];
  const code = tree.children.filter((block) => block.type === 'code');
  const isCode = (line: number) =>
    code.some(({ position }) => (position?.start.line ?? 0) < line && line < (position?.end.line ?? 0));
  const isUnderline = (line: number) =>
    tree.children.some(({ type, position }) => type === 'heading' && position?.end.line === line);
  return source.split(/\r\n|\n|\r/).flatMap((text, index) => {
    const mark = /^(<{7}|>{7}|\|{7})(?: |$)/.exec(text)?.[1] ?? /^={7}$/.exec(text)?.[0];
    if (mark === undefined || isCode(index + 1)) return [];
    if (mark.startsWith('=') && isUnderline(index + 1)) return [];
    return [
      {
        where: lineName(index + 1),
        message: `Line ${index + 1} is the mark of a merge conflict ("${mark}"); expected one version of the text. Choose one and remove the marks.`,
      },
    ];
  });
}

function openEnd(markdown: MarkdownDocument): Fault[] {
  const last = markdown.tree.children.at(-1);
  const isBlock = last?.type === 'code' || last?.type === 'html';
  if (last === undefined || !isBlock || !isOpenEnded(markdown, last)) return [];
  const what = last.type === 'code' ? 'code block' : 'comment or HTML block';
  const line = lineOf(last);
  return [
    {
      where: lineName(line),
      message: `The ${what} that starts in line ${line} is not closed, so everything below it is part of it; expected its end. Close it.`,
    },
  ];
}

function missing({ reading }: PlanFile): Fault[] {
  const tasks = [...reading.places.keys()].filter((id) => /^T\d/.test(id));
  const hasTask = tasks.some((id) => !reading.boxless.includes(id));
  return [
    ...(reading.places.has('Title')
      ? []
      : [
          {
            where: 'Document',
            message:
              'The plan has no title; expected a heading "# …" with the title of the issue. Put it back above the first section.',
          },
        ]),
    ...(hasTask
      ? []
      : [
          {
            where: 'Tasks',
            message:
              'The plan has no task: found no checkbox whose text begins with an id; expected lines such as "- [ ] **T01** …". Put them back from the file\'s history.',
          },
        ]),
    ...(hasTask ? reading.boxless : []).map((id) => ({
      where: id,
      message: `${id} has ${noBox(reading.wrongBoxes.get(id))}, so nothing can tick it; expected "- [ ] **${id}** …". Put the box back.`,
    })),
  ];
}

function noBox(found: string | undefined): string {
  return found === undefined ? 'no checkbox' : `"${found}" before it, which is no checkbox`;
}

function progressMarks(markdown: MarkdownDocument, isExpected: boolean): Fault[] {
  try {
    findBlock(markdown, 'progress');
    return [];
  } catch (error) {
    if (!isExpected || !(error instanceof EditRefused)) return [];
    return [
      { where: 'Progress', message: `${error.message} Keep one pair of them around the generated table.` },
    ];
  }
}

/** Lines with bars that are no table any more, and rows with more or fewer cells than their head. */
function brokenTables({ source, tree }: MarkdownDocument): Fault[] {
  const found: Fault[] = [];
  const visit = (block: RootContent): void =>
    walk(block, (node) => {
      if (node.type === 'table') found.push(...unevenRows(node));
      if (node.type !== 'paragraph') return;
      const text = source.slice(node.position?.start.offset, node.position?.end.offset);
      const rows = text.split(/\r\n|\n|\r/).filter((line) => /^\s*\|.*\|\s*$/.test(line));
      if (rows.length < 2 && !/^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/m.test(text)) return;
      const line = lineOf(node);
      found.push({
        where: lineName(line),
        message: `The lines with bars from line ${line} on are no table; expected below its head a line such as "|---|---|" with as many cells as the head. Mend it.`,
      });
    });
  for (const block of tree.children) visit(block);
  return found;
}

function unevenRows({ children: [head, ...rows] }: Table): Fault[] {
  const expected = head?.children.length ?? 0;
  return rows
    .filter((row) => row.children.length !== expected)
    .map((row) => ({
      where: lineName(lineOf(row)),
      message: `The row in line ${lineOf(row)} has ${row.children.length} cells; expected ${expected}, as its head has. Mend the bars: a bar in a cell is written "\\|".`,
    }));
}

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}
