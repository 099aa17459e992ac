import { parseWorkflow, strings } from '../checks/workflow.ts';
import { filePaths, folderOf, nameOf, type Snapshot } from '../read/snapshot.ts';
import { isTestPath } from './test-paths.ts';

const DEPLOY_NAMES =
  /^(?:(?:[\w-]+\.)?Dockerfile(?:\.[\w.-]+)?|Containerfile|(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml|Procfile|heroku\.yml|fly(?:\.[\w-]+)?\.toml|vercel\.json|netlify\.toml|render\.yaml|railway\.(?:json|toml)|wrangler\.(?:toml|jsonc?)|serverless\.(?:ya?ml|ts)|Chart\.yaml|kustomization\.ya?ml|skaffold\.ya?ml|cloudbuild\.ya?ml|firebase\.json|amplify\.yml|ecosystem\.config\.[cm]?js|Pulumi\.yaml|cdk\.json|main\.tf|uwsgi\.ini|[\w@-]+\.service)$/i;
/** Names that mean deployment only where they lie: Heroku's and App Engine's in the root, manifests in their folder. */
const DEPLOY_PATHS =
  /^(?:app\.json|app\.ya?ml)$|(?:^|\/)(?:k8s|kubernetes|helm|deploy(?:ment)?|manifests)\/.*\.ya?ml$/i;
const NOT_DEPLOYED =
  /(?:^|\/)(?:node_modules|vendor|examples?|fixtures?|docs?|website|templates?|\.devcontainer|\.github)\//i;

const MAX_FILES = 50;

/** What is changed when the way it is deployed changes: containers, hosting, infrastructure. */
export function deployFiles(snapshot: Snapshot): readonly string[] {
  return filePaths(snapshot)
    .filter(
      (path) =>
        (DEPLOY_NAMES.test(nameOf(path)) || DEPLOY_PATHS.test(path)) &&
        !NOT_DEPLOYED.test(`${folderOf(path)}/`) &&
        !isTestPath(path) &&
        (path !== 'app.json' ||
          /"(?:buildpacks|formation|addons|env)"/.test(snapshot.contents.get(path) ?? '')),
    )
    .slice(0, MAX_FILES);
}

const PUBLISHES =
  /\b(?:(?:npm|pnpm|yarn|bun)(?: run)? (?:publish|release)|cargo publish|twine upload|(?:pdm|poetry|uv|hatch|flit) publish|gem push|goreleaser|docker push|changeset publish|semantic-release|mvn.*\bdeploy|jsr publish|deno publish)\b(?!.*--dry-run)/;
const PUBLISHING_ACTIONS =
  /\buses:\s*['"]?(?:pypa\/gh-action-pypi-publish|softprops\/action-gh-release|goreleaser\/goreleaser-action|changesets\/action|googleapis\/release-please-action|google-github-actions\/release-please-action|docker\/build-push-action|ncipollo\/release-action|JS-DevTools\/npm-publish|actions\/create-release|svenstaro\/upload-release-action)@/;

/** The workflows that ship: started by a release or a tag, or running what publishes. */
export function releaseWorkflows(snapshot: Snapshot): readonly string[] {
  return filePaths(snapshot).filter((path) => {
    if (!/^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)) return false;
    const text = snapshot.contents.get(path) ?? '';
    const workflow = parseWorkflow(text);
    if (workflow === null) return false;
    const push = workflow.events.get('push');
    const release = workflow.events.get('release');
    const onTag = push !== undefined && push.tags !== undefined;
    const types = strings(release?.types);
    const onRelease =
      release !== undefined && (types.length === 0 || types.some((type) => type !== 'deleted'));
    return (
      onTag ||
      onRelease ||
      PUBLISHES.test(text) ||
      (PUBLISHING_ACTIONS.test(text) && !workflow.events.has('pull_request'))
    );
  });
}
