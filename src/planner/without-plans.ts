import type { Facts } from '../facts/facts.ts';

/**
 * The facts without the plans of other issues and what lies with them: they quote the code and the wishes around it,
 * and would pass for its documentation.
 */
export function withoutPlans(facts: Facts): Facts {
  const plans = new Set<string>();
  const folders = new Set<string>();
  for (const [path, text] of facts.contents) {
    if (!path.endsWith('.md')) continue;
    const front = /^\uFEFF?---\r?\nplanwright: \d+\r?\n(?:issue: (\d+)\b)?/.exec(text);
    if (front === null) continue;
    plans.add(path);
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    if (front[1] !== undefined && isOwnFolder(folder, front[1])) folders.add(folder);
  }
  if (plans.size === 0) return facts;
  const isLeft = (path: string) => !plans.has(path) && !folders.has(path.slice(0, path.lastIndexOf('/') + 1));
  return {
    ...facts,
    tree: facts.tree.filter((file) => isLeft(file.path)),
    contents: new Map([...facts.contents].filter(([path]) => isLeft(path))),
    history: facts.history.map((commit) => ({ ...commit, paths: commit.paths.filter(isLeft) })),
  };
}

/** Whether a folder is one plan's own, by the issue's number in front: `docs/plans/2-keep-the-order/`. */
function isOwnFolder(folder: string, issue: string): boolean {
  return new RegExp(`(?:^|/)${issue}(?:[-_.][^/]*)?/$`).test(folder);
}
