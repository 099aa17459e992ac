import type { Facts } from '../../facts/facts.ts';
import type { Prose, Tier } from '../../plan/plan.ts';
import { code, join, prose } from '../../plan/prose.ts';
import type { Extraction } from '../extract/extraction.ts';
import type { IssueKind } from '../extract/issue-kind.ts';
import type { Located } from '../locate/located.ts';
import { asksForSetting } from '../locate/settings-file.ts';
import type { Bound } from '../playbooks/binder.ts';

export interface Size {
  readonly tier: Tier;
  /** In words with figures, the weightiest first. */
  readonly reasons: readonly Prose[];
}

/** From so many like-named files on, a change that reaches each of them is large. */
const FAN_OUT = 10;
/** A first file is alone when the second scores less than this share of it. */
const ALONE = 0.7;
/** More requirements than this are no one piece of work. */
const MANY = 8;

/** What the rules look at. */
interface Measures {
  readonly kind: IssueKind;
  readonly title: string;
  readonly located: Located;
  readonly asked: number;
  /** Nothing is in the repository, so no step can be told from another. */
  readonly isEmpty: boolean;
  /** Files that name the sibling which a new member of a family follows. */
  readonly family: number;
  readonly bound: ReadonlySet<string>;
}

/** From so many files on that use one name, its renaming is large. */
const USED_WIDELY = 15;

type Rule = (measures: Measures) => Prose | null;

/** In order: the first rule that gives a reason decides. */
const RULES: readonly (readonly [Tier, Rule])[] = [
  [
    'small',
    ({ isEmpty, asked }) => (isEmpty && asked <= MANY ? prose`the repository has no file yet` : null),
  ],
  [
    'large',
    ({ family }) =>
      family < FAN_OUT ? null : prose`another one of a kind: ${family} files name the sibling it follows`,
  ],
  ['small', shownInFew],
  ['large', usedWidely],
  ['small', pointedAt],
  ['large', fansOut],
  ['large', ({ asked }) => (asked > MANY ? prose`more than ${MANY} things are asked for` : null)],
  ['small', knownRemedy],
  ['small', standsOut],
  ['small', namedInTitle],
];

/** Sizes the work from what is asked for and where it is; the reasons carry the figures. */
export function sizeWork(
  kind: IssueKind,
  extraction: Extraction,
  located: Located,
  facts: Facts,
  paths: Bound['paths'],
): Size {
  const names = ['siblingCode', 'siblingRest', 'siblingDocs', 'siblingTests'];
  const measures: Measures = {
    kind,
    title: extraction.title,
    located,
    asked: extraction.requirements.length,
    isEmpty: facts.tree.length === 0,
    family: names.reduce((sum, name) => sum + (paths.get(name)?.length ?? 0), 0),
    bound: new Set(paths.keys()),
  };
  const figures = [requirementCount(measures.asked)];
  for (const [tier, rule] of RULES) {
    const reason = rule(measures);
    if (reason !== null) return { tier, reasons: [reason, ...figures] };
  }
  return { tier: 'medium', reasons: figures };
}

function requirementCount(asked: number): Prose {
  return prose`${asked} ${asked === 1 ? 'requirement' : 'requirements'}`;
}

/** How many files the tasks name, and where those lie. */
export function plannedFiles(paths: readonly string[], facts: Facts): Prose {
  const files = [...new Set(paths)];
  const areas = [...new Set(files.map((path) => areaOf(path, facts)))].filter((area) => area !== '');
  const where = areas.length === 0 ? [] : prose`: ${join(areas.slice(0, 4).map((area) => [code(area)]))}`;
  return prose`${files.length} ${files.length === 1 ? 'file' : 'files'}${where}`;
}

/** A setting is declared in one file, read in another, and told to people: no small work, whatever the issue points at. */
function wantsSetting({ kind, title, located, bound }: Measures): boolean {
  return (
    bound.has('settingNames') || (kind === 'feature' && located.settings !== null && asksForSetting(title))
  );
}

/** The issue itself points at one or two files, and nothing else fits as well. */
function pointedAt(measures: Measures): Prose | null {
  const { located, asked } = measures;
  const named = located.code.filter(({ ranked }) => ranked.mention !== null && ranked.mention.weight >= 0.8);
  if (
    named.length === 0 ||
    named.length > 2 ||
    asked > 5 ||
    located.code.length > 3 ||
    wantsSetting(measures)
  )
    return null;
  return prose`the issue itself points at ${join(named.map(({ path }) => [code(path)]))}`;
}

/** What shows where the work is also shows how far it goes: a pipeline, a version or a name that few files have. */
function shownInFew({ located, asked }: Measures): Prose | null {
  const { wish } = located.ranking;
  if (wish === null || asked > 3) return null;
  const first = wish.files[0];
  if (wish.kind === 'pipeline') return first === undefined ? null : prose`the work is in ${code(first.path)}`;
  if (wish.files.length > 3) return null;
  return prose`${wish.files.length} ${wish.files.length === 1 ? 'file has' : 'files have'} to do with ${code(wish.subject)}`;
}

function usedWidely({ located }: Measures): Prose | null {
  const { wish } = located.ranking;
  if (wish?.kind !== 'rename' || wish.files.length < USED_WIDELY) return null;
  return prose`${wish.files.length} files use ${code(wish.subject)}`;
}

function fansOut({ located }: Measures): Prose | null {
  const { siblings } = located;
  if (siblings === null || siblings.paths.length < FAN_OUT) return null;
  return prose`the change fans out: ${siblings.paths.length} files of the shape ${code(siblings.shape)}`;
}

/** A secret in clear beside a type that would hide it. */
function knownRemedy({ kind, asked, bound }: Measures): Prose | null {
  const isKnown = kind === 'bug' && asked <= 4 && bound.has('secretFile') && bound.has('hiddenFile');
  return isKnown ? prose`a type that hides the value is in the tree already, and one field lacks it` : null;
}

function standsOut({ kind, asked, located }: Measures): Prose | null {
  const [first, second] = located.code;
  if (first === undefined || asked > 3 || (kind !== 'bug' && kind !== 'docs')) return null;
  const alone = second === undefined || second.ranked.score < first.ranked.score * ALONE;
  return alone ? prose`one file stands out: ${code(first.path)}` : null;
}

function namedInTitle({ kind, asked, title, located }: Measures): Prose | null {
  const symbol = located.code[0]?.symbol ?? null;
  if (kind !== 'bug' || asked > 3 || symbol === null || !/[a-z][A-Z]|_/.test(symbol.name)) return null;
  return title.includes(symbol.name)
    ? prose`the title names ${code(symbol.name)}, which ${code(symbol.path)} defines`
    : null;
}

/** The package a file belongs to where there are several, else its folder to two levels. */
export function areaOf(path: string, facts: Facts): string {
  const folders = facts.packages
    .map((manifest) => manifest.path.slice(0, Math.max(0, manifest.path.lastIndexOf('/'))))
    .filter((folder) => folder !== '' && path.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length);
  return folders[0] ?? path.split('/').slice(0, -1).slice(0, 3).join('/').concat('') ?? '';
}
