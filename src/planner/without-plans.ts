import type { Facts } from '../facts/facts.ts';

/**
 * The facts without the plans of other issues: they quote the code and the wishes around it, and would pass for
 * its documentation.
 */
export function withoutPlans(facts: Facts): Facts {
  const plans = new Set<string>();
  for (const [path, text] of facts.contents) {
    if (path.endsWith('.md') && /^\uFEFF?---\r?\nplanwright: \d/.test(text)) plans.add(path);
  }
  if (plans.size === 0) return facts;
  return {
    ...facts,
    tree: facts.tree.filter((file) => !plans.has(file.path)),
    contents: new Map([...facts.contents].filter(([path]) => !plans.has(path))),
    history: facts.history.map((commit) => ({
      ...commit,
      paths: commit.paths.filter((path) => !plans.has(path)),
    })),
  };
}
