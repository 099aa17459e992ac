/**
 * Where the plans of a repository were last seen. Only a hint that saves a request: each reading lists the
 * folder too, and asks again where the hint was wrong.
 */
export interface PlanMemory {
  template: string;
  readonly paths: Map<number, string>;
  readonly branchPaths: Map<number, string>;
  /** Plans that open pull requests change, by their numbers. */
  readonly headPaths: Map<number, readonly string[]>;
  /** Issues whose plan's branch has the name of many branches of forks. */
  readonly crowded: Set<number>;
  /** Paths that open tasks of the plan on the default branch may plan to modify, by issue. */
  readonly planned: Map<number, readonly string[]>;
  /** The branch of the standing pull request; null where none was seen. */
  booksBranch: string | null;
}

/** A memory for each repository id; the least recently used repositories beyond `limit` are forgotten. */
export function createPlanMemories(template: string, limit = 5_000): (repositoryId: number) => PlanMemory {
  const memories = new Map<number, PlanMemory>();
  return (repositoryId) => {
    const known = memories.get(repositoryId);
    const memory = known ?? {
      template,
      paths: new Map<number, string>(),
      branchPaths: new Map<number, string>(),
      headPaths: new Map<number, readonly string[]>(),
      crowded: new Set<number>(),
      planned: new Map<number, readonly string[]>(),
      booksBranch: null,
    };
    memories.delete(repositoryId);
    memories.set(repositoryId, memory);
    if (memories.size > limit) {
      const oldest = memories.keys().next();
      if (!oldest.done) memories.delete(oldest.value);
    }
    return memory;
  };
}
