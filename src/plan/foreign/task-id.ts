import { createHash } from 'node:crypto';

/** What stands before a task's words. */
export interface TaskHead {
  /** As it stands; null where there is none. */
  readonly id: string | null;
  /** Whether signs around it say that it is one; `S3 bucket` may only look like it. */
  readonly isSure: boolean;
  /** ExecPlan's timestamp. */
  readonly at: string | null;
  readonly parallel: boolean;
  readonly story: string | null;
  readonly text: string;
}

const TIMESTAMP =
  /^[([]?(\d{4}-\d{2}-\d{2}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?)[)\]]?\s*[:–—-]?\s+/;
const WORD =
  /^(?:task|step|item|todo|story|issue|aufgabe|tarea|tâche|tarefa|задача|zadanie|任务|タスク|작업)\s*[-#]?(\d{1,4}(?:\.\d{1,4}){0,3}[a-z]?)(?![\p{L}\p{N}])/iu;
const DOTTED = /^\d{1,4}(?:\.\d{1,4}){1,4}[a-z]?(?=[\s:.)\]—–-]|$)/;
const WHOLE = /^\d{1,4}[a-z]?(?=[.):]\s|\s[-–—]\s|\])/;
const CODE =
  /^[A-Z]{1,10}(?:[-_][A-Z]{1,10})?[-_.]?\d{1,5}(?:[.\-_][A-Z]{0,3}\d{1,4}){0,3}[a-z]?(?=[\s:.,)\]—–-]|$)/;
/** Small letters need a sign behind them. */
const SMALL_CODE = /^[a-z]{1,6}-?\d{1,4}(?:[.-][a-z]{0,2}\d{1,4}){0,3}(?=[:)\]]|\.\s|\s[-–—]\s)/;
const TAG = /^\[(P|US-?\d{1,3})\]\s*/;
/** Numbers of something else. */
const UNIT = /^\s*(?:%|x\b|ms\b|s\b|sec|min|hours?|hrs?\b|days?|weeks?|[kmg]b\b|million|percent)/i;

/** Takes a task's first line apart. `isBold`: it begins with bold text, which is `boldText`. */
export function readTaskHead(line: string, boldText: string | null): TaskHead {
  const tags = { parallel: false, story: null as string | null };
  const stamp = TIMESTAMP.exec(line);
  let text = takeTags(line.slice(stamp?.[0].length ?? 0), tags);
  const found = idAt(text, boldText);
  if (found !== null) text = takeTags(text.slice(found.length).replace(/^[\s:.)\]—–-]+/, ''), tags);
  const base = { at: stamp?.[1] ?? null, ...tags };
  // A line that is an id alone is its own text.
  if (found === null || text === '')
    return { ...base, id: found?.id ?? null, isSure: true, text: text || line };
  return { ...base, id: found.id, isSure: found.isSure, text };
}

function takeTags(line: string, tags: { parallel: boolean; story: string | null }): string {
  let text = line;
  for (let tag = TAG.exec(text); tag !== null; tag = TAG.exec(text)) {
    if (tag[1] === 'P') tags.parallel = true;
    else tags.story = tag[1] ?? null;
    text = text.slice(tag[0].length);
  }
  return text;
}

interface FoundId {
  readonly id: string;
  readonly isSure: boolean;
  /** Characters up to its end, an opening bracket included. */
  readonly length: number;
}

function idAt(line: string, boldText: string | null): FoundId | null {
  const open = /^[[(]/.test(line) ? 1 : 0;
  const rest = line.slice(open);
  const closed = open === 1 && /^[\])]/.test(rest.slice(idLength(rest)));
  const word = WORD.exec(rest)?.[0] ?? null;
  if (word !== null) return { id: word, isSure: true, length: open + word.length };
  const dotted = DOTTED.exec(rest)?.[0] ?? null;
  if (dotted !== null && !UNIT.test(rest.slice(dotted.length))) {
    return { id: dotted, isSure: true, length: open + dotted.length };
  }
  const whole = WHOLE.exec(rest)?.[0] ?? null;
  if (whole !== null && (open === 0 || closed))
    return { id: whole, isSure: true, length: open + whole.length };
  const code = CODE.exec(rest)?.[0] ?? SMALL_CODE.exec(rest)?.[0] ?? null;
  if (code === null || (open === 1 && !closed)) return null;
  const after = rest.slice(code.length);
  const isBoldAlone = boldText !== null && boldText.replace(/[\s:.)—–-]+$/, '') === code;
  const isSure = closed || isBoldAlone || /^(?:[:)]|\.\s|\s+[-–—]\s)/.test(after) || /^T-?\d{2,}$/.test(code);
  return { id: code, isSure, length: open + code.length };
}

function idLength(text: string): number {
  return (CODE.exec(text) ?? SMALL_CODE.exec(text) ?? DOTTED.exec(text) ?? WHOLE.exec(text))?.[0].length ?? 0;
}

/** The letters that an id begins with, for comparing it with its neighbours. */
export function idFamily(id: string): string {
  return /^[^\d]*/.exec(id)?.[0].toUpperCase() ?? '';
}

/** An id for a task that has none: it follows from what the task says and under which heading, never from its place. */
export function madeUpId(section: string, text: string): string {
  const said = `${section}\n${text}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\n]+/gu, ' ')
    .trim();
  return `t-${createHash('sha256').update(said).digest('hex').slice(0, 6)}`;
}
