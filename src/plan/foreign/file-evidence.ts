import { proseLines } from '../reading/prose-lines.ts';

interface Said {
  readonly body: string;
  readonly commits: readonly { readonly message: string }[];
}

/** What a pull request says of a plan that is a file: `Completes specs/x/tasks.md T003`. */
export interface FileReference {
  /** As written, from the root of the repository; null where only ids are written. */
  readonly path: string | null;
  /** What follows: ids as that plan writes them, then perhaps words. Empty: the plan is named, and no task. */
  readonly names: string;
}

const LINE = /^(?:[-*+]\s+)?\**(?:plan\**:|(?:completes|completed|finishes)\s*:?)\**\s+(\S.*)$/i;
/** It quotes the title of the commit that it takes back. */
const REVERT = /^\s*revert\s+"/i;
const PATH =
  /^[`"'<([]*((?:\.?\/)?[\w.@+-]+(?:\/[\w.@+-]+)*\.(?:md|markdown))(?![\w/])[`"'>)\]]*(?:\([^()\s]*\))?[#:,/]*/i;
/** A path that leaves the repository is none. */
const UPWARDS = /\.\.\//;
const MOST_LINES = 5_000;
const LONGEST_LINE = 1_000;
const MOST_REFERENCES = 50;

/**
 * The lines of a pull request's body and commits that speak of plans by their files, or by ids alone. Foreign text,
 * read line by line in linear time; code, quotes and comments hold no evidence. Lines that name an issue's plan
 * (`#42`) are left to `findEvidence`.
 */
export function findFileEvidence(pull: Said): FileReference[] {
  const found: FileReference[] = [];
  for (const line of evidenceLines(pull)) {
    if (found.length >= MOST_REFERENCES) break;
    found.push(...readReferences(line));
  }
  return found;
}

/** The file that a text begins with, and what follows it: `docs/ROADMAP.md A1, A2`; null where it begins otherwise. */
export function leadingFile(text: string): { readonly path: string; readonly rest: string } | null {
  const [word = ''] = text.slice(0, LONGEST_LINE).split(/\s/, 1);
  const match = UPWARDS.test(word) ? null : PATH.exec(word);
  if (match === null) return null;
  return { path: (match[1] ?? '').replace(/^\.?\//, ''), rest: text.slice(match[0].length).trim() };
}

/** Paths that a text names so, at most ten: a hint of what to read. */
export function filesNamed(body: string): string[] {
  const paths = findFileEvidence({ body, commits: [] }).flatMap(({ path }) => path ?? []);
  return [...new Set(paths)].slice(0, 10);
}

/** Whether a line speaks of a plan by its file: its ids are that plan's, and no other's. */
export function namesPlanFile(line: string): boolean {
  const said = LINE.exec(line.slice(0, LONGEST_LINE).trim())?.[1];
  return said !== undefined && readReferences(said).some(({ path }) => path !== null);
}

function* evidenceLines({ body, commits }: Said): Generator<string> {
  const messages = commits.map(({ message }) => message.split(/\r?\n/, MOST_LINES));
  for (const lines of [proseLines(body), ...messages]) {
    for (const line of lines) {
      const said = REVERT.test(line) ? undefined : LINE.exec(line.slice(0, LONGEST_LINE).trim())?.[1];
      if (said !== undefined) yield said;
    }
  }
}

/** `specs/a/tasks.md T001, T002, docs/plan.md 1.2`: ids that follow a path are its own. */
function readReferences(said: string): FileReference[] {
  const references: { path: string | null; names: string }[] = [];
  for (const word of said.split(/\s+/)) {
    const match = UPWARDS.test(word) ? null : PATH.exec(word);
    const last = references.at(-1);
    if (match !== null) {
      const path = (match[1] ?? '').replace(/^\.?\//, '');
      references.push({ path, names: word.slice(match[0].length) });
    } else if (last === undefined) references.push({ path: null, names: word });
    else last.names = `${last.names} ${word}`.trim();
  }
  return references.filter(({ path, names }) => path !== null || !/#\d/.test(names));
}
