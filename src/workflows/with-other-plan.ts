import type { CommandCall } from '../commands/command.ts';
import { planNamed } from '../commands/plan-named.ts';
import { worksOnOtherPlans } from '../commands/works-on-other-plans.ts';
import type { Config } from '../config/config.ts';
import { readOtherPlanCommands } from '../messages/other-plans.ts';
import { filesNamed, leadingFile } from '../plan/foreign/file-evidence.ts';
import { isForeign } from '../plan/foreign/is-foreign.ts';
import { isPlanOf } from '../plan/foreign/plan-pattern.ts';
import type { CommandPlan } from './find-command-plan.ts';
import type { CommandJob } from './job.ts';
import { planUrl } from './plan-url.ts';
import type { ReadsRepository } from './ports/repository.ts';
import { planMeant } from './record-other-plans.ts';

interface Asked {
  readonly job: CommandJob;
  readonly calls: readonly CommandCall[];
  readonly config: Config;
}

/**
 * The same, with the plan of another tool where that is meant: the file that a command names first; else, where no plan
 * of ours is meant and all commands work on others, that of the pull request, or the only one in the configuration. One
 * request more where the event did not tell of it.
 */
export async function withOtherPlan(
  repository: ReadsRepository,
  found: CommandPlan,
  asked: Asked,
): Promise<CommandPlan> {
  const [path, ...others] = pathsMeant(found, asked);
  if (path === undefined) return found;
  const { job } = asked;
  const isRead = job.files?.includes(path) === true;
  const pulls = job.isPull ? [job.thread] : [];
  const issues = [...found.reading.issues.keys()];
  const reading = isRead
    ? found.reading
    : await repository.read({ issues, pulls, planned: true, files: [path] });
  const file = reading.files?.get(path);
  // A plan of ours that such a path meets is kept by its issue.
  const source = file === undefined || !isForeign(file.source) ? null : file.source;
  const applied = file?.ourMessages.flatMap((message) => readOtherPlanCommands(message, path)) ?? [];
  return {
    ...found,
    ...{ reading, issue: null, plan: null },
    other: { paths: [path, ...others], source, url: planUrl(reading, path) },
    answered: [...found.answered, ...applied],
  };
}

function pathsMeant({ reading, plan, issue }: CommandPlan, { job, calls, config }: Asked): string[] {
  const patterns = config['other-plans'] ?? [];
  const isPlan = (path: string): boolean => patterns.some((pattern) => isPlanOf(pattern, path));
  const named = calls.flatMap(({ rest }) => leadingFile(rest)?.path ?? []).filter(isPlan);
  if (patterns.length === 0 || named.length > 0) return [...new Set(named)];
  const isOurs = plan !== null || planNamed(job.comment.body) !== null || (job.isPull && issue !== null);
  if (isOurs || !calls.every(({ name }) => worksOnOtherPlans(name))) return [];
  const pull = job.isPull ? reading.pulls.get(job.thread) : undefined;
  const meant = planMeant(pull?.headRef ?? '', patterns, filesNamed(pull?.body ?? '').filter(isPlan));
  return meant === null ? [] : [meant];
}
