import { INTAKE_FIELDS } from './intake-form.ts';

const HEADINGS = new Set(INTAKE_FIELDS.map(({ heading }) => heading.toLowerCase()));
const QUOTED = /^ {0,3}>/;
/** "On Tue, Nov 24, 2026 at 9:12 AM Ada <ada@example.com> wrote:", the lead of a reply by e-mail. */
const MAIL_LEAD = /^On .{5,120}\bwrote:\s*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** Longer lines are no heading of the form. */
const LONGEST_HEADING = 200;

/**
 * What a comment answers to the intake form, as markdown of the answerer's own words: without quoted text, the fence
 * that the form was copied in, prompts, and headings that stayed empty. Linear; foreign text in and out.
 */
export function readIntakeAnswer(body: string): string {
  const own = withoutQuotes(body.replaceAll('\r\n', '\n').split('\n'));
  return withoutEmptyFields(withoutComments(withoutFormFence(own).join('\n')).split('\n'));
}

/** Comments that nobody closes stay: a pattern would look for the end of each of them anew. */
function withoutComments(text: string): string {
  let kept = '';
  let from = 0;
  for (let open = text.indexOf('<!--'); open !== -1; open = text.indexOf('<!--', from)) {
    const close = text.indexOf('-->', open + '<!--'.length);
    if (close === -1) break;
    kept += text.slice(from, open);
    from = close + '-->'.length;
  }
  return kept + text.slice(from);
}

function withoutQuotes(lines: readonly string[]): string[] {
  return lines.filter(
    (line, index) =>
      !QUOTED.test(line) && !(MAIL_LEAD.test(line) && lines.slice(index + 1, index + 3).some(isQuoted)),
  );
}

function isQuoted(line: string): boolean {
  return QUOTED.test(line);
}

/** A fence around headings of the form is the one it was copied with; every other is code that means itself. */
function withoutFormFence(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const mark = fenceOf(lines[at] ?? '')?.mark;
    const end = mark === undefined ? -1 : closingFence(lines, at + 1, mark);
    const last = end === -1 ? lines.length : end;
    if (mark === undefined) kept.push(lines[at] ?? '');
    else {
      const inner = lines.slice(at + 1, last);
      kept.push(...(inner.some((line) => fieldOf(line) !== null) ? inner : lines.slice(at, last + 1)));
      at = last;
    }
  }
  return kept;
}

function closingFence(lines: readonly string[], from: number, mark: string): number {
  for (let at = from; at < lines.length; at++) {
    const found = fenceOf(lines[at] ?? '');
    if (found?.info === '' && found.mark.startsWith(mark)) return at;
  }
  return -1;
}

/** A line of a fence, with one word behind its mark at most. */
function fenceOf(line: string): { readonly mark: string; readonly info: string } | null {
  const found = FENCE.exec(line);
  if (found === null) return null;
  const info = line.slice(found[0].length).trim();
  return /\s/.test(info) ? null : { mark: found[1] ?? '', info };
}

function withoutEmptyFields(lines: readonly string[]): string {
  const parts: { readonly heading: string | null; readonly lines: string[] }[] = [
    { heading: null, lines: [] },
  ];
  for (const line of lines) {
    if (fieldOf(line) !== null) parts.push({ heading: line.trim(), lines: [] });
    else parts.at(-1)?.lines.push(line);
  }
  return parts
    .map((part) => ({
      ...part,
      text: part.lines
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    }))
    .filter(({ text }) => text !== '')
    .map(({ heading, text }) => (heading === null ? text : `${heading}\n\n${text}`))
    .join('\n\n');
}

/** The field whose heading this line is; null for every other line. */
function fieldOf(line: string): string | null {
  if (line.length > LONGEST_HEADING) return null;
  const title = /^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$/.exec(line)?.[1]?.toLowerCase();
  return title !== undefined && HEADINGS.has(title) ? title : null;
}
