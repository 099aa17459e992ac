import type { Facts } from '../../../facts/facts.ts';
import { code, prose } from '../../../plan/prose.ts';
import { pathKind } from '../path-kind.ts';
import { isContainerFile, isPipelineFile } from './pipeline-files.ts';
import type { Runtime } from './runtimes.ts';
import type { VersionWish } from './version-wish.ts';
import { SHOWN, strongest, type Wish, type WishFile } from './wish.ts';

const MOST = 12;
const LONGEST_LINE = 300;
/** A page that says what has to be there first. */
const NEEDED =
  /\b(?:requires?|required|minimum|at least|or (?:newer|higher|later|above|greater)|prerequisites?)\b|\d\+/i;

/** What the project hands to others, or keeps to look at. */
const NOT_OURS =
  /(^|\/)(templates?|[\w-]+_templates?|examples?|samples?|fixtures?|scaffold\w*|blog|_posts)\//i;

type Sort = 'manifest' | 'version' | 'ci' | 'container' | 'tool' | 'docs';

/** How near each sort of file is to the wish, by what is wanted. */
const NEARNESS: Readonly<Record<VersionWish['intent'], Partial<Readonly<Record<Sort, number>>>>> = {
  require: { manifest: 1, version: 0.9, ci: 0.8, container: 0.7, tool: 0.6, docs: 0.2 },
  replace: { manifest: 1, ci: 0.3, container: 0.3, tool: 0.6 },
  test: { ci: 1, container: 0.5, manifest: 0.3, tool: 0.2 },
};

/** Every file that pins what the wish wants another version of, with the line; null where none does. */
export function findPins(wish: VersionWish, facts: Facts): Wish | null {
  const found: WishFile[] = [];
  const subjects = new Set<string>();
  for (const [path, text] of facts.contents) {
    const sort = sortOf(path);
    const nearness = sort === null ? undefined : NEARNESS[wish.intent][sort];
    if (sort === null || nearness === undefined) continue;
    for (const runtime of wish.runtimes) {
      const line = sort === 'docs' ? neededLine(text, runtime) : pinLine(path, text, runtime, wish.intent);
      if (line === null) continue;
      subjects.add(runtime.name);
      found.push(pinned(path, SHOWN + nearness, runtime.name, line, text));
    }
    if (sort === 'docs') continue;
    for (const name of wish.names) {
      const line = dependencyLine(text, name);
      if (line === null) continue;
      subjects.add(name);
      found.push(pinned(path, SHOWN + nearness, name, line, text));
    }
  }
  // A tool's own configuration follows its version, where the version itself is found.
  for (const name of wish.names.filter((each) => subjects.has(each)))
    found.push(...configurations(name, facts));
  if (found.length > 0 && wish.intent === 'replace')
    for (const name of wish.names) found.push(...importing(name, facts));
  if (found.length === 0 && wish.isAll) found.push(...manifests(facts));
  if (found.length === 0) return null;
  return {
    kind: wish.intent === 'replace' ? 'rename' : 'version',
    subject: [...subjects].join(' and ') || 'dependencies',
    files: strongest(found, MOST),
  };
}

function sortOf(path: string): Sort | null {
  const kind = pathKind(path);
  if (['test', 'generated', 'lock', 'changelog'].includes(kind) || NOT_OURS.test(path)) return null;
  if (kind === 'manifest') return 'manifest';
  if (
    /(^|\/)(\.tool-versions|\.(nvmrc|[a-z]+-version)|rust-toolchain(\.toml)?|global\.json|mise\.toml|runtime\.txt)$/.test(
      path,
    )
  )
    return 'version';
  if (isPipelineFile(path)) return 'ci';
  if (isContainerFile(path)) return 'container';
  if (kind === 'docs')
    return isTop(path) ||
      /(^|\/)docs?\/[^/]*$|install|requirement|prerequisite|getting[-_]started/i.test(path)
      ? 'docs'
      : null;
  return kind === 'data' && isTop(path)
    ? 'tool'
    : kind === 'code' && /^(noxfile\.py|setup\.py|rakefile)$/i.test(path)
      ? 'tool'
      : null;
}

function isTop(path: string): boolean {
  return !path.includes('/');
}

function pinned(path: string, weight: number, subject: string, line: number, text: string): WishFile {
  const said = (text.split('\n')[line - 1] ?? '').trim();
  const shown = said.length > 60 ? [] : prose`: ${code(said)}`;
  return { path, weight, reason: prose`names the version of ${subject} in line ${line}${shown}` };
}

