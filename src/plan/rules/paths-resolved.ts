import { ALL_TIERS, type Rule } from './rule.ts';

export const pathsResolved: Rule = {
  name: 'paths-resolved',
  level: 'error',
  tiers: ALL_TIERS,
  check: ({ files, phases }, { treePaths }) => {
    if (treePaths === null) return [];
    const named = [
      ...files.map((file) => ({ ...file, where: 'files' })),
      ...phases
        .flatMap((phase) => phase.tasks)
        .flatMap((task) => task.paths.map((path) => ({ ...path, where: task.id }))),
    ];
    return named.flatMap(({ path, status, where }) => {
      const isThere = treePaths.has(path);
      if (status === 'modify' && !isThere) {
        return [{ where, message: `${path} is to be modified, but is not in the tree at the base commit.` }];
      }
      if (status === 'new' && isThere) {
        return [{ where, message: `${path} is called new, but is in the tree at the base commit.` }];
      }
      return [];
    });
  },
};
