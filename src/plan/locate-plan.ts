/**
 * Where the plan of an issue is. The path template's part before `{slug}` is fixed by the issue's number, so a
 * renamed issue keeps its plan (design, section 3).
 */
export interface PlanPlace {
  /** Folder to list, without a trailing slash; empty for the root. */
  readonly folder: string;
  /** Start of the entry's name in that folder. */
  readonly prefix: string;
  /** What follows the slug: `/PLAN.md` or `.md`; null where the template has no slug and the path is whole. */
  readonly suffix: string | null;
}

/** @param template Path with `{issue}` and perhaps `{slug}`: `plans/{issue}-{slug}/PLAN.md`. */
export function planPlace(template: string, issue: number): PlanPlace {
  const filled = template.replaceAll('{issue}', String(issue));
  const slug = filled.indexOf('{slug}');
  const fixed = slug < 0 ? filled : filled.slice(0, slug);
  const cut = fixed.lastIndexOf('/');
  return {
    folder: cut < 0 ? '' : fixed.slice(0, cut),
    prefix: fixed.slice(cut + 1),
    suffix: slug < 0 ? null : filled.slice(slug + '{slug}'.length),
  };
}

/** The plan's path among a folder's entries; null where none is there. The first by name where people made two. */
export function findPlanPath(
  place: PlanPlace,
  entries: readonly { readonly name: string; readonly type: string }[],
): string | null {
  const { suffix } = place;
  const names = entries.filter((entry) => fits(entry, place)).map((entry) => entry.name);
  const name = names.sort()[0];
  if (name === undefined) return null;
  const path = place.folder === '' ? name : `${place.folder}/${name}`;
  return suffix?.includes('/') ? path + suffix.slice(suffix.indexOf('/')) : path;
}

function fits(entry: { readonly name: string; readonly type: string }, place: PlanPlace): boolean {
  const { prefix, suffix } = place;
  if (suffix === null) return entry.type === 'blob' && entry.name === prefix;
  if (!entry.name.startsWith(prefix)) return false;
  const slash = suffix.indexOf('/');
  if (slash < 0) return entry.type === 'blob' && entry.name.endsWith(suffix);
  return entry.type === 'tree' && entry.name.endsWith(suffix.slice(0, slash));
}

/** The issue whose plan lies at a path; null where the template puts none there, or has no number in it. */
export function issueOfPath(template: string, path: string): number | null {
  const issue = pathPattern(template).exec(path.slice(0, LONGEST_PATH))?.[1];
  return issue === undefined ? null : Number(issue);
}

/** Whether a path is where the template puts the plan of some issue, or the one plan that it has room for. */
export function isPlanPath(template: string, path: string): boolean {
  return path.length <= LONGEST_PATH && pathPattern(template).test(path);
}

const LONGEST_PATH = 1_000;

function pathPattern(template: string): RegExp {
  const parts = template.split(/(\{issue\}|\{slug\})/).map((part) => {
    if (part === '{issue}') return '([1-9]\\d{0,8})';
    return part === '{slug}' ? '[^/]*' : part.replace(/[^\w/ -]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`);
}
