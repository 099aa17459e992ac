/** A bot's login ends in `[bot]` for `viewer` and in commits, and does not as the author of a comment. */
export function withoutBot(login: string): string {
  return login.replace(/\[bot\]$/, '');
}
