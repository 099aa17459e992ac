import { UserError } from '../../src/errors.ts';
import { type Client, type GraphqlFault, MutationFailed } from '../../src/github/client.ts';
import { writeSubIssues } from '../../src/github/write-sub-issues.ts';
import { validateGraphql } from '../contract/graphql.ts';

const CHANGES = {
  ...{ repositoryId: 'R', parentId: 'I' },
  opened: [
    { title: 'Phase 1', body: 'one' },
    { title: 'Phase 2', body: 'two' },
  ],
  edited: [{ id: 'I_3', title: 'Phase 3', body: 'three' }],
  adopted: ['I_4'],
};

/** Answers as many issues as are opened, or fails; remembers the document. */
function client(faults: readonly GraphqlFault[] = []) {
  const sent: { query: string; variables: Record<string, unknown> }[] = [];
  const mutate = async (query: string, variables: Record<string, unknown>) => {
    sent.push({ query, variables });
    if (faults.length > 0) throw new MutationFailed(faults, {});
    return { open_0: { issue: { number: 7, url: 'u7' } }, open_1: { issue: { number: 8, url: 'u8' } } };
  };
  return { sent, port: { mutate } as unknown as Client };
}

test('all of it is one request, as GitHub describes it', async () => {
  const { port, sent } = client();
  expect(await writeSubIssues(port, CHANGES)).toEqual([
    { number: 7, url: 'u7' },
    { number: 8, url: 'u8' },
  ]);
  expect(sent).toHaveLength(1);
  expect(sent.flatMap((body) => validateGraphql(body))).toEqual([]);
  expect(sent[0]?.variables).toMatchObject({
    open_1: { repositoryId: 'R', parentIssueId: 'I', title: 'Phase 2' },
    edit_0: { id: 'I_3' },
    adopt_0: { issueId: 'I', subIssueId: 'I_4' },
  });
});

test('what GitHub refuses for good is said; what may pass is tried again', async () => {
  const refused = client([{ type: 'UNPROCESSABLE', message: 'Parent already has 100 sub-issues' }]);
  await expect(writeSubIssues(refused.port, CHANGES)).rejects.toThrow(UserError);
  const failed = client([{ type: 'INTERNAL', message: 'Something went wrong' }]);
  await expect(writeSubIssues(failed.port, CHANGES)).rejects.toThrow(MutationFailed);
});
