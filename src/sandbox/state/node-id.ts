/** Kinds of node ids; the prefixes are GitHub's own for its newer global ids. */
const NODE_PREFIXES = {
  App: 'A',
  Blob: 'B',
  Bot: 'BOT',
  BranchProtectionRule: 'BPR',
  CheckRun: 'CR',
  CheckSuite: 'CS',
  Commit: 'C',
  Installation: 'MDIzOklu',
  Issue: 'I',
  IssueComment: 'IC',
  IssueEvent: 'LE',
  Label: 'LA',
  MergeQueue: 'MQ',
  MergeQueueEntry: 'MQE',
  Organization: 'O',
  PullRequest: 'PR',
  PullRequestReview: 'PRR',
  PullRequestReviewComment: 'PRRC',
  Reaction: 'REA',
  Ref: 'REF',
  Repository: 'R',
  Ruleset: 'RRS',
  StatusContext: 'SC',
  Tag: 'TA',
  Tree: 'T',
  User: 'U',
} as const;

export type NodeKind = keyof typeof NODE_PREFIXES;

/**
 * A global node id. `key` is a database id; for what lives in git, `repository id:name or oid`. It is opaque to
 * clients, as on GitHub.
 */
export function nodeId(kind: NodeKind, key: number | string): string {
  return `${NODE_PREFIXES[kind]}_${Buffer.from(String(key)).toString('base64url')}`;
}

/** The kind and key of a node id; null for what is none. */
export function parseNodeId(id: string): { kind: NodeKind; key: string } | null {
  const [prefix, encoded] = id.split(/_(.*)/s);
  const entry = Object.entries(NODE_PREFIXES).find(([, value]) => value === prefix);
  if (entry === undefined || encoded === undefined || encoded === '') return null;
  return { kind: entry[0] as NodeKind, key: Buffer.from(encoded, 'base64url').toString() };
}
