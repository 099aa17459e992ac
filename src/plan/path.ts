/** Characters of a slug at most; cut at a hyphen where one is near. */
const LONGEST_SLUG = 50;

/**
 * The slug of a title: ASCII letters and digits, hyphens between words. A title that has none (emoji, another
 * script) gives `plan`, so that a path never ends in a hyphen.
 */
export function planSlug(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (longer.length > LONGEST_SLUG) break;
    slug = longer;
  }
  return slug === '' ? (words[0]?.slice(0, LONGEST_SLUG) ?? 'plan') : slug;
}

/**
 * @param template Path with `{issue}` and perhaps `{slug}`: `plans/{issue}-{slug}/PLAN.md`.
 * @param issue 0 where there is none: its place is left out, or says `draft` where nothing else stands there.
 */
export function planPath(template: string, issue: number, title: string): string {
  const named =
    issue === 0
      ? template.replaceAll(/\{issue\}[-_.]?(?=\{slug\})/g, '').replaceAll('{issue}', 'draft')
      : template.replaceAll('{issue}', String(issue));
  return named.replaceAll('{slug}', planSlug(title));
}
