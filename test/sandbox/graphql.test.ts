import { Octokit } from '@octokit/rest';
import { REPO, startTestSandbox, type TestSandbox } from './start.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ people: [{ login: 'outsider', role: null }] });
});
afterAll(() => sandbox.end());

const base64 = (text: string): string => Buffer.from(text).toString('base64');

interface GraphqlErrors {
  readonly errors: readonly {
    readonly type: string;
    readonly message: string;
    readonly path: readonly string[];
  }[];
  readonly data: Record<string, Record<string, unknown> | null> | null;
}

/** The refusal that a request ends in. */
async function refusal(request: Promise<unknown>): Promise<GraphqlErrors> {
  return request.then(
    () => {
      throw new Error('It was not refused');
    },
    (error: { response: GraphqlErrors }) => error.response,
  );
}

interface RepositoryAnswer {
  readonly repository: {
    readonly id: string;
    readonly defaultBranchRef: { readonly name: string; readonly target: { readonly oid: string } };
  };
}

async function head(): Promise<{ id: string; oid: string }> {
  const { repository } = await sandbox.owner.graphql<RepositoryAnswer>(
    `query ($owner: String!, $repo: String!) {
      repository(owner: $owner, name: $repo) { id defaultBranchRef { name target { oid } } }
    }`,
    REPO,
  );
  return { id: repository.id, oid: repository.defaultBranchRef.target.oid };
}

async function commit(branch: string, expectedHeadOid: string, path: string, text: string): Promise<string> {
  const answer = await sandbox.owner.graphql<{ createCommitOnBranch: { commit: { oid: string } } }>(COMMIT, {
    input: {
      branch: { repositoryNameWithOwner: 'octo/shelf', branchName: branch },
      expectedHeadOid,
      message: { headline: `Write ${path}` },
      fileChanges: { additions: [{ path, contents: base64(text) }] },
    },
  });
  return answer.createCommitOnBranch.commit.oid;
}

