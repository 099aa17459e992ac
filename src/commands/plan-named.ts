/**
 * The issue whose plan a command names by `#42/T03`, where the text names exactly one so. A quick look, linear in its
 * length.
 */
export function planNamed(text: string): number | null {
  const named = new Set<number>();
  for (const [, number] of text.matchAll(/(?<![\w/#])#(\d{1,9})\/[a-z]\d/gi)) named.add(Number(number));
  const [only, ...others] = named;
  return only === undefined || only === 0 || others.length > 0 ? null : only;
}
