/** What sort of file a path is, as far as its name tells. */
export type PathKind =
  | 'code'
  | 'test'
  | 'docs'
  | 'changelog'
  | 'lock'
  | 'generated'
  | 'locale'
  | 'binary'
  | 'ci'
  | 'data'
  | 'script'
  | 'migration'
  | 'style'
  | 'manifest'
  | 'housekeeping';

const KINDS: readonly (readonly [PathKind, RegExp])[] = [
  [
    'lock',
    /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|bun\.(lockb?|nix)|go\.sum|[\w-]+\.lock)$/i,
  ],
  [
    'changelog',
    /(^|\/)((CHANGELOG|CHANGES|HISTORY|NEWS|RELEASES?)[^/]*\.(md|rst|txt|mdx|markdown)$|(CHANGELOG|CHANGES|HISTORY|NEWS)$|(\.changeset|news|newsfragments|changelog\.d)\/)/i,
  ],
  [
    'generated',
    /(^|\/)(deno_dist|dist|vendor|third_party|node_modules|\.yarn)\/|(^|\/)(public|static|assets)\/(libs?|vendor)\/|\.(min\.js|min\.css|map|html-fragment)$|(^|\/)[^/]*\.generated\./i,
  ],
  [
    'binary',
    /\.(png|jpe?g|gif|ico|webp|avif|woff2?|ttf|eot|otf|pdf|zip|gz|tgz|mp4|mov|webm|mp3|wasm|bin|exe|jar|mmdb|psd|db|sqlite)$/i,
  ],
  [
    'test',
    /(^|\/)(tests?|__tests__|specs?|testdata|fixtures?|__snapshots__|__fixtures__|__mocks__|e2e|cypress|runtime[-_]tests|integration[-_]tests?|benchmarks?)(\/|$)|[._-](test|spec|snap)\.[a-z]+$|_test\.go$|\.(snap|golden)$|(^|\/)(test_[^/]*\.py|conftest\.py|tests?\.(rs|py|ts|js))$|\.feature$|(^|\/)(features\/(support|step_definitions)|[\w.]+\.Tests?)\//i,
  ],
  ['test', /[a-z\d](Tests?|Spec|TestCase)\.(java|kt|cs|php|scala|groovy|swift)$/],
  [
    'migration',
    /(^|\/)(data-)?migrations?\/(.*\/)?[^/]*\d[^/]*\.(sql|py|rb|js|ts|php)$|(^|\/)migrations?\/.*\.sql$/i,
  ],
  [
    'script',
    /(^|\/)(scripts?|seeds?|completions?|hack|tools?|podman|docker|helm|k8s)\/|(^|\/)(Dockerfile|Makefile|docker-compose[^/]*|install[\w-]*\.(py|sh))$|\.(sh|ps1|zsh|fish|bash)$/i,
  ],
  [
    'ci',
    /(^|\/)\.(github|gitlab|circleci|buildkite)\/|(^|\/)(\.travis|\.gitlab-ci|\.?appveyor|azure-pipelines|bitbucket-pipelines|\.cirrus|\.drone|\.?codecov|\.goreleaser)\.ya?ml$|(^|\/)(Jenkinsfile|Earthfile)$/,
  ],
  [
    'housekeeping',
    /(^|\/)(\.(git(ignore|attributes|modules|keep)|git-blame-ignore-revs|mailmap|editorconfig|(docker|npm|prettier|eslint|helm)ignore|all-contributorsrc)|(LICEN[SC]E|COPYING|UNLICENSE|NOTICE|AUTHORS|CONTRIBUTORS|CODEOWNERS|MAINTAINERS)([.-][\w.-]+)?)$/i,
  ],
  ['locale', /(^|\/)(locales?|i18n|lang|translations?|intl)\/.*\.(json|ya?ml|po|mo|ts|js|properties|php)$/i],
  [
    'manifest',
    /(^|\/)(package|composer|deno|jsr)\.jsonc?$|(^|\/)(Cargo|pyproject)\.toml$|(^|\/)(go\.(mod|work)|Gemfile|[\w-]+\.gemspec|pom\.xml|(build|settings)\.gradle(\.kts)?|setup\.cfg|Pipfile|[\w.-]*requirements[\w.-]*\.(txt|in)|[\w.]+\.(cs|fs|vb)proj|Directory\.(Build|Packages)\.props)$/,
  ],
  [
    'docs',
    /\.(md|markdown|mdx|rst|adoc|txt)(\.(in|erb|j2|tmpl))?$|(^|\/)(docs?|website|examples?|samples?|demos?)\//i,
  ],
  ['style', /\.(css|scss|sass|less|svg)$/i],
  [
    'data',
    /\.(json|jsonc|ya?ml|toml|lock|xml|ini|cfg|csv|properties)$|(^|\/)\.(env(\.[\w.-]+)?|tool-versions|nvmrc|(node|python|ruby|java)-version|[\w-]+rc)$/i,
  ],
];

export function pathKind(path: string): PathKind {
  return KINDS.find(([, pattern]) => pattern.test(path))?.[0] ?? 'code';
}

/**
 * How likely a file of this kind is the one to edit, against code at 1: the largest single gain of the ranker. Round
 * on purpose; `attach` brings tests, docs and changelogs back where they belong to the chosen code.
 */
const PRIOR: Readonly<Record<PathKind, number>> = {
  code: 1,
  style: 0.5,
  data: 0.5,
  manifest: 0.5,
  ci: 0.3,
  docs: 0.3,
  script: 0.3,
  migration: 0.1,
  locale: 0.2,
  test: 0.2,
  changelog: 0.05,
  generated: 0.05,
  lock: 0.05,
  housekeeping: 0.05,
  binary: 0,
};

export function pathPrior(path: string): number {
  return PRIOR[pathKind(path)];
}
