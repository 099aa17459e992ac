/** What `subIssuesDocument` is made of: inputs of GitHub's mutations. */
export interface SubIssueInputs {
  readonly open: readonly object[];
  readonly edit: readonly object[];
  readonly adopt: readonly object[];
}

const KINDS = {
  open: { type: 'CreateIssueInput', field: 'createIssue', wants: '{ issue { number url } }' },
  edit: { type: 'UpdateIssueInput', field: 'updateIssue', wants: '{ issue { id } }' },
  adopt: { type: 'AddSubIssueInput', field: 'addSubIssue', wants: '{ issue { id } }' },
} as const;

/** One mutation of each input, named `open_0`, `open_1` …; none depends on another. */
export function subIssuesDocument(inputs: SubIssueInputs): {
  readonly document: string;
  readonly variables: Record<string, object>;
} {
  const variables: Record<string, object> = {};
  const declared: string[] = [];
  const parts: string[] = [];
  for (const kind of ['open', 'edit', 'adopt'] as const) {
    const { field, type, wants } = KINDS[kind];
    for (const [index, input] of inputs[kind].entries()) {
      const name = `${kind}_${index}`;
      variables[name] = input;
      declared.push(`$${name}: ${type}!`);
      parts.push(`${name}: ${field}(input: $${name}) ${wants}`);
    }
  }
  const document = `mutation WriteSubIssues(${declared.join(', ')}) {\n  ${parts.join('\n  ')}\n}`;
  return { document, variables };
}
