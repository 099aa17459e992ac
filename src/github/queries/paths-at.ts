/** Asks whether a commit is there, and which of so many paths it has. */
export function pathsAtDocument(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `path_${index}`);
  const variables = [
    '$owner: String!',
    '$name: String!',
    '$commit: String!',
    ...names.map((name) => `$${name}: String!`),
  ];
  return `query PathsAt(${variables.join(', ')}) {
  repository(owner: $owner, name: $name) {
    commit: object(expression: $commit) { oid }
    ${names.map((name) => `${name}: object(expression: $${name}) { oid }`).join('\n    ')}
  }
}`;
}
