/**
 * What was read of the repository at one commit: plain data, made by `readFacts` from git alone. A planner gets
 * nothing else. Everything in it is foreign text.
 */
export interface Facts {
  /** Full SHA of the commit that was read; null for a repository without commits. */
  readonly base: string | null;
  readonly tree: readonly TreeFile[];
  /** Contents by path, as text: of the files that are text, at most 200 KB each, within the total bound. */
  readonly contents: ReadonlyMap<string, string>;
  /** Newest first, at most the bound; merges are left out. */
  readonly history: readonly HistoryCommit[];
  readonly commands: readonly ProjectCommand[];
  readonly checks: readonly Check[];
  readonly owners: Owners | null;
  readonly packages: readonly PackageManifest[];
  readonly conventions: Conventions;
  /** One sentence a bound that was met: "2 files over 200 KB", "the tree beyond 100,000 entries". */
  readonly notRead: readonly string[];
}

export interface TreeFile {
  readonly path: string;
  /** Git object id of the blob. */
  readonly oid: string;
  /** `100644`, `100755`, `120000` (symbolic link), `160000` (submodule). */
  readonly mode: string;
  /** Bytes; null where git does not have the object. */
  readonly size: number | null;
}

export interface HistoryCommit {
  readonly sha: string;
  /** ISO 8601, UTC. */
  readonly date: string;
  readonly author: string;
  /** Lower-case address; to tell people apart, never shown. */
  readonly email: string;
  readonly subject: string;
  readonly paths: readonly string[];
}

/** A command people run in this repository, and the file that says so. */
export interface ProjectCommand {
  readonly purpose: 'test' | 'test-one' | 'lint' | 'format' | 'typecheck' | 'build' | 'docs';
  /** As typed: `pnpm test`, `cargo test -p git-cliff`. In `test-one`, `{file}` stands for the test file. */
  readonly command: string;
  /** Path of the file it was read from, with a note where useful: `package.json`. */
  readonly source: string;
  /** Folder it runs in; empty for the root. */
  readonly directory: string;
}

/** A job of a CI workflow: its name is the check's name on GitHub (a matrix adds a suffix in parentheses). */
export interface Check {
  readonly name: string;
  /** Path of the workflow file. */
  readonly workflow: string;
  readonly job: string;
  readonly isMatrix: boolean;
  readonly onPullRequest: boolean;
  readonly onPush: boolean;
  /** Patterns of `paths-ignore` (and `paths` with a leading `only:`) of the pull_request event. */
  readonly pathsIgnore: readonly string[];
  /** The shell lines of its steps, in order. */
  readonly runs: readonly string[];
  /** What it proves, as far as its steps tell. */
  readonly purposes: readonly ProjectCommand['purpose'][];
}

export interface Owners {
  /** `.github/CODEOWNERS` or where it was found. */
  readonly path: string;
  /** In file order: the last match of a path decides. `owners` without `@`; addresses are left out. */
  readonly rules: readonly {
    readonly pattern: string;
    readonly owners: readonly string[];
    readonly line: number;
  }[];
}

export interface PackageManifest {
  /** Path of the manifest: `package.json`, `git-cliff-core/Cargo.toml`, `pyproject.toml`. */
  readonly path: string;
  readonly name: string | null;
  readonly version: string | null;
  /** `npm`, `pnpm`, `yarn`, `bun`, `cargo`, `pdm`, `poetry`, `pip`, `go`, `maven`, `gradle`, `bundler`, `composer`, `dotnet`. */
  readonly manager: string;
  readonly isPrivate: boolean;
  readonly dependencies: readonly string[];
}

/** Paths and habits that a plan refers to. Each is null or empty where the repository has none. */
export interface Conventions {
  readonly changelog: string | null;
  /** Folder that takes one fragment a change (`news/`, `.changeset/`), with the pattern of its names. */
  readonly fragments: { readonly folder: string; readonly example: string | null } | null;
  readonly contributing: string | null;
  readonly pullRequestTemplate: string | null;
  readonly securityPolicy: string | null;
  readonly licence: string | null;
  readonly adrFolder: string | null;
  readonly docsFolders: readonly string[];
  readonly migrations: readonly { readonly folder: string; readonly latest: string | null }[];
  readonly deployFiles: readonly string[];
  readonly releaseWorkflows: readonly string[];
  readonly testFiles: readonly string[];
  /** `feat(scope): …` share of the last 100 subjects, 0 to 1. */
  readonly conventionalCommits: number;
  readonly primaryLanguage: string | null;
}
