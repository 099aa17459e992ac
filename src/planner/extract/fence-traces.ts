import { isErrorMessage, isTraceLine } from '../locate/stack-trace.ts';

const FENCE = /^\s{0,3}(`{3,}|~{3,})/;
/** So many lines of a trace in a row are one; a single line is a quotation. */
const LEAST = 2;

/**
 * The body with stack traces that stand in running text put into code fences: markdown would take their angle
 * brackets, underscores and indents for markup of its own.
 */
export function fenceTraces(body: string): string {
  const lines = body.split('\n');
  const found: string[] = [];
  let fence: string | null = null;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined) fence = fence === null ? mark : mark.startsWith(fence) ? null : fence;
    const end = fence === null && mark === undefined ? endOfTrace(lines, at) : at;
    if (end === at) {
      found.push(line);
      at += 1;
      continue;
    }
    const indent = /^\s*/.exec(line)?.[0] ?? '';
    // Set off by a blank line and four spaces it is code already.
    const isCode = /^(?: {4}|\t)/.test(indent) && (lines[at - 1] ?? '').trim() === '';
    const block = lines.slice(at, end);
    found.push(...(isCode ? block : [`${indent}\`\`\``, ...block, `${indent}\`\`\``]));
    at = end;
  }
  return found.join('\n');
}

/** The index after the trace that begins at a line; the line's own index where none does. */
function endOfTrace(lines: readonly string[], start: number): number {
  if (!opens(lines, start)) return start;
  let count = 0;
  let end = start;
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (FENCE.test(line)) break;
    // A message that names its place is a step too, and what it says may stand on the line below.
    if (isTraceLine(line)) count += 1;
    else if (isTraceLine(lines[at - 1] ?? '') && isTraceLine(lines[at + 1] ?? '') && line !== '') continue;
    else if (line.trim() === '' && !opens(lines, at + 1)) break;
    else if (!isPart(line)) break;
    if (line.trim() !== '') end = at + 1;
  }
  return count < LEAST ? start : end;
}

function opens(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (isTraceLine(line)) return true;
  const next = (lines[at + 1] ?? '').trim() === '' ? lines[at + 2] : lines[at + 1];
  return isErrorMessage(line) && isTraceLine(next ?? '');
}

/** Between the steps stand the lines of code themselves, the functions that Go names, and messages. */
function isPart(line: string): boolean {
  return (
    line.trim() === '' ||
    /^\s/.test(line) ||
    isErrorMessage(line) ||
    /^[\w./*()\-[\]]+\(.*\)$/.test(line) ||
    /^exit status \d+$/.test(line)
  );
}