const COMMIT = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } ref { name target { oid } } }
}`;

describe('reading', () => {
  test('the client finds the endpoint from the base URL', async () => {
    const { viewer } = await sandbox.owner.graphql<{ viewer: { login: string } }>('{ viewer { login } }');
    expect(viewer.login).toBe('octo');
    const app = await sandbox.installation();
    const answer = await app.graphql<{ viewer: { login: string } }>(
      '{ viewer { login } rateLimit { remaining } }',
    );
    expect(answer.viewer.login).toBe('planwright[bot]');
  });

  test('the base without a path works too', async () => {
    const client = new Octokit({ baseUrl: sandbox.webUrl, auth: sandbox.userToken('octo') });
    const answer = await client.graphql<{ viewer: { login: string } }>('{ viewer { login } }');
    expect((await client.rest.repos.get(REPO)).data.name).toBe('shelf');
    expect(answer.viewer.login).toBe('octo');
  });

  test('blobs, trees and commits by expression', async () => {
    const answer = await sandbox.owner.graphql<{
      repository: Record<string, Record<string, unknown> | null>;
    }>(
      `query ($owner: String!, $repo: String!) {
        repository(owner: $owner, name: $repo) {
          blob: object(expression: "HEAD:README.md") { ... on Blob { text byteSize isTruncated isBinary } }
          tree: object(expression: "main:") { __typename ... on Tree { entries { name path mode type object { ... on Blob { text } } } } }
          commit: object(expression: "main") { ... on Commit { message history(first: 5) { nodes { messageHeadline author { name } } } } }
          none: object(expression: "main:no/such/file") { oid }
        }
      }`,
      REPO,
    );
    expect(answer.repository).toEqual({
      blob: { text: '# shelf\n', byteSize: 8, isTruncated: false, isBinary: false },
      tree: {
        __typename: 'Tree',
        entries: [
          {
            name: 'README.md',
            path: 'README.md',
            mode: 0o100644,
            type: 'blob',
            object: { text: '# shelf\n' },
          },
        ],
      },
      commit: {
        message: 'Initial commit',
        history: { nodes: [{ messageHeadline: 'Initial commit', author: { name: 'GitHub' } }] },
      },
      none: null,
    });
  });

  test('what is not there is an error of type NOT_FOUND beside the rest', async () => {
    const answer = await refusal(
      sandbox.owner.graphql(
        `query ($owner: String!, $repo: String!) {
          repository(owner: $owner, name: $repo) { nameWithOwner issue(number: 999) { title } }
        }`,
        REPO,
      ),
    );
    expect(answer.data).toEqual({ repository: { nameWithOwner: 'octo/shelf', issue: null } });
    expect(answer.errors).toEqual([
      expect.objectContaining({
        type: 'NOT_FOUND',
        path: ['repository', 'issue'],
        message: 'Could not resolve to an Issue with the number of 999.',
      }),
    ]);
  });

  test('a field that GitHub does not have is refused', async () => {
    const answer = await refusal(sandbox.owner.graphql('{ viewer { loginn } }'));
    expect(answer.errors[0]?.message).toMatch(/loginn/);
  });

  test('a connection needs a bound', async () => {
    const answer = await refusal(
      sandbox.owner.graphql('{ repository(owner: "octo", name: "shelf") { issues { totalCount } } }'),
    );
    expect(answer.errors[0]?.type).toBe('MISSING_PAGINATION_BOUNDARIES');
  });
});

describe('commits and refs', () => {
  test('create a branch, commit on it, and be refused on a stale head', async () => {
    const { id, oid } = await head();
    await sandbox.owner.graphql(
      'mutation ($input: CreateRefInput!) { createRef(input: $input) { ref { id name } } }',
      { input: { repositoryId: id, name: 'refs/heads/plans', oid } },
    );
    const twin = await refusal(
      sandbox.owner.graphql(
        'mutation ($input: CreateRefInput!) { createRef(input: $input) { ref { id } } }',
        {
          input: { repositoryId: id, name: 'refs/heads/plans', oid },
        },
      ),
    );
    expect(twin.errors[0]).toMatchObject({
      type: 'UNPROCESSABLE',
      message: 'A ref named "refs/heads/plans" already exists in the repository.',
    });
    const first = await commit('plans', oid, 'plans/1/PLAN.md', '# Plan\n');
    const stale = await refusal(
      sandbox.owner.graphql(COMMIT, {
        input: {
          branch: { repositoryNameWithOwner: 'octo/shelf', branchName: 'plans' },
          expectedHeadOid: oid,
          message: { headline: 'Late' },
        },
      }),
    );
    expect(stale.errors[0]).toMatchObject({ type: 'STALE_DATA', path: ['createCommitOnBranch'] });
    expect(stale.errors[0]?.message).toBe(
      `Expected branch to point to "${oid}" but it did not. Pull and try again.`,
    );
    const { data } = await sandbox.owner.rest.git.getCommit({ ...REPO, commit_sha: first });
    expect(data).toMatchObject({ message: 'Write plans/1/PLAN.md', committer: { name: 'GitHub' } });
    expect(data.parents.map((parent) => parent.sha)).toEqual([oid]);
  });

  test('additions, deletions and the mode of a file', async () => {
    const { id, oid } = await head();
    await sandbox.owner.graphql(
      'mutation ($input: CreateRefInput!) { createRef(input: $input) { ref { id } } }',
      {
        input: { repositoryId: id, name: 'refs/heads/changes', oid },
      },
    );
    const one = await commit('changes', oid, 'a/b.txt', 'b');
    const answer = await sandbox.owner.graphql<{ createCommitOnBranch: { commit: { oid: string } } }>(
      COMMIT,
      {
        input: {
          branch: { repositoryNameWithOwner: 'octo/shelf', branchName: 'changes' },
          expectedHeadOid: one,
          message: { headline: 'Change', body: 'With a body' },
          fileChanges: {
            additions: [{ path: 'c.txt', contents: base64('c') }],
            deletions: [{ path: 'a/b.txt' }],
          },
        },
      },
    );
    const { data } = await sandbox.owner.rest.repos.getCommit({
      ...REPO,
      ref: answer.createCommitOnBranch.commit.oid,
    });
    expect(data.commit.message).toBe('Change\n\nWith a body');
    expect(data.files?.map((file) => [file.filename, file.status])).toEqual([
      ['a/b.txt', 'removed'],
      ['c.txt', 'added'],
    ]);
  });

  test('mutations of one document run in order and go on after one that failed', async () => {
    const { id, oid } = await head();
    const answer = await refusal(
      sandbox.owner.graphql(
        `mutation ($id: ID!, $oid: GitObjectID!) {
          bad: createRef(input: { repositoryId: $id, name: "refs/heads/main", oid: $oid }) { ref { name } }
          good: createRef(input: { repositoryId: $id, name: "refs/heads/after-bad", oid: $oid }) { ref { name } }
        }`,
        { id, oid },
      ),
    );
    expect(answer.data).toEqual({ bad: null, good: { ref: { name: 'after-bad' } } });
    expect(answer.errors.map((error) => error.path)).toEqual([['bad']]);
  });

  test('updateRef and deleteRef', async () => {
    const { id, oid } = await head();
    const { createRef } = await sandbox.owner.graphql<{ createRef: { ref: { id: string } } }>(
      'mutation ($input: CreateRefInput!) { createRef(input: $input) { ref { id } } }',
      { input: { repositoryId: id, name: 'refs/heads/moving', oid } },
    );
    const tip = await commit('moving', oid, 'moving.txt', 'x');
    const back = await refusal(
      sandbox.owner.graphql(
        'mutation ($input: UpdateRefInput!) { updateRef(input: $input) { ref { id } } }',
        {
          input: { refId: createRef.ref.id, oid },
        },
      ),
    );
    expect(back.errors[0]?.message).toMatch(/not a fast forward/);
    expect(tip).toMatch(/^[0-9a-f]{40}$/);
    await sandbox.owner.graphql(
      'mutation ($input: DeleteRefInput!) { deleteRef(input: $input) { clientMutationId } }',
      { input: { refId: createRef.ref.id } },
    );
    await expect(sandbox.owner.rest.git.getRef({ ...REPO, ref: 'heads/moving' })).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('issues, comments, pull requests, checks', () => {
  test('the timeline says who set a label and when, also one that is gone', async () => {
    const { data: issue } = await sandbox.owner.rest.issues.create({
      ...REPO,
      title: 'T',
      labels: ['passing'],
    });
    await sandbox
      .as('sorter', 'triage')
      .rest.issues.addLabels({ ...REPO, issue_number: issue.number, labels: ['bug'] });
    await sandbox.owner.rest.issues.deleteLabel({ ...REPO, name: 'passing' });
    const answer = await sandbox.owner.graphql<{ repository: { issue: { timelineItems: unknown } } }>(
      `query ($number: Int!) { repository(owner: "octo", name: "shelf") { issue(number: $number) {
        timelineItems(last: 5, itemTypes: [LABELED_EVENT]) {
          totalCount nodes { __typename ... on LabeledEvent { actor { login } label { name } } }
        }
      } } }`,
      { number: issue.number },
    );
    expect(answer.repository.issue.timelineItems).toEqual({
      totalCount: 2,
      nodes: [
        { __typename: 'LabeledEvent', actor: { login: 'octo' }, label: { name: 'passing' } },
        { __typename: 'LabeledEvent', actor: { login: 'sorter' }, label: { name: 'bug' } },
      ],
    });
  });

  test('authors of a commit, and no rollup where nothing was checked', async () => {
    const { data } = await sandbox.owner.rest.repos.createOrUpdateFileContents({
      ...REPO,
      path: 'together.txt',
      message: 'Together\n\nCo-authored-by: Ada <ada@example.com>',
      content: '',
    });
    const answer = await sandbox.owner.graphql<{ repository: { object: unknown } }>(
      `query ($oid: String!) { repository(owner: "octo", name: "shelf") { object(expression: $oid) {
        ... on Commit { authors(first: 5) { nodes { name user { login } } } statusCheckRollup { state } }
      } } }`,
      { oid: data.commit.sha },
    );
    expect(answer.repository.object).toEqual({
      authors: {
        nodes: [
          { name: 'octo', user: { login: 'octo' } },
          { name: 'Ada', user: null },
        ],
      },
      statusCheckRollup: null,
    });
  });

  test('an issue with labels, comments and reactions', async () => {
    const { id } = await head();
    const { repository } = await sandbox.owner.graphql<{ repository: { label: { id: string } } }>(
      '{ repository(owner: "octo", name: "shelf") { label(name: "needs-plan") { id } } }',
    );
    const labelIds = [repository.label.id];
    const { createIssue } = await sandbox.owner.graphql<{
      createIssue: { issue: { id: string; number: number } };
    }>('mutation ($input: CreateIssueInput!) { createIssue(input: $input) { issue { id number } } }', {
      input: { repositoryId: id, title: 'Plan me', body: 'Body', labelIds },
    });
    const app = await sandbox.installation();
    const { addComment } = await app.graphql<{ addComment: { commentEdge: { node: { id: string } } } }>(
      'mutation ($input: AddCommentInput!) { addComment(input: $input) { commentEdge { node { id } } } }',
      { input: { subjectId: createIssue.issue.id, body: 'First' } },
    );
    const subjectId = addComment.commentEdge.node.id;
    await app.graphql(
      `mutation ($id: ID!) {
        updateIssueComment(input: { id: $id, body: "Second" }) { issueComment { body } }
        addReaction(input: { subjectId: $id, content: EYES }) { reaction { content } }
        rocket: addReaction(input: { subjectId: $id, content: ROCKET }) { reaction { content } }
        removeReaction(input: { subjectId: $id, content: EYES }) { reaction { content } }
      }`,
      { id: subjectId },
    );
    const answer = await app.graphql<{ repository: { issues: { nodes: readonly unknown[] } } }>(
      `{ repository(owner: "octo", name: "shelf") {
        issues(first: 5, states: [OPEN], labels: ["needs-plan"]) {
          nodes {
            title state author { login __typename } authorAssociation labels(first: 5) { nodes { name } }
            comments(last: 5) { totalCount nodes {
              body author { login __typename } viewerDidAuthor isMinimized
              reactionGroups { content viewerHasReacted }
            } }
          }
        }
      } }`,
    );
    expect(answer.repository.issues.nodes).toEqual([
      {
        title: 'Plan me',
        state: 'OPEN',
        author: { login: 'octo', __typename: 'User' },
        authorAssociation: 'OWNER',
        labels: { nodes: [{ name: 'needs-plan' }] },
        comments: {
          totalCount: 1,
          nodes: [
            {
              body: 'Second',
              author: { login: 'planwright', __typename: 'Bot' },
              viewerDidAuthor: true,
              isMinimized: false,
              reactionGroups: expect.arrayContaining([
                { content: 'ROCKET', viewerHasReacted: true },
                { content: 'EYES', viewerHasReacted: false },
              ]),
            },
          ],
        },
      },
    ]);
    await app.graphql(
      'mutation ($input: RemoveLabelsFromLabelableInput!) { removeLabelsFromLabelable(input: $input) { labelable { __typename } } }',
      {
        input: { labelableId: createIssue.issue.id, labelIds },
      },
    );
    await app.graphql('mutation ($id: ID!) { deleteIssueComment(input: { id: $id }) { clientMutationId } }', {
      id: subjectId,
    });
    const { data } = await sandbox.owner.rest.issues.get({ ...REPO, issue_number: createIssue.issue.number });
    expect(data).toMatchObject({ labels: [], comments: 0 });
  });

  test('a pull request from opening to merge, with its checks', async () => {
    const { id, oid } = await head();
    const { data: issue } = await sandbox.owner.rest.issues.create({
      ...REPO,
      title: 'Closed by a pull request',
    });
    await sandbox.owner.graphql(
      'mutation ($input: CreateRefInput!) { createRef(input: $input) { ref { id } } }',
      {
        input: { repositoryId: id, name: 'refs/heads/pulled', oid },
      },
    );
    const tip = await commit('pulled', oid, 'pulled.txt', 'one\ntwo\n');
    const app = await sandbox.installation();
    const { createPullRequest } = await app.graphql<{
      createPullRequest: { pullRequest: { id: string; number: number } };
    }>(
      `mutation ($pull: CreatePullRequestInput!, $check: CreateCheckRunInput!) {
        createPullRequest(input: $pull) { pullRequest { id number } }
        createCheckRun(input: $check) { checkRun { id } }
      }`,
      {
        pull: {
          repositoryId: id,
          title: 'Pull',
          body: `Closes #${issue.number}`,
          headRefName: 'pulled',
          baseRefName: 'main',
        },
        check: {
          repositoryId: id,
          name: 'Planwright',
          headSha: tip,
          status: 'COMPLETED',
          conclusion: 'NEUTRAL',
        },
      },
    );
    const { number } = createPullRequest.pullRequest;
    await sandbox.owner.graphql(
      'mutation ($input: MergePullRequestInput!) { mergePullRequest(input: $input) { pullRequest { state } } }',
      {
        input: {
          pullRequestId: createPullRequest.pullRequest.id,
          mergeMethod: 'SQUASH',
          expectedHeadOid: tip,
        },
      },
    );
    const answer = await app.graphql<{ repository: { pullRequest: Record<string, unknown> } }>(
      `query ($number: Int!) { repository(owner: "octo", name: "shelf") {
        pullRequest(number: $number) {
          title state merged mergedAt baseRefName headRefName headRefOid isCrossRepository author { login }
          mergeCommit { oid checkSuites(first: 5) { nodes { checkRuns(first: 5) { nodes { name } } } } }
          commits(first: 10) { totalCount nodes { commit { oid message } } }
          files(first: 10) { totalCount nodes { path additions deletions changeType } }
          changedFiles additions deletions
          reviews(first: 5) { nodes { state } }
          closingIssuesReferences(first: 5) { nodes { number state } }
          statusCheckRollup { state contexts(first: 5) { nodes { ... on CheckRun { name conclusion } } } }
        }
      } }`,
      { number },
    );
    expect(answer.repository.pullRequest).toMatchObject({
      state: 'MERGED',
      merged: true,
      headRefOid: tip,
      isCrossRepository: false,
      author: { login: 'planwright' },
      mergeCommit: { checkSuites: { nodes: [] } },
      commits: { totalCount: 1, nodes: [{ commit: { oid: tip } }] },
      files: { nodes: [{ path: 'pulled.txt', additions: 2, deletions: 0, changeType: 'ADDED' }] },
      changedFiles: 1,
      additions: 2,
      closingIssuesReferences: { nodes: [{ number: issue.number, state: 'CLOSED' }] },
      statusCheckRollup: {
        state: 'SUCCESS',
        contexts: { nodes: [{ name: 'Planwright', conclusion: 'NEUTRAL' }] },
      },
    });
  });

  test('close, reopen and rename a pull request', async () => {
    const { id, oid } = await head();
    await sandbox.owner.graphql(
      'mutation ($input: CreateRefInput!) { createRef(input: $input) { ref { id } } }',
      {
        input: { repositoryId: id, name: 'refs/heads/renamed', oid },
      },
    );
    await commit('renamed', oid, 'renamed.txt', 'x');
    const { data: pull } = await sandbox.owner.rest.pulls.create({
      ...REPO,
      head: 'renamed',
      base: 'main',
      title: 'Old',
    });
    const answer = await sandbox.owner.graphql<Record<string, { pullRequest: unknown }>>(
      `mutation ($id: ID!) {
        updatePullRequest(input: { pullRequestId: $id, title: "New" }) { pullRequest { title } }
        closePullRequest(input: { pullRequestId: $id }) { pullRequest { state } }
        reopenPullRequest(input: { pullRequestId: $id }) { pullRequest { state } }
      }`,
      { id: pull.node_id },
    );
    expect(answer.reopenPullRequest?.pullRequest).toEqual({ state: 'OPEN' });
    expect(answer.closePullRequest?.pullRequest).toEqual({ state: 'CLOSED' });
    const { node } = await sandbox.owner.graphql<{ node: unknown }>(
      'query ($id: ID!) { node(id: $id) { ... on PullRequest { title number } } }',
      { id: pull.node_id },
    );
    expect(node).toEqual({ title: 'New', number: pull.number });
  });
});

