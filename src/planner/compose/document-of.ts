import { pathKind } from '../locate/path-kind.ts';
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
  const page = located.docs[0]?.path ?? paths.find((path) => /^docs?\/[^/]+\.(?:md|rst|adoc)$/.test(path));
  return page !== undefined && pathKind(page) === 'docs' ? page : readme;
}
