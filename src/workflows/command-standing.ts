import type { CommandCall, Standing } from '../commands/command.ts';
import { whoMay } from '../commands/who-may.ts';
import type { Config } from '../config/config.ts';
import type { CommandJob } from './job.ts';
import type { Permissions } from './ports/repository.ts';

const NOTHING: Standing = { author: false, triage: false, write: false };

/**
 * What the person who commands may do here. GitHub is asked only where a command wants more than anyone may, and about
 * teams only where the configuration names some and the role is not enough. An error is thrown on: it means no, and
 * the job is tried again.
 */
export async function commandStanding(
  repository: Permissions,
  { job, calls, issue, teams }: StandingRequest,
): Promise<Standing> {
  const { author: login } = job.comment;
  // Deleted accounts have no name, and one is not the other. Who opened one issue is the author of no other.
  const isAuthor = login !== '' && login === job.threadAuthor && (job.isPull || issue === job.thread);
  const wanted = calls.map((call) => whoMay(call.name));
  if (wanted.every((who) => who === 'anyone')) return { ...NOTHING, author: isAuthor };
  const permission = await repository.permissionOf(login);
  const write = permission === 'write' || (await isInOne(repository, teams?.write, login));
  const needsTriage = wanted.some((who) => who === 'triage' || who === 'author or triage');
  const triage =
    write || permission === 'triage' || (needsTriage && (await isInOne(repository, teams?.triage, login)));
  return { author: isAuthor, triage, write };
}

interface StandingRequest {
  readonly job: CommandJob;
  readonly calls: readonly CommandCall[];
  /** The issue whose plan is meant. */
  readonly issue: number | null;
  readonly teams: Config['teams'];
}

async function isInOne(
  repository: Permissions,
  teams: readonly string[] | undefined,
  login: string,
): Promise<boolean> {
  for (const team of teams ?? []) if (await repository.isInTeam(team, login)) return true;
  return false;
}
