import type { Facts } from '../../facts/facts.ts';
import type { Prose, Tier } from '../../plan/plan.ts';
import { code, join, prose } from '../../plan/prose.ts';
import type { Extraction } from '../extract/extraction.ts';
import type { IssueKind } from '../extract/issue-kind.ts';
import type { Located } from '../locate/located.ts';

export interface Size {
  readonly tier: Tier;
  /** In words with figures, the weightiest first. */
  readonly reasons: readonly Prose[];
}

/** From so many like-named files on, a change that reaches each of them is large. */
const FAN_OUT = 10;
/** A first file is alone when the second scores less than this share of it. */
const ALONE = 0.7;

/** Sizes the work from what is asked for and what it will touch; the reasons carry the figures. */
export function sizeWork(
  kind: IssueKind,
  extraction: Extraction,
  located: Located,
  facts: Facts,
  paths: ReadonlyMap<string, readonly { readonly path: string }[]>,
): Size {
  const files = located.code.map(({ path }) => path);
  const named = located.code.filter(({ ranked }) => ranked.mention !== null && ranked.mention.weight >= 0.8);
  const areas = new Set(files.map((path) => areaOf(path, facts)));
  const asked = extraction.requirements.length;
  const siblings = located.siblings;
  const requirements = prose`${asked} ${asked === 1 ? 'requirement' : 'requirements'}`;
  const touched = prose`${files.length} ${files.length === 1 ? 'file' : 'files'} of code in ${join([...areas].slice(0, 4).map((area) => [code(area)]))}`;
  const family = ['siblingCode', 'siblingRest', 'siblingDocs', 'siblingTests'].reduce(
    (sum, name) => sum + (paths.get(name)?.length ?? 0),
    0,
  );
  if (family >= FAN_OUT)
    return {
      tier: 'large',
      reasons: [
        prose`another one of a kind: ${family} files name the sibling it follows`,
        requirements,
        touched,
      ],
    };
  if (named.length > 0 && named.length <= 2 && asked <= 5 && files.length <= 3 && !paths.has('settingNames'))
    return {
      tier: 'small',
      reasons: [
        prose`the issue itself points at ${join(named.map(({ path }) => [code(path)]))}`,
        requirements,
        touched,
      ],
    };
  if (siblings !== null && siblings.paths.length >= FAN_OUT)
    return {
      tier: 'large',
      reasons: [
        prose`the change fans out: ${siblings.paths.length} files of the shape ${code(siblings.shape)}`,
        requirements,
        touched,
      ],
    };
  if (asked > 8) return { tier: 'large', reasons: [requirements, touched] };
  const [first, second] = located.code;
  const alone =
    first !== undefined && (second === undefined || second.ranked.score < first.ranked.score * ALONE);
  if (alone && asked <= 3 && (kind === 'bug' || kind === 'docs'))
    return {
      tier: 'small',
      reasons: [prose`one file stands out: ${code(first.path)}`, requirements, touched],
    };
  const titled = first?.symbol;
  if (
    titled !== undefined &&
    titled !== null &&
    /[a-z][A-Z]|_/.test(titled.name) &&
    extraction.title.includes(titled.name) &&
    asked <= 3 &&
    kind === 'bug'
  )
    return {
      tier: 'small',
      reasons: [
        prose`the title names ${code(titled.name)}, which ${code(titled.path)} defines`,
        requirements,
        touched,
      ],
    };
  return { tier: 'medium', reasons: [touched, requirements] };
}

/** The package a file belongs to where there are several, else its folder to two levels. */
export function areaOf(path: string, facts: Facts): string {
  const folders = facts.packages
    .map((manifest) => manifest.path.slice(0, Math.max(0, manifest.path.lastIndexOf('/'))))
    .filter((folder) => folder !== '' && path.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length);
  return folders[0] ?? path.split('/').slice(0, -1).slice(0, 3).join('/').concat('') ?? '';
}
