const FRONT_MATTER = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)([\s\S]{0,4000}?)(?:\r\n|\n|\r)---/;
const OUR_MARK = /<!-- planwright:(?:progress|did)\b/;

/** Whether a text is no plan of ours: neither its front matter nor a mark says so. */
export function isForeign(source: string): boolean {
  const block = FRONT_MATTER.exec(source)?.[1] ?? '';
  return !/(?:^|[\r\n])planwright[ \t]*:/.test(block) && !OUR_MARK.test(source);
}
