/** What our commits to a standing pull request say, and who else committed to it. */
export const STANDING_COMMITS = `query StandingCommits($owner: String!, $name: String!, $pull: Int!) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    pullRequest(number: $pull) {
      commits(last: 100) { nodes { commit {
        message parents(first: 2) { totalCount } author { name user { login } }
      } } }
    }
  }
}`;
