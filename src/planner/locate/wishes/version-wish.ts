import { RUNTIMES, type Runtime } from './runtimes.ts';

/** Another version of what the project stands on, as far as the title says so. */
export interface VersionWish {
  /** `require` moves what the project asks for; `test` only adds to what is tried out; `replace` does without. */
  readonly intent: 'require' | 'test' | 'replace';
  readonly runtimes: readonly Runtime[];
  /** Names that may be dependencies: whether they are is told by the manifests. */
  readonly names: readonly string[];
  /** Whether the dependencies are meant as a whole. */
  readonly isAll: boolean;
}

const MOVES =
  /\b(?:upgrad(?:e|ing)|updat(?:e|ing)|bump(?:ing)?|downgrad(?:e|ing)|(?:un)?pin(?:ning)?|unlock|relax|rais(?:e|ing)|migrat(?:e|ing)|mov(?:e|ing)|switch(?:ing)?|requir(?:e|ing)|drop(?:ping)?|remov(?:e|ing)|support(?:ing)?|us(?:e|ing)|test(?:ing|ed)?|run(?:ning)?|allow(?:ing)?|add(?:ing)?|stop(?:ping)?|end(?:ing)?|make|build(?:ing)?|set|minimum|msrv|compatib\w+|end of life|eol)\b/i;
/** Verbs after which a name is a dependency where a manifest has it. */
const UPGRADES =
  /^(?:[^:`]{0,40}:\s*)?(?:please\s+)?(?:upgrade|update|bump|downgrade|(?:un)?pin|unlock|relax|migrate|move|switch|uncap)\s+(?:(?:to|from|the|our|all|latest|newest|major|minor|required|minimum|versions?|constraints?|of|on|dependenc(?:y|ies)|package|action)\s+)*(@?[\w][\w./@-]*(?:(?:\s*,\s*|\s*,?\s+and\s+)@?[\w][\w./@-]*)*)(?=\s*(?:$|[.!:;(]|to\b|from\b|v?\d|[><=~^]|versions?\b|dependenc|package|action\b|gem\b|crate\b|library\b|module\b|plugin\b|in\b|for\b|because\b|as\b|so\b|requirement))/i;
const REPLACES =
  /^(?:[^:`]{0,40}:\s*)?(?:please\s+)?(?:replace|remove|drop|get rid of|do without|migrate (?:away )?from|move (?:away )?from|switch from)\s+(?:(?:the|our|dependency|package|on)\s+)*(@?[\w][\w./@-]*)(?=\s+(?:with|by|in favou?r of|to\b|dependency|package|from (?:the )?dependencies)|\s*$)/i;
const ALL =
  /\b(?:upgrad|updat|bump|refresh)\w*\b[^.]*\b(?:dependenc(?:y|ies)|deps|(?:npm|php|pip|gem|composer|cargo|node|python|go) (?:packages|modules)|package versions|requirements\.txt)\b/i;
const TESTED = /\b(?:test|tests|tested|testing|ci|matrix|workflows?|github actions)\b/i;
const REQUIRED = /\b(?:require|drop|minimum|msrv|raise|at least|end of life|eol|remove|stop|only)\b/i;

/** Reads a title such as “Require Go 1.23”, “Test on PHP 8.4” or “Bump eslint”; null where it asks for nothing of the sort. */
export function versionWish(title: string): VersionWish | null {
  const runtimes =
    MOVES.test(title) && !complains(title) ? RUNTIMES.filter((runtime) => isMeant(runtime, title)) : [];
  const replaced = REPLACES.exec(bare(title))?.[1];
  const names = replaced === undefined ? namesIn(title) : [replaced];
  const isAll = ALL.test(title) && !complains(title);
  if (runtimes.length === 0 && names.length === 0 && !isAll) return null;
  if (replaced !== undefined && runtimes.length === 0) return { intent: 'replace', runtimes, names, isAll };
  const intent = TESTED.test(title) && !REQUIRED.test(title) ? 'test' : 'require';
  return { intent, runtimes, names, isAll };
}

/** “Python 3.13” as a whole; in “Python 3.13 type aliases” it only says which ones. */
function isMeant({ said }: Runtime, title: string): boolean {
  const match = said.exec(title);
  if (match === null) return false;
  const rest = title.slice(match.index + match[0].length).replace(/^[\w.*+-]*/, '');
  return /^\s*(?:$|[^\w\s]|(?:and|or|in|on|as|for|too|at|to|with|by|from|until|support|compatib\w+|versions?|everywhere|because|since|only|so|now|also|instead)\b)/i.test(
    rest,
  );
}

function namesIn(title: string): string[] {
  const list = UPGRADES.exec(bare(title))?.[1] ?? '';
  return list
    .split(/\s*,\s*|\s+and\s+/)
    .map((name) => name.replace(/@v?\d.*$|\.$/g, ''))
    .filter((name) => /[a-z]/i.test(name) && name.length > 1);
}

/** A name in code is read as one without; a command in code is no sentence. */
function bare(title: string): string {
  return title.replace(/`[^`]*\s[^`]*`/g, '…').replaceAll('`', '');
}

/** A fault after an upgrade is looked for in the code. */
export function complains(title: string): boolean {
  return /\b(?:crash\w*|fail(?:s|ed|ing|ure)?|errors?|incorrect(?:ly)?|broken|breaks?|wrong|cannot|can't|doesn't|does not|not working|hangs?|regression|exception|after (?:upgrad|updat)\w+)\b/i.test(
    title,
  );
}
