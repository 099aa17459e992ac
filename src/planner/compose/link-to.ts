import type { Facts } from '../../facts/facts.ts';
import type { PlanHome } from '../../plan/issue.ts';
import type { Prose } from '../../plan/plan.ts';
import { code, link, prose } from '../../plan/prose.ts';

/** A permalink at the base commit with its lines; a code span where there is no address to link to. */
export function linkTo(
  label: string,
  path: string,
  lines: { from: number; to?: number } | null,
  home: PlanHome,
  facts: Facts,
): Prose {
  const shown = code(label);
  if (home.repositoryUrl === null || facts.base === null) {
    return lines === null || label.includes(path)
      ? prose`${shown}`
      : prose`${shown} (${code(`${path}:${lines.from}`)})`;
  }
  const anchor =
    lines === null || lines.from <= 0
      ? ''
      : `#L${lines.from}${lines.to !== undefined && lines.to > lines.from ? `-L${lines.to}` : ''}`;
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return [link(`${home.repositoryUrl}/blob/${facts.base}/${encoded}${anchor}`, shown)];
}
