/** "ticked T01, T02; T03 already done": what an edit did, in our own words and ids. */
export function sayIds(
  ...parts: readonly (readonly [before: string, ids: readonly string[], after: string])[]
): string {
  return parts
    .filter(([, ids]) => ids.length > 0)
    .map(([before, ids, after]) => `${before}${ids.join(', ')}${after}`)
    .join('; ');
}
