/**
 * Offset behind the closing line of YAML front matter; null where the text has none. A `---` in line 1 that is never
 * closed is a rule, and with the extension on would hide the lists of the whole document
 * (micromark-extension-frontmatter#5).
 */
export function frontMatterEnd(source: string): number | null {
  const opening = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/.exec(source)?.[0].length;
  if (opening === undefined) return null;
  const closing = /(?:^|[\r\n])---[ \t]*(?:\r\n|\n|\r|$)/.exec(source.slice(opening));
  return closing === null ? null : opening + closing.index + closing[0].length;
}
