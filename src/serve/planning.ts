import { TimeLimitExceeded } from '../errors.ts';
import { openClone } from '../facts/clone/clone.ts';
import type { PlanHome } from '../plan/issue.ts';
import { drawBoundedPlan, findBoundedOrigin } from '../worker/draw-bounded-plan.ts';
import { lintBounded, pathsBounded } from '../worker/lint-bounded.ts';
import type { Pool } from '../worker/pool.ts';
import type {
  DrawsPlans,
  EditsPlans,
  ExplainsPlans,
  LinksPhases,
  PreviewsMerges,
  ReadsChanges,
  RunsCommands,
  TicksOtherPlans,
} from '../workflows/ports/planning.ts';
import type { RepositoryRef } from '../workflows/ports/repository.ts';
import { type ChangeReaderOptions, createChangeReader } from './change-reader.ts';

export interface PlanningOptions extends Omit<ChangeReaderOptions, 'quotaBytes'> {
  readonly pool: Pool;
}

/** Bytes of all cached clones together; the least recently used go first. */
const CACHE_QUOTA = 10 * 1024 ** 3;
const CLONE_LIMIT_MS = 120_000;

export interface Planning {
  readonly planning: DrawsPlans & ExplainsPlans;
  readonly plans: EditsPlans & PreviewsMerges & TicksOtherPlans & LinksPhases & ReadsChanges;
  readonly commands: RunsCommands;
}

/** The workflows' planning ports: a cached clone for the facts, worker threads for all that parses. */
export function createPlanning({ pool, cacheDir, tokenFor, log }: PlanningOptions): Planning {
  const changes = createChangeReader({ cacheDir, tokenFor, log, quotaBytes: CACHE_QUOTA });
  const cloneOf = async (repository: RepositoryRef, { repositoryUrl }: PlanHome) =>
    openClone({
      cacheDir,
      repositoryId: repository.repositoryId,
      remoteUrl: `${repositoryUrl}.git`,
      token: await tokenFor(repository),
      quotaBytes: CACHE_QUOTA,
      timeoutMs: CLONE_LIMIT_MS,
    });
  return {
    planning: {
      drawPlan: async ({ repository, issue, home, tier, standard, merge }) => {
        const clone = await cloneOf(repository, home);
        return drawBoundedPlan(pool, {
          issue,
          gitDir: clone.gitDir,
          revision: clone.head ?? 'HEAD',
          options: { home, tier },
          standard,
          merge: merge ?? null,
        });
      },
      findOrigin: async ({ repository, ...order }) => {
        const { gitDir } = await cloneOf(repository, order.home);
        return findBoundedOrigin(pool, { ...order, gitDir });
      },
    },
    plans: {
      ...changes,
      recordMerges: (source, merges, home, checks) =>
        pool.run('record-merges', { source, merges, home, checks }),
      previewMerge: (source, { pull, tasks, phases = [] }, home) =>
        pool.run('preview-merge', { source, pull, tasks, home, phases }),
      recordInForeign: (source, merges) => pool.run('record-in-foreign', { source, merges }),
      pathsToJudge: (source) => pathsBounded(pool, source),
      lintPlan: (source, context) => lintBounded(pool, source, context),
      planStatus: (source) => pool.run('plan-status', { source }),
      readPhaseIssues: (source, repositoryUrl) => pool.run('read-phase-issues', { source, repositoryUrl }),
      linkPhaseIssues: (source, links, entries) => pool.run('link-phase-issues', { source, links, entries }),
    },
    commands: {
      parseCommands: async (body, prefix) => {
        try {
          return await pool.run('parse-commands', { body, prefix });
        } catch (error) {
          // Past the limit a comment is plain text, which holds no command (design, section 7).
          if (error instanceof TimeLimitExceeded) return [];
          throw error;
        }
      },
      runCommands: (calls, context) => pool.run('run-commands', { calls, context }),
    },
  };
}
