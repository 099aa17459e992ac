import type { Facts } from '../../facts/facts.ts';
import { coChanged, commitsTouching } from '../../facts/queries.ts';
import type { Prose } from '../../plan/plan.ts';
import { code, join, plain, prose } from '../../plan/prose.ts';
import type { Extraction } from '../extract/extraction.ts';
import { lowered } from '../extract/requirement-text.ts';
import { shortened } from '../extract/sentences.ts';
import { topicOf } from '../extract/topic.ts';
import type { Located } from '../locate/located.ts';
import { pathKind } from '../locate/path-kind.ts';
import { programNames } from '../locate/program-names.ts';
import { stemsOf } from '../locate/terms.ts';
import type { Binder, Bound, PathSlot } from './binder.ts';
import { phrase } from './fill-line.ts';
import { dependencySlots } from './slots/dependency.ts';
import { familySlots } from './slots/family.ts';
import { habitSlots } from './slots/habits.ts';
import { secretSlots } from './slots/secret.ts';
import { settingSlots } from './slots/setting.ts';
import { surfaceSlots } from './slots/surface.ts';

/** Binds what the playbooks may speak of to what was found in issue and repository. */
export function bindSlots(
  extraction: Extraction,
  located: Located,
  facts: Facts,
  issueNumber: number,
  kind: string,
): Bound {
  const slots = new Map<string, Prose>();
  const paths = new Map<string, readonly PathSlot[]>();
  const binder: Binder = {
    text: (name, value) => {
      if (value !== null && value !== undefined && value.length > 0) slots.set(name, value);
    },
    files: (name, list) => {
      if (list.length > 0) paths.set(name, list);
    },
  };
  issueSlots(extraction, kind, facts, binder);
  codeSlots(located, facts, binder);
  projectSlots(located, facts, binder, issueNumber, kind);
  fanOutSlots(located, binder);
  secretSlots(extraction, located, facts, binder);
  if (kind === 'dependency') dependencySlots(extraction.title, facts, binder);
  settingSlots(extraction, located, facts, binder);
  familySlots(extraction, located, facts, binder);
  surfaceSlots(located, facts, binder);
  habitSlots(located, facts, binder);
  for (const [name, list] of paths)
    if (!slots.has(name)) slots.set(name, join(list.map(({ path }) => [code(path)])));
  return { slots, paths };
}

function issueSlots(extraction: Extraction, kind: string, facts: Facts, { text }: Binder): void {
  text('topic', topicOf({ extraction, kind }));
  const headline = extraction.requirements[0]?.text;
  if (headline !== undefined) text('headline', phrase(shortened(headline, 110)));
  const { expected, actual, commands, versions, trace, steps, constraints } = extraction;
  if (expected[0] !== undefined)
    text('expected', phrase(shortened(lowered(expected[0]).replace(/[.!]+$/, ''), 160)));
  if (actual[0] !== undefined) text('actual', phrase(shortened(actual[0].replace(/[.!]+$/, ''), 160)));
  const shown = commands.filter((line) => !ON_THE_WAY.test(line) && line.length < 160);
  const own = programNames(facts);
  const command = shown.find((line) => own.some((name) => line.startsWith(`${name} `))) ?? shown[0];
  if (command !== undefined) text('command', [code(command)]);
  const { goodVersion } = extraction;
  const bad = goodVersion === null ? versions[0] : versions.find((version) => follows(version, goodVersion));
  if (bad !== undefined) text('version', [code(bad)]);
  if (goodVersion !== null) text('goodVersion', [code(goodVersion)]);
  const before = bad === undefined ? null : prose`the version before ${code(bad)}`;
  text('rollbackVersion', goodVersion === null ? before : [code(goodVersion)]);
  if (trace[0] !== undefined) text('frame', [code(shortened(trace[0], 120))]);
  if (steps[0] !== undefined) text('steps', plain(String(steps.length)));
  if (constraints[0] !== undefined)
    text('constraint', phrase(shortened(constraints[0].replace(/[.!]+$/, ''), 200)));
}

