import type { Facts } from '../../../facts/facts.ts';
import type { Prose } from '../../../plan/plan.ts';
import { code, prose } from '../../../plan/prose.ts';
import { splitName, stem, tells } from '../terms.ts';
import { isContainerFile, isPipelineFile } from './pipeline-files.ts';
import { complains } from './version-wish.ts';
import { SHOWN, strongest, type Wish, type WishFile } from './wish.ts';

type Topic = 'check' | 'release' | 'image' | 'service';

const MOST = 4;
/** From here on a file's role is the topic itself. */
const DOES = 0.6;
/** Where something happens is no wish to change that place: “fails in CI”, “crashes in Docker”. */
const SCENE =
  /\b(?:in|on|from|under|inside|within|using|via|with|behind)\s+(?:an? |the |my |our )?(?:CI|GitHub Actions?|Docker(?: containers?| compose)?|containers?|Kubernetes|Travis|GitLab(?: CI)?)\b(?!\s+(?:image|matrix|config|workflow|file))/gi;
/** What a service is asked to run; the scene is the point here. */
const RUNS =
  /^(?:\W*)(?:run|execute|add|enforce|test|lint|check|build|cache|upload|measure|report|use|enable|verify|publish|profile|cover)\b.*\b(?:in|on|to) (?:the |our )?(?:CI|GitHub Actions|pipeline)\b/i;

const TOPICS: readonly (readonly [Topic, RegExp])[] = [
  [
    'image',
    /\b(?:docker|container|oci|podman|multi-?arch)\b.*\bimages?\b|\bimages?\b.*\b(?:docker ?hub|ghcr|arm64|aarch64|amd64|alpine|distroless)\b|\b(?:arm64|aarch64|amd64|alpine|distroless)\b.*\bimages?\b|\bbase images?\b|\bDockerfiles?\b|\bdocker[- ]compose\b|\bcompose files?\b|\bdev(?:elopment)? ?containers?\b/i,
  ],
  [
    'release',
    /\b(?:publish|release|ship|sign|attach|upload|distribute|provide|build)\w*\b.*\b(?:binar(?:y|ies)|artifacts?|wheels?|sdists?|crates?|tarballs?|checksums?|sbom|provenance|attestations?|installers?|homebrew|winget|scoop|chocolatey|flatpak|aur|npm|pypi|crates\.io|maven central|nuget|rubygems)\b|\brelease (?:workflow|pipeline|process|job|script|automation)\b|\b(?:goreleaser|cosign|release-please|semantic-release)\b/i,
  ],
  [
    'check',
    /\b(?:run|runs|running|execute)\b.*\b(?:tests?|test suite|benchmarks?|lint\w*|type ?check\w*|e2e)\b.*\b(?:on|with|under|against|for|too|nightly|every|each)\b|^\W*test(?:s|ing)? (?:on|with|against|under)\b|\bCI\b|\bcontinuous integration\b|\b(?:build|test) matrix\b|\b(?:github|gh) actions?\b|\b(?:CI|test|tests|build|lint|docs|nightly|coverage|actions) workflows?\b|\bworkflow file\b/i,
  ],
  [
    'service',
    /\b(?:travis|appveyor|circleci|gitlab[- ]ci|codeql|codecov|dependabot|pre-commit|read ?the ?docs)\b|\b[\w-]+ workflows?\b/i,
  ],
];

