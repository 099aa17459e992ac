import { pathKind } from '../locate/path-kind.ts';
import { splitName } from '../locate/terms.ts';
import type { Study } from './study.ts';

const PAGE = '(?:README|docs?|documentation|manual|guide|Dokumentation|Handbuch|documentación)';
const LOG = '(?:change ?log|release notes?)';
/** What is asked of a text for people: it stands first, or is where something is told, or the order is to document. */
const ASKED: readonly RegExp[] = [
  new RegExp(`^(?:the |an? |die |la |el )?(?:user |new |project )?(?:${PAGE}|${LOG})\\b(?!-|/)`, 'i'),
  new RegExp(
    `^(?:update|describe|mention|explain|list|note|say|tell|extend|add|show)\\b[^,;]*\\b(?:in|to|on|under) (?:the )?(?:${PAGE}|${LOG})\\b`,
    'i',
  ),
  new RegExp(`^update (?:the )?(?:\\w+ )?(?:${PAGE}|${LOG})\\b`, 'i'),
  /^document (?:the|that|how|what|which|it|this|all|every|both|new)\b/i,
  /\b(?:is|are|be|gets?) documented\b/i,
  new RegExp(
    `\\b(?:is|are|be|gets?) (?:described|mentioned|listed|explained) (?:in|on) (?:the )?(?:${PAGE}|${LOG})\\b`,
    'i',
  ),
];

/**
 * The text for people that a requirement is about: the README, the changelog, or the page that is about the work.
 * Null for every other requirement, and where the repository has no such file.
 */
export function documentOf(said: string, { facts, located }: Study): string | null {
  if (!ASKED.some((pattern) => pattern.test(said))) return null;
  const paths = facts.tree.map(({ path }) => path);
  const readme = paths.find((path) => /^README(?:\.\w+)?$/i.test(path)) ?? null;
  if (/\bREADME\b/i.test(said)) return readme;
  if (new RegExp(`\\b${LOG}\\b`, 'i').test(said)) return facts.conventions.changelog;
  const named = pageByName(said, paths);
  if (named !== null) return named;
  const page = located.docs[0]?.path ?? paths.find((path) => /^docs?\/[^/]+\.(?:md|rst|adoc)$/.test(path));
  return page !== undefined && pathKind(page) === 'docs' ? page : readme;
}

/** The page about the work, else the first of a folder of pages, else the README; null where there is none. */
export function nearestDocument({ facts, located }: Study): string | null {
  const paths = facts.tree.map(({ path }) => path);
  const readme = paths.find((path) => /^README(?:\.\w+)?$/i.test(path)) ?? null;
  const page = located.docs[0]?.path;
  return page !== undefined && pathKind(page) === 'docs' ? page : readme;
}

/** Names that are kinds of pages: "the guide" alone does not tell which. */
const KINDS: ReadonlySet<string> = new Set([
  'guide',
  'manual',
  'docs',
  'doc',
  'documentation',
  'index',
  'page',
]);

/** "the user guide" where there is a `UserGuide.md`: the page whose whole name the text says, the longest name first. */
function pageByName(said: string, paths: readonly string[]): string | null {
  const text = ` ${said.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  let best: { path: string; name: string } | null = null;
  for (const path of paths) {
    if (pathKind(path) !== 'docs') continue;
    const name = splitName((path.split('/').at(-1) ?? '').replace(/\.\w+$/, ''))
      .join(' ')
      .toLowerCase();
    if (name.length < 4 || KINDS.has(name) || !text.includes(` ${name} `)) continue;
    const isBetter =
      best === null ||
      name.length > best.name.length ||
      (name.length === best.name.length && path.split('/').length < best.path.split('/').length);
    if (isBetter) best = { path, name };
  }
  return best?.path ?? null;
}
