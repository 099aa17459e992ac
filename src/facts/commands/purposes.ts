import type { ProjectCommand } from '../facts.ts';

type Purpose = ProjectCommand['purpose'];

/** Programs by what running them proves; the first word of a command, or the first two. In order of telling. */
const PROGRAMS: readonly (readonly [Purpose, RegExp])[] = [
  [
    'test',
    /^(?:pytest|py\.test|tox|nox|jest|vitest|mocha|ava|tap|karma|phpunit|pest|rspec|ctest|behat|cypress run|playwright test)\b/,
  ],
  [
    'test',
    /^(?:cargo (?:test|nextest|tarpaulin|llvm-cov)|go test|dotnet test|deno test|bun test|node --test|mix test|swift test|rake (?:test|spec)|rails test|gotestsum|zig build test|dart test|flutter test|stack test|cabal test)\b/,
  ],
  ['test', /^(?:\.\/mvnw|mvn)\b.*\b(?:test|verify|install|package)\b/],
  ['test', /^(?:\.\/gradlew|gradle)\b.*\b(?:test|check|build)\b/],
  [
    'test',
    /^(?:python[\d.]* (?:-\S+ )*)?\.?\/?(?:\S+\/)?manage\.py test\b|^(?:python[\d.]*|coverage run)\b.*?(?:manage\.py test|-m (?:pytest|unittest))\b/,
  ],
  [
    'lint',
    /^(?:eslint|oxlint|tslint|stylelint|biome (?:lint|check|ci)|ruff(?: check)?(?! format)|flake8|pylint|pyflakes|bandit|cargo clippy|golangci-lint|go vet|staticcheck|rubocop|standard|xo|phpcs|pre-commit run|prek run|ktlint|detekt|hadolint|shellcheck|actionlint|markdownlint\S*|swiftlint|credo|knip|typos|codespell)\b/,
  ],
  [
    'format',
    /^(?:prettier|biome (?:format|check|ci)|black|ruff format|isort|cargo fmt|rustfmt|gofmt|gofumpt|goimports|dprint|deno fmt|php-cs-fixer|pint|clang-format|mix format|dotnet format|zig fmt|dart format)\b/,
  ],
  [
    'typecheck',
    /^(?:tsc\b(?=.*--noEmit)|tsc --build|tsc -b|vue-tsc|svelte-check|tsgo|mypy|pyright|basedpyright|pyre|pytype|ty check|cargo check|phpstan|psalm|flow check|deno check|attw|sorbet|srb tc)\b/,
  ],
  [
    'build',
    /^(?:tsc|webpack|vite build|rollup|tsup|tsdown|esbuild|next build|nuxt build|astro build|cargo build|go build|dotnet build|python[\d.]* -m build|pdm build|poetry build|uv build|hatch build|docker build|docker buildx build|make build|mix compile|swift build|maturin build|zig build|parcel build|rspack build)\b/,
  ],
  [
    'docs',
    /^(?:mkdocs|sphinx-build|typedoc|docusaurus|vitepress|cargo doc|mdbook|jsdoc|rustdoc|mike deploy|storybook build|make (?:-C docs )?html)\b/,
  ],
];

/** What a script is for, by the name people give it: `test:unit`, `lint`, `check-types`. */
const NAMES: readonly (readonly [Purpose, RegExp])[] = [
  ['test', /^(?:tests?|spec|unit|unittests?|pytest)(?:$|[:_-])/],
  ['lint', /^(?:lint|linter|eslint|clippy|pre-commit)(?:$|[:_-])/],
  ['format', /^(?:format|fmt|prettier|style)(?:$|[:_-])/],
  ['typecheck', /^(?:type-?check|types|tsc|check[:_-]?types?|mypy|pyright)(?:$|[:_-])/],
  ['build', /^(?:build|compile|bundle)(?:$|[:_-])/],
  ['docs', /^(?:docs?|documentation)(?:$|[:_-])/],
];

/** Words before the program itself: variables, and runners that take the program as their arguments. */
const BEFORE =
  /^(?:[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|\S*)|env|sudo|time|exec|command|cross-env(?:-shell)?|npx(?: --?[\w-]+)*|bunx(?: --bun)?|(?:pnpm|yarn) (?:exec|dlx)|npm exec(?: --)?|uvx|uv run(?: (?:--?[\w-]+(?:[= ](?=\S+ -)\S+)?))*|(?:pdm|poetry|pipenv|hatch|rye|pixi) run|bundle exec|xvfb-run(?: -\S+)*|(?:\.\/)?vendor\/bin\/|(?:\.\/)?\.?venv\/bin\/|python[\d.]* -m(?= (?:pytest|mypy|ruff|black|flake8|pylint|mkdocs|isort|tox|nox|coverage)\b)|coverage run (?:--?\S+ )*-m|dotenv(?: -\S+ \S+)* --|\.\/node_modules\/\.bin\/|node_modules\/\.bin\/)\s*/;

const LONGEST_COMMAND = 2000;

/** The commands of shell text: continued lines joined, chains split, comments and control words left out. */
export function shellCommands(text: string): readonly string[] {
  return text
    .replace(/\\\r?\n\s*/g, ' ')
    .split(/\r?\n|&&|\|\||;|(?<!\|)\|(?!\|)/)
    .map((line) => line.slice(0, LONGEST_COMMAND).trim().replace(/\s+/g, ' '))
    .filter(
      (line) =>
        line !== '' &&
        !line.startsWith('#') &&
        !/^(?:if|then|else|elif|fi|for|do|done|while|case|esac)\b/.test(line),
    );
}

/** The program that a command starts, with its arguments: `cross-env CI=1 npx jest --ci` → `jest --ci`. */
export function programOf(command: string): string {
  let rest = command;
  for (let step = 0; step < 8; step += 1) {
    const before = BEFORE.exec(rest)?.[0];
    if (before === undefined || before.length === 0 || before.length >= rest.length) return rest;
    rest = rest.slice(before.length);
  }
  return rest;
}

/** What a shell text proves, by the programs in it: `tsc --noEmit && vitest` → typecheck, test. */
export function purposesOfShell(text: string): readonly Purpose[] {
  const found = new Set<Purpose>();
  for (const command of shellCommands(text)) {
    const program = programOf(command);
    // `tsc --noEmit` is a type check and no build.
    const purposes = PROGRAMS.filter(([, pattern]) => pattern.test(program)).map(([purpose]) => purpose);
    for (const purpose of purposes) {
      if (purpose !== 'build' || !purposes.includes('typecheck')) found.add(purpose);
    }
  }
  return [...found];
}

/** What a script is for by its name alone; null where the name does not say. */
export function purposeOfName(name: string): Purpose | null {
  return NAMES.find(([, pattern]) => pattern.test(name.toLowerCase()))?.[0] ?? null;
}
