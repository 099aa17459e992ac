import { foreignText } from '../foreign-text.ts';
import type { Prose } from '../plan.ts';
import { code, join, prose } from '../prose.ts';
import { dependencyLine } from './changed-names.ts';
import type { ChangedFile, MergedPull } from './merged-pull.ts';

const MOST_NAMES = 6;

/** Kinds of files that a reader of the record wants to know of, by their paths alone; the first that fits counts. */
const KINDS: readonly { readonly says: string; readonly like: RegExp }[] = [
  {
    says: 'Migrations',
    like: /(?:^|\/)(?:migrations?|migrate)\/[^/]+|(?:^|\/)db\/schema\.rb$|\.prisma$|(?:^|\/)V\d+__[^/]+\.sql$/i,
  },
  {
    says: 'Dependencies',
    like: /(?:^|\/)(?:package\.json|go\.mod|Cargo\.toml|pyproject\.toml|requirements[\w.-]*\.txt|setup\.(?:py|cfg)|Pipfile|Gemfile|[\w.-]+\.gemspec|composer\.json|pom\.xml|build\.gradle(?:\.kts)?|[\w.-]+\.csproj|mix\.exs|pubspec\.yaml)$/,
  },
  {
    says: 'Public surface',
    like: /(?:^|\/)(?:index|mod|lib|__init__)\.(?:[cm]?[jt]sx?|py|rs)$|\.d\.[cm]?ts$|\.(?:proto|graphqls?|pyi)$|(?:^|\/)(?:openapi|swagger)[\w.-]*\.(?:ya?ml|json)$/i,
  },
];
const TEST = /(?:^|\/)(?:tests?|__tests__|specs?|fixtures|examples?)\//i;

/**
 * "Migrations: new `db/migrations/3.sql`.", "Dependencies: `package.json`.", "Public surface: `src/index.ts`." Which
 * dependencies is said instead of the file where its texts were read.
 */
export function changedKinds({ files, texts = [] }: Pick<MergedPull, 'files' | 'texts'>): Prose[] {
  const dependencies = dependencyLine({ texts });
  const kinds = Map.groupBy(
    files.filter((file) => !TEST.test(file.path)),
    (file) => KINDS.find((kind) => kind.like.test(file.path.slice(0, 1_000)))?.says,
  );
  return KINDS.flatMap(({ says }) => {
    const own = kinds.get(says) ?? [];
    if (own.length === 0) return [];
    return [
      says === 'Dependencies' && dependencies.length > 0 ? dependencies : prose`${says}: ${names(own)}.`,
    ];
  });
}

function names(files: readonly ChangedFile[]): Prose {
  const shown: Prose[] = files.slice(0, MOST_NAMES).map(({ path, change }) => {
    const word = change === 'modified' ? '' : `${change === 'added' ? 'new' : change} `;
    return prose`${word}${code(foreignText(path, 160) || '?')}`;
  });
  const rest = files.length - shown.length;
  return join(rest > 0 ? [...shown, prose`${rest} more`] : shown);
}
