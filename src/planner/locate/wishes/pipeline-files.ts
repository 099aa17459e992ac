/** Files that say how the project is built, tested and shipped by a service. */
export function isPipelineFile(path: string): boolean {
  return (
    /(^|\/)\.github\/(workflows|actions)\/.*\.ya?ml$|(^|\/)\.github\/dependabot\.ya?ml$/.test(path) ||
    /(^|\/)(\.travis|\.gitlab-ci|\.?appveyor|azure-pipelines|bitbucket-pipelines|\.cirrus|\.drone|\.?codecov|\.goreleaser|\.pre-commit-config|\.readthedocs)\.ya?ml$/.test(
      path,
    ) ||
    /(^|\/)(Jenkinsfile|Earthfile)$|(^|\/)\.(circleci|buildkite)\/.*\.ya?ml$/.test(path)
  );
}

/** Files that say what is in an image, and what runs beside it. */
export function isContainerFile(path: string): boolean {
  return /(^|\/)((?:[\w-]+\.)?(Dockerfile|Containerfile)(\.[\w.-]+)?|(docker-|podman-)?compose([.-][\w.-]+)?\.ya?ml|docker-bake\.(hcl|json)|devcontainer\.json)$/i.test(
    path,
  );
}
