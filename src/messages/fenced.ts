/** A fenced code block that its content cannot end: the fence is longer than any run of backticks in it. */
export function fenced(content: string, language = ''): string {
  const longest = Math.max(2, ...[...content.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${content.replace(/\n$/, '')}\n${fence}`;
}

/** Inline code of foreign text that is not empty: one line, at most `most` characters, no backtick ends it early. */
export function codeOf(text: string, most = 200): string {
  const whole = text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll('`', "'")
    .trim();
  const line = whole.length > most ? `${whole.slice(0, most)}…` : whole;
  return `\`${line.replaceAll('<!--', '<!\u{200b}--')}\``;
}