/** Files of the pipeline that the title wants changed, with what they do there; null where it wants none. */
export function findPipeline(title: string, facts: Facts): Wish | null {
  const topic = topicOf(title);
  if (topic === null) return null;
  const tokens = title.toLowerCase().split(/[^a-z0-9]+/);
  const words = new Set([...splitName(title), ...tokens].filter(tells).map(stem));
  const files: WishFile[] = [];
  for (const [path, text] of facts.contents) {
    if (!isPipelineFile(path) && !isContainerFile(path)) continue;
    const role = roleOf(path, text, topic, title, facts);
    const named = splitName(path.replace(/^.*\//, '').replace(/\.ya?ml$/, '')).filter(
      (part) => words.has(stem(part)) && !GENERAL.has(part),
    );
    if (role === null && named.length === 0) continue;
    files.push({
      path,
      weight: SHOWN + (role?.[0] ?? 0) + (named.length > 0 ? 0.7 : 0) + 0.3 * shareOf(text, words),
      reason: role?.[1] ?? prose`its name has the title's “${named[0] ?? ''}”`,
    });
  }
  // What merely runs for each change, or lies beside an image, says nothing where another file does the very thing.
  const does = files.filter(({ weight }) => weight >= SHOWN + DOES);
  if (does.length > 0) return { kind: 'pipeline', subject: topic, files: strongest(does, MOST) };
  return files.length === 0 ? null : { kind: 'pipeline', subject: topic, files: strongest(files, MOST) };
}

/** Parts of a file's name that say nothing of what it is for. */
const GENERAL: ReadonlySet<string> = new Set([
  'ci',
  'cd',
  'yml',
  'yaml',
  'main',
  'test',
  'tests',
  'build',
  'run',
]);

function topicOf(title: string): Topic | null {
  if (RUNS.test(title)) return 'check';
  const bare = title.replace(SCENE, ' ');
  const topic = TOPICS.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
  // A program that fails to sign or to upload is a matter of its code; a workflow that fails is not.
  return complains(title) &&
    (topic === 'release' || topic === 'image') &&
    !/workflow|job|dockerfile|build/i.test(bare)
    ? null
    : topic;
}

/** What ships, what is said of a release before what is said of an image. */
const SHIPS: readonly string[] = [
  'action-gh-release',
  'upload-release-action',
  'goreleaser-action',
  'gh-action-pypi-publish',
  'npm publish',
  'cargo publish',
  'twine upload',
  'pdm publish',
  'poetry publish',
  'uv publish',
  'gem push',
  'nuget push',
  'mvn deploy',
  'gh release',
  'release-please-action',
  'build-push-action',
];

type Role = readonly [number, Prose] | null;

function roleOf(path: string, text: string, topic: Topic, title: string, facts: Facts): Role {
  switch (topic) {
    case 'check':
      return checkRole(path, title, facts);
    case 'release':
      return releaseRole(path, text, facts);
    case 'image':
      return imageRole(path, text, title);
    case 'service':
      return null;
  }
}

function checkRole(path: string, title: string, facts: Facts): Role {
  const checks = facts.checks.filter(({ workflow }) => workflow === path);
  const purpose = /\blint/i.test(title) ? 'lint' : /\btype ?check/i.test(title) ? 'typecheck' : 'test';
  const check = checks.find(({ purposes }) => purposes.includes(purpose));
  if (check !== undefined) {
    const what = { lint: 'lints', typecheck: 'checks the types', test: 'runs the tests' }[purpose];
    return [1, prose`its job ${code(check.name)} ${what}`];
  }
  if (checks.length === 0)
    return /travis|appveyor|gitlab-ci|circleci|azure|Jenkinsfile/.test(path)
      ? [0.6, prose`says what the service runs`]
      : null;
  return checks.some(({ onPullRequest }) => onPullRequest)
    ? [0.3, prose`its job ${code(checks[0]?.name ?? '')} runs for every pull request`]
    : null;
}

function releaseRole(path: string, text: string, facts: Facts): Role {
  if (/goreleaser\.ya?ml$/.test(path)) return [1, prose`says what a release is built from`];
  if (!facts.conventions.releaseWorkflows.includes(path)) return null;
  const act = SHIPS.find((name) => text.includes(name));
  return act === undefined
    ? [0.6, prose`runs when a version is released`]
    : [1, prose`ships what is released, by ${code(act)}`];
}

function imageRole(path: string, text: string, title: string): Role {
  if (
    /(?:Docker|Container)file/.test(path) &&
    /\bbase image|\bdockerfile|\bslim\b|\balpine\b|\blayers?\b/i.test(title)
  )
    return [1.3, prose`is what the image is built from`];
  const isCompose = /compose/i.test(path);
  if (isContainerFile(path)) {
    if (
      /\bcompose\b|\bdev(?:elopment)?\b/i.test(title) === isCompose ||
      /devcontainer/.test(path) === /dev ?container/i.test(title)
    )
      return [
        isCompose ? 0.8 : 0.9,
        isCompose ? prose`starts the containers` : prose`is what the image is built from`,
      ];
    return [0.2, isCompose ? prose`starts the containers` : prose`is what the image is built from`];
  }
  const act =
    /docker\/(?:build-push|bake)-action|docker\/setup-qemu-action|docker buildx build|docker build\b|docker push\b|buildah/.exec(
      text,
    )?.[0];
  return act === undefined ? null : [1, prose`builds the image, by ${code(act)}`];
}

/** The part of the title's words that a file holds. */
function shareOf(text: string, words: ReadonlySet<string>): number {
  const held = new Set(splitName(text.slice(0, 60_000)).map(stem));
  return [...words].filter((word) => held.has(word)).length / Math.max(1, words.size);
}