/** What is typed before the program itself is run. */
const ON_THE_WAY =
  /^(?:git (?:clone|checkout|log|show|diff|status|init|add|commit|push|pull|fetch|switch|-\S+)\b|cd |ls\b|cat |npm (?:i|ci)\b|pip install|mkdir |export |echo )/;

/** Whether a version is a later one of the same thing, as far as its numbers tell: same major, higher after. */
function follows(version: string, good: string): boolean {
  const a = version.replace(/^v/, '').split('.').map(Number);
  const b = good.split('.').map(Number);
  if (a[0] !== b[0]) return false;
  return (a[1] ?? 0) > (b[1] ?? 0) || (a[1] === b[1] && (a[2] ?? 0) > (b[2] ?? 0));
}

/** A test that can turn red; a fixture beside it cannot. */
const RUNS =
  /^(?!.*(?:^|\/)(?:fixtures?|testdata|snapshots?|__snapshots__)\/).*\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|rb|php|cs|swift|exs?|sh)$/;

function codeSlots(located: Located, facts: Facts, { text, files }: Binder): void {
  const main = located.code[0];
  if (main === undefined) return;
  files('main', [{ path: main.path, status: 'modify' }]);
  text('mainName', [code(main.symbol?.name ?? main.path.slice(main.path.lastIndexOf('/') + 1))]);
  if (main.symbol !== null) text('symbol', [code(main.symbol.name)]);
  const callers = main.callers.filter(({ path }) => path !== main.path);
  if (callers.length > 0) {
    text('callers', join(callers.slice(0, 4).map(({ path }) => [code(path)])));
    // Two or three uses are read in passing; more are a risk.
    if (callers.length > 3) text('callerCount', plain(String(callers.length)));
    files(
      'callerFiles',
      callers.slice(0, 4).map(({ path }) => ({ path, status: 'modify' })),
    );
  }
  const together = coChanged(facts.history, main.path).find(
    ({ path, count, of }) =>
      count >= 3 &&
      count / of >= 0.4 &&
      pathKind(path) !== 'lock' &&
      pathKind(path) !== 'changelog' &&
      facts.contents.has(path),
  );
  if (together !== undefined) {
    text('partner', [code(together.path)]);
    text('partnerCount', prose`${together.count} of ${together.of}`);
  }
  const commits = commitsTouching(facts.history, [main.path]);
  const wanted = new Set(located.words);
  const isRelated = (subject: string) => stemsOf(subject).filter((word) => wanted.has(word)).length >= 2;
  const fix = commits.find(
    ({ subject }) => /\b(fix|revert|regression|bug)/i.test(subject) && isRelated(subject),
  );
  if (fix !== undefined) {
    text('earlierFix', prose`${code(fix.sha.slice(0, 7))} (${phrase(shortened(fix.subject, 90))})`);
    text(
      'fixSubject',
      prose`“${phrase(shortened(fix.subject.replace(/^\w+(?:\([^)]*\))?!?: |\s*\(#\d+\)$/g, ''), 80))}”`,
    );
    const proof = fix.paths.find(
      (path) => pathKind(path) === 'test' && RUNS.test(path) && facts.contents.has(path),
    );
    if (proof !== undefined) text('fixTest', [code(proof)]);
  }
  const tests = located.code.flatMap(({ test }) => (test === null ? [] : [test]));
  if (tests[0] !== undefined) files('test', [{ path: tests[0].path, status: tests[0].status }]);
  const pattern = tests.find((test) => test.pattern !== null)?.pattern;
  if (pattern !== undefined && pattern !== null) text('testPattern', [code(pattern.name)]);
}

