import type { Conventions, HistoryCommit } from '../facts.ts';
import { compareText, depthOf, filePaths, folderOf, nameOf, type Snapshot } from '../read/snapshot.ts';
import { deployFiles, releaseWorkflows } from './delivery-files.ts';
import { findFragments } from './fragments.ts';
import { languageOf } from './languages.ts';
import { findMigrations } from './migrations.ts';
import { isTestFile, isTestPath } from './test-paths.ts';

/** The paths and habits of a repository that a plan refers to. */
export function readConventions(snapshot: Snapshot, history: readonly HistoryCommit[]): Conventions {
  const paths = filePaths(snapshot);
  return {
    changelog: findDocument(
      paths,
      /^(?:CHANGELOG|CHANGES|HISTORY|RELEASES|NEWS)(?:\.(?:md|markdown|rst|txt|adoc))?$/i,
    ),
    fragments: findFragments(snapshot),
    contributing: findDocument(paths, /^CONTRIBUTING(?:\.(?:md|markdown|rst|txt|adoc))?$/i),
    pullRequestTemplate:
      findDocument(paths, /^PULL_REQUEST_TEMPLATE(?:\.(?:md|markdown|txt))?$/i) ??
      paths.find((path) => /(?:^|\/)PULL_REQUEST_TEMPLATE\/[^/]+\.md$/i.test(path)) ??
      null,
    securityPolicy: findDocument(paths, /^SECURITY(?:\.(?:md|markdown|rst|txt))?$/i),
    licence: findDocument(paths, /^(?:LICEN[SC]E|COPYING|UNLICENSE)(?:[.-][\w.-]+)?$/i),
    adrFolder: adrFolder(paths),
    docsFolders: docsFolders(paths),
    migrations: findMigrations(snapshot),
    deployFiles: deployFiles(snapshot),
    releaseWorkflows: releaseWorkflows(snapshot),
    testFiles: paths.filter(isTestFile),
    conventionalCommits: conventionalShare(history),
    primaryLanguage: primaryLanguage(snapshot),
  };
}

/** Where GitHub looks for such documents: `.github`, the root, `docs`. */
function findDocument(paths: readonly string[], name: RegExp): string | null {
  for (const folder of ['.github', '', 'docs', 'doc']) {
    const found = paths.filter((path) => folderOf(path) === folder && name.test(nameOf(path)));
    const first = found.sort((a, b) => a.length - b.length || compareText(a, b))[0];
    if (first !== undefined) return first;
  }
  return null;
}

/** The folder of decision records: named so, or with records numbered as they are. */
function adrFolder(paths: readonly string[]): string | null {
  const folders = new Set(paths.filter((path) => /\.(?:md|adoc|rst)$/.test(path)).map(folderOf));
  const named = [...folders].filter((folder) =>
    /(?:^|\/)(?:adrs?|decisions|architecture[-_]decisions?)$/i.test(folder),
  );
  return named.sort((a, b) => depthOf(a) - depthOf(b) || compareText(a, b))[0] ?? null;
}

/** The outermost folders of documentation that hold pages. */
function docsFolders(paths: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const path of paths) {
    if (!/\.(?:mdx?|markdown|rst|adoc|txt|ipynb)$/i.test(path) || isTestPath(path)) continue;
    const folder = /^((?:[^/]+\/){0,2}?(?:docs?|documentation))\//i.exec(path)?.[1];
    if (folder !== undefined && !/(?:^|\/)(?:node_modules|vendor|\.)/.test(folder)) found.add(folder);
  }
  return [...found].sort((a, b) => depthOf(a) - depthOf(b) || compareText(a, b)).slice(0, 10);
}

const CONVENTIONAL =
  /^(?:feat|fix|docs?|style|refactor|perf|tests?|build|ci|chore|revert|deps|release)(?:\([^()]+\))?!?: \S/i;

/** Share of the newest 100 subjects, bots' left out, as they follow their own habit. */
function conventionalShare(history: readonly HistoryCommit[]): number {
  const people = history.filter((commit) => !commit.author.endsWith('[bot]')).slice(0, 100);
  if (people.length === 0) return 0;
  return people.filter((commit) => CONVENTIONAL.test(commit.subject)).length / people.length;
}

const LARGEST_SOURCE = 200 * 1024;

/** By bytes of code outside tests and vendored folders. */
function primaryLanguage(snapshot: Snapshot): string | null {
  const bytes = new Map<string, number>();
  for (const file of snapshot.tree) {
    const language = languageOf(file.path);
    if (language === null || language === 'SQL' || file.mode === '120000') continue;
    if (/(?:^|\/)(?:\.[^/]+|node_modules|vendor|third_party|dist|static|public|assets)\//.test(file.path))
      continue;
    if (isTestPath(file.path) || /\.min\.js$/.test(file.path)) continue;
    // Code of this size is a bundle, and one would outweigh all that people wrote.
    if ((file.size ?? 0) > LARGEST_SOURCE) continue;
    bytes.set(language, (bytes.get(language) ?? 0) + (file.size ?? 0));
  }
  return [...bytes].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))[0]?.[0] ?? null;
}