describe('permissions', () => {
  test('a token without the permission is told so, field by field', async () => {
    const app = await sandbox.installation({ contents: 'read', issues: 'read' });
    const { id, oid } = await head();
    const answer = await refusal(
      app.graphql('mutation ($input: CreateRefInput!) { createRef(input: $input) { ref { id } } }', {
        input: { repositoryId: id, name: 'refs/heads/forbidden', oid },
      }),
    );
    expect(answer.errors[0]).toMatchObject({
      type: 'FORBIDDEN',
      message: 'Resource not accessible by integration',
    });
  });

  test('rulesets are listed and kept', async () => {
    sandbox.setRulesets('octo', 'shelf', [
      { name: 'review', rules: [{ type: 'pull_request', parameters: {} }] },
    ]);
    const { oid } = await head();
    const answer = await refusal(
      sandbox.owner.graphql(COMMIT, {
        input: {
          branch: { repositoryNameWithOwner: 'octo/shelf', branchName: 'main' },
          expectedHeadOid: oid,
          message: { headline: 'Direct' },
          fileChanges: { additions: [{ path: 'direct.txt', contents: '' }] },
        },
      }),
    );
    expect(answer.errors[0]?.message).toMatch(
      /Repository rule violations found\n\nChanges must be made through/,
    );
    const { repository } = await sandbox.owner.graphql<{ repository: Record<string, unknown> }>(
      `{ repository(owner: "octo", name: "shelf") {
        viewerPermission isArchived
        rulesets(first: 5) { nodes { name enforcement conditions { refName { include } } rules(first: 5) { nodes { type } } } }
        branchProtectionRules(first: 5) { totalCount }
      } }`,
    );
    expect(repository).toEqual({
      viewerPermission: 'ADMIN',
      isArchived: false,
      rulesets: {
        nodes: [
          {
            name: 'review',
            enforcement: 'ACTIVE',
            conditions: { refName: { include: ['~DEFAULT_BRANCH'] } },
            rules: { nodes: [{ type: 'PULL_REQUEST' }] },
          },
        ],
      },
      branchProtectionRules: { totalCount: 0 },
    });
    sandbox.setRulesets('octo', 'shelf', []);
  });
});
