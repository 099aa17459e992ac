/** What a project runs on, and how files that pin its version write it. */
export interface Runtime {
  readonly name: string;
  /** As people write it, with a number behind. */
  readonly said: RegExp;
  /** In a line of a manifest, workflow, image or tool's configuration: the key or image, with a number behind. */
  readonly pin: RegExp;
  /** Files that hold nothing but its version. */
  readonly file: RegExp | null;
}

const VERSION = String.raw`\s*(?:versions?\s*)?(?:to\s+)?(?:[><=~^]+\s*)?v?\d`;

function runtime(name: string, words: string, keys: string, file: RegExp | null = null): Runtime {
  return {
    name,
    said: new RegExp(`(?<![\\w/.-])(?:${words})${VERSION}`, 'i'),
    pin: new RegExp(`(?:${keys})`, 'i'),
    file,
  };
}

/** By language, then what runs beside: each key is one that the tools of that language read. */
export const RUNTIMES: readonly Runtime[] = [
  runtime(
    'Go',
    'go(?:lang)?',
    String.raw`^go \d|^toolchain go|\bgo[-_]?(?:version|semver)\w*["']?\s*[:=].*\d|^\s*-?\s*go:\s*.*\d|\bgolang:\d`,
  ),
  runtime(
    'Node.js',
    String.raw`node(?:\.?js)?`,
    String.raw`"node":\s*"[^"]*\d|"@types/node"|\bnode[-_]?version\w*["']?\s*[:=].*\d|^\s*-?\s*node(?:_js)?:\s*.*\d|\bnode:\d|^nodejs \d`,
    /(^|\/)\.(nvmrc|node-version)$/,
  ),
  runtime(
    'Python',
    'python|cpython',
    String.raw`requires[-_]python|python_requires|Programming Language :: Python :: \d|\bpython[-_]?versions?["']?\s*[:=].*\d|^\s*python\s*=\s*["'].*\d|\bpython:\d|target-version\s*=.*py\d|\bpy\{?3\d|^python \d`,
    /(^|\/)\.python-version$/,
  ),
  runtime(
    'Ruby',
    'j?ruby',
    String.raw`required_ruby_version|TargetRubyVersion|\bruby[-_]?versions?["']?\s*[:=].*\d|^\s*-?\s*ruby:\s*.*\d|\bruby:\d|^ruby ["'\d]|label:\s*Ruby \d`,
    /(^|\/)\.ruby-version$/,
  ),
  runtime(
    'PHP',
    'php',
    String.raw`"php":\s*"[^"]*\d|\bphp[-_]?versions?["']?\s*[:=].*\d|^\s*-?\s*php:\s*.*\d|\bphp:\d|phpVersion:\s*\d`,
  ),
  runtime(
    'Java',
    'java|jdk|openjdk',
    String.raw`maven\.compiler\.(?:source|target|release)|<(?:release|source|target)>\d|(?:source|target)Compatibility|JavaLanguageVersion|\bjava[-_]?versions?["']?\s*[:=].*\d|^\s*-?\s*(?:java|jdk):\s*.*\d|\b(?:temurin|openjdk|eclipse-temurin):\d|^java \w*-?\d`,
    /(^|\/)\.java-version$/,
  ),
  runtime(
    'Rust',
    'rust|msrv',
    String.raw`\brust-version\s*=|\bmsrv\b.*\d|\brust:\d|\btoolchain:\s*.*\d|^channel\s*=`,
    /(^|\/)rust-toolchain$/,
  ),
  runtime(
    '.NET',
    String.raw`(?:dot|\.)net(?: core)?`,
    String.raw`<TargetFrameworks?>|dotnet-version|"sdk".*\d|\bdotnet/\w+:\d`,
    /(^|\/)global\.json$/,
  ),
  runtime('Deno', 'deno', String.raw`deno-version|\bdeno:\d`, /(^|\/)\.deno-version$/),
  runtime(
    'Bun',
    'bun',
    String.raw`bun-version|"@types/bun"|"bun":\s*"[^"]*\d|\boven/bun:\d`,
    /(^|\/)\.bun-version$/,
  ),
  runtime('PostgreSQL', 'postgres(?:ql)?', String.raw`\bpostgres(?:ql)?(?:[-_]version)?["']?\s*[:=].*\d`),
  runtime('MySQL', 'mysql', String.raw`\bmysql(?:[-_]version)?["']?\s*[:=]\s*["']?\d`),
  runtime('MariaDB', 'mariadb', String.raw`\bmariadb(?:[-_]version)?["']?\s*[:=]\s*["']?\d`),
  runtime('Redis', 'redis', String.raw`\bredis(?:[-_]version)?["']?\s*[:=]\s*["']?\d`),
  runtime('Alpine', 'alpine', String.raw`\balpine:?\d`),
  runtime('Debian', 'debian', String.raw`\bdebian:\w`),
  runtime('Ubuntu', 'ubuntu-?', String.raw`\bubuntu[-:]\d`),
  runtime('Windows', 'windows-', String.raw`\bwindows-\d`),
  runtime('macOS', 'macos-?', String.raw`\bmacos-\d`),
];