function projectSlots(
  located: Located,
  facts: Facts,
  { text, files }: Binder,
  issueNumber: number,
  kind: string,
): void {
  const { conventions } = facts;
  const docs = located.docs[0];
  if (docs !== undefined) {
    files('docs', [{ path: docs.path, status: 'modify' }]);
    if (docs.heading !== null) text('docsHeading', prose`“${docs.heading}”`);
    text('docsWords', docs.mentions.length > 0 ? join(docs.mentions.map((name) => [code(name)])) : null);
  }
  if (conventions.fragments !== null) {
    const { folder, example } = conventions.fragments;
    const name = fragmentName(folder, example, issueNumber, kind, facts);
    if (name !== null)
      files('fragment', [{ path: `${folder}${folder.endsWith('/') ? '' : '/'}${name}`, status: 'new' }]);
  }
  if (conventions.changelog !== null) text('changelog', [code(conventions.changelog)]);
  const migrations =
    conventions.migrations.find(({ folder }) => located.code.some(({ path }) => shareTop(folder, path))) ??
    conventions.migrations[0];
  if (migrations !== undefined) {
    text('migrations', [code(migrations.folder)]);
    if (migrations.latest !== null) text('latestMigration', [code(migrations.latest)]);
  }
  if (conventions.releaseWorkflows[0] !== undefined)
    text('releaseWorkflow', [code(conventions.releaseWorkflows[0])]);
  if (conventions.securityPolicy !== null) text('securityPolicy', [code(conventions.securityPolicy)]);
  const published = facts.packages.find(
    ({ isPrivate, name, version, path }) =>
      !isPrivate &&
      name !== null &&
      version !== null &&
      // A package without an entry point is a program: nobody imports it.
      (!path.endsWith('package.json') ||
        /"(?:main|exports|module|types)"\s*:/.test(facts.contents.get(path) ?? '')) &&
      located.code.some((place) => place.path.startsWith(path.slice(0, path.lastIndexOf('/') + 1))),
  );
  if (published?.name !== null && published !== undefined) {
    text('package', [code(published.name)]);
    if (published.version !== null) text('packageVersion', [code(published.version)]);
  }
  const model = located.code.find(({ path }) =>
    /(^|\/)models?(\.py|\/)|schema\.prisma|entities\//.test(path),
  );
  if (model !== undefined) text('model', [code(model.symbol?.name ?? model.path)]);
}

/** A family of like-named files that the change may have to reach one by one. */
function fanOutSlots({ siblings }: Located, { text, files }: Binder): void {
  if (siblings === null || siblings.paths.length < 4) return;
  text('familyShape', [code(siblings.shape)]);
  text('familyCount', plain(String(siblings.paths.length)));
  files(
    'family',
    siblings.paths.slice(0, 30).map((path) => ({ path, status: 'modify' })),
  );
}

function shareTop(a: string, b: string): boolean {
  const folder = a.split('/').slice(0, 2).join('/');
  return b.startsWith(`${folder}/`);
}

/**
 * The fragment's name after the example's pattern, with the kind that earlier fragments of this sort have:
 * `2683.feature.md` → `515.bugfix.md`.
 */
function fragmentName(
  folder: string,
  example: string | null,
  issueNumber: number,
  kind: string,
  facts: Facts,
): string | null {
  if (example === null || issueNumber === 0) return null;
  const parts = /^\d+\.([a-z]+)\.(\w+)$/.exec(example.slice(example.lastIndexOf('/') + 1));
  if (parts === null) return null;
  const known = new Set(
    facts.history
      .flatMap(({ paths }) => paths)
      .flatMap((path) => (path.startsWith(folder) ? (/\d+\.([a-z]+)\.\w+$/.exec(path)?.[1] ?? []) : [])),
  );
  const wanted =
    kind === 'bug'
      ? ['bugfix', 'fix', 'bug', 'fixed']
      : kind === 'docs'
        ? ['doc', 'docs']
        : kind === 'feature'
          ? ['feature', 'feat', 'added', 'enhancement']
          : ['refactor', 'misc', 'trivial', 'changed'];
  const type = wanted.find((name) => known.has(name)) ?? parts[1] ?? '';
  return `${issueNumber}.${type}.${parts[2] ?? 'md'}`;
}
