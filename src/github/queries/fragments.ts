/** The fields read of each thing, once; the documents are put together in `read-repository.ts`. */

export const COMMENT_FIELDS = `
  id databaseId body viewerDidAuthor authorAssociation
  author { login }`;

/** What is needed to go on before them. */
const OLDER_COMMENTS = 'pageInfo { hasPreviousPage startCursor }';

export const COMMENTS_BEFORE = `query CommentsBefore($owner: String!, $name: String!, $issue: Int!, $before: String!) {
  repository(owner: $owner, name: $name) {
    issue(number: $issue) {
      comments(last: 100, before: $before) { ${OLDER_COMMENTS} nodes {${COMMENT_FIELDS} } }
    }
  }
}`;

export const ISSUE_FIELDS = `
  id number url title body state
  author { login }
  milestone { title }
  labels(first: 50) { nodes { id name } }
  assignees(first: 10) { nodes { login } }
  timelineItems(last: 20, itemTypes: [LABELED_EVENT, COMMENT_DELETED_EVENT]) {
    nodes {
      ... on LabeledEvent { createdAt actor { login } label { name } }
      ... on CommentDeletedEvent { createdAt deletedCommentAuthor { login } }
    }
  }
  comments(last: 100) { ${OLDER_COMMENTS} nodes {${COMMENT_FIELDS} } }`;

/** An issue has a hundred at most. https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/adding-sub-issues */
export const SUB_ISSUES_FIELDS = `
  subIssues(first: 100) { nodes { id number url title body viewerDidAuthor } }`;

export const PLAN_PULL_FIELDS = `
  id number url state merged createdAt closedAt isCrossRepository headRefOid viewerDidAuthor
  editor { login }
  files(first: 10) { nodes { path } }
  commits(first: 50) { nodes { commit { authors(first: 5) { nodes { user { login } name } } } } }`;

/** A commit with what its checks and statuses say. */
const CHECKED_COMMIT_FIELDS = `
  oid url
  statusCheckRollup {
    contexts(first: 100) {
      nodes {
        __typename
        ... on CheckRun { name status conclusion detailsUrl completedAt }
        ... on StatusContext { context state targetUrl createdAt }
      }
    }
  }`;

/** The newest commits of a branch: what contains what, and what checks said of the last of them. */
export const HISTORY_FIELDS = `
  history(first: 100) { nodes { oid messageHeadline committedDate parents(first: 5) { nodes { oid } } } }
  checked: history(first: 20) { nodes { ${CHECKED_COMMIT_FIELDS} } }`;

export const CHECKED_COMMIT = `... on Commit { ${CHECKED_COMMIT_FIELDS} }`;

/** What of a pull request says which plans record it. */
const EVIDENCE_FIELDS = `
  number url body headRefName
  commits(first: 100) { nodes { commit { oid message } } }
  timelineItems(last: 20, itemTypes: [CROSS_REFERENCED_EVENT]) {
    nodes { ... on CrossReferencedEvent { source { ... on Issue { number repository { nameWithOwner } } } } }
  }
  closingIssuesReferences(first: 20) {
    nodes { number title body viewerDidAuthor repository { nameWithOwner } parent { number repository { nameWithOwner } } }
  }`;

/** A commit, what it changed, and which pull request brought it: found for commits of the default branch alone. */
export const COMMIT_FIELDS = `... on Commit {
    oid url message committedDate additions deletions changedFilesIfAvailable
    author { name user { login } }
    associatedPullRequests(first: 10) { nodes { ${EVIDENCE_FIELDS}
      merged baseRefName repository { nameWithOwner }
    } }
  }`;

/** A pull request with all that a record and its evidence need. */
export const PULL_FIELDS = `${EVIDENCE_FIELDS}
  id title state merged mergedAt baseRefName headRefOid isCrossRepository
  changedFiles additions deletions
  author { login }
  mergeCommit { ${CHECKED_COMMIT_FIELDS} }
  head: commits(last: 1) { nodes { commit { ${CHECKED_COMMIT_FIELDS} } } }
  files(first: 100) { nodes { path additions deletions changeType } }
  reviews(first: 50, states: [APPROVED, CHANGES_REQUESTED, COMMENTED]) { nodes { author { login } } }
  comments(last: 100) { nodes {${COMMENT_FIELDS} } }`;
