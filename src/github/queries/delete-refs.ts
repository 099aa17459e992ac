/** Takes so many branches away, each by a mutation of its own. */
export function deleteRefsDocument(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `ref_${index}`);
  return `mutation DeleteRefs(${names.map((name) => `$${name}: DeleteRefInput!`).join(', ')}) {
  ${names.map((name) => `${name}: deleteRef(input: $${name}) { clientMutationId }`).join('\n  ')}
}`;
}