/** The line with the runtime's key and a number, or the key above a list of numbers. */
function pinLine(path: string, text: string, runtime: Runtime, intent: VersionWish['intent']): number | null {
  if (runtime.file?.test(path) === true) return 1;
  const lines = text.split('\n');
  const at = lines.findIndex((line, index) => {
    if (line.length > LONGEST_LINE || /^\s*(?:#|\/\/)|\buses:|\brun:/.test(line)) return false;
    // Another version to try is not what a package asks for at least; only what it says it runs on.
    if (intent === 'test' && /requires[-_]python|required_ruby|"php":|"node":|^go \d/.test(line))
      return false;
    if (runtime.pin.test(line)) return true;
    const isKey = /^\s*-?\s*[\w-]+:\s*$/.test(line);
    const next = lines[index + 1] ?? '';
    return isKey && /^\s*-\s*["']?\d/.test(next) && runtime.pin.test(`${line.trimEnd()} ${next.trim()}`);
  });
  return at === -1
    ? null
    : at + 1 + (runtime.pin.test(lines[at] ?? '') && /\d/.test(lines[at] ?? '') ? 0 : 1);
}

function neededLine(text: string, runtime: Runtime): number | null {
  const at = text
    .split('\n')
    .findIndex((line) => line.length < 400 && runtime.said.test(line) && NEEDED.test(line));
  return at === -1 ? null : at + 1;
}

/** Where a dependency of this name is asked for with a version. */
function dependencyLine(text: string, name: string): number | null {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const entry = new RegExp(
    `(?:^|[\\s"'/:(<>@])${escaped}(?:/v\\d+)?(?:\\[[^\\]\\s]*\\])?(?=["'\\s=<>~^@:,(\\]]|$)(.*)$`,
    'i',
  );
  const at = text.split('\n').findIndex((line) => {
    if (line.length > LONGEST_LINE || /^\s*(?:#|\/\/|\*)/.test(line)) return false;
    const match = entry.exec(line);
    if (match === null) return false;
    return /<artifactId>|^\[(?:[\w-]+\.)*dependencies\./.test(line) || isVersioned(match[1] ?? '');
  });
  return at === -1 ? null : at + 1;
}

/** What follows the name in an entry with a version: `": "^9.1"`, `==4.2`, ` v1.2.3`, `@v4`, ` = { version = "1" }`. */
function isVersioned(rest: string): boolean {
  return /^["']?\]?\s*(?:[:=,@(]|[<>~^!=]=?|v(?=\d))[\s"'({\w=<>~^*.-]{0,24}\d|^\s+v?\d|^["'\s=:{]*(?:version|workspace|catalog)\b/.test(
    rest,
  );
}

function configurations(name: string, facts: Facts): WishFile[] {
  const bare = name.slice(name.lastIndexOf('/') + 1).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const own = new RegExp(`(?:^|/)\\.?${bare}(?:rc|\\.config|_todo)?(?:\\.[a-z]+)*$`, 'i');
  return facts.tree
    .filter(
      ({ path }) =>
        own.test(path) && path.split('/').length <= 2 && ['data', 'code'].includes(pathKind(path)),
    )
    .slice(0, 3)
    .map(({ path }) => ({ path, weight: SHOWN + 0.5, reason: prose`configures ${code(name)}` }));
}

/** The code that has to do without it. */
function importing(name: string, facts: Facts): WishFile[] {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const loads = new RegExp(
    `["']${escaped}(?:/[^"']*)?["']|^\\s*(?:from|import|use|using|require)\\s+${escaped.replaceAll('-', '[-_]')}\\b|["'][\\w./-]*/${escaped}(?:/v\\d+)?["']`,
  );
  const found: WishFile[] = [];
  for (const [path, text] of facts.contents) {
    const kind = pathKind(path);
    if (kind !== 'code' && kind !== 'test') continue;
    const at = text.split('\n').findIndex((line) => line.length <= LONGEST_LINE && loads.test(line));
    if (at >= 0)
      found.push({
        path,
        weight: SHOWN + (kind === 'code' ? 0.8 : 0.4),
        reason: prose`loads ${code(name)} in line ${at + 1}`,
      });
  }
  return found;
}

function manifests(facts: Facts): WishFile[] {
  return facts.packages
    .filter(({ dependencies }) => dependencies.length > 0)
    .slice(0, 5)
    .map(({ path, dependencies }, index) => ({
      path,
      weight: SHOWN + 1 - index / 10,
      reason: prose`asks for ${dependencies.length} ${dependencies.length === 1 ? 'dependency' : 'dependencies'}`,
    }));
}
