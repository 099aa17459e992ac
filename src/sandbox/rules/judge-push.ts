import type { PushedRef } from '../git/pre-receive.ts';
import { isAncestor, NO_OBJECT } from '../git/refs.ts';
import { gitDirectory } from '../state/find.ts';
import type { Account, Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { type Refusal, refusalOf } from './check-rules.ts';

type Environment = Readonly<Record<string, string>>;

/** Whether a push must be judged at all; most repositories of tests guard nothing. */
export function isGuarded(repository: Repository): boolean {
  return repository.rulesets.length > 0 || repository.protections.length > 0;
}

/**
 * Why a push over git is refused, as the client shows it after `remote:`; empty where it passes.
 * https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/troubleshooting-rules
 */
export async function judgePush(
  world: World,
  repository: Repository,
  sender: Account,
  refs: readonly PushedRef[],
  env: Environment,
): Promise<string> {
  const refused: string[] = [];
  for (const ref of refs) {
    const isFastForward = await isForward(gitDirectory(world, repository), ref, env);
    const change = { ...ref, isFastForward, merge: null, isQueue: false, env };
    const refusal = await refusalOf(world, repository, sender, change);
    if (refusal !== null) refused.push(words(ref.name, refusal));
  }
  return refused.join('');
}

async function isForward(directory: string, ref: PushedRef, env: Environment): Promise<boolean> {
  if (ref.before === NO_OBJECT || ref.after === NO_OBJECT) return true;
  return isAncestor(directory, ref.before, ref.after, env);
}

function words(name: string, refusal: Refusal): string {
  const head = refusal.isProtection
    ? `error: GH006: Protected branch update failed for ${name}.`
    : `error: GH013: Repository rule violations found for ${name}.`;
  return `${head}\n\n${refusal.reasons.map((reason) => `- ${reason}\n`).join('')}\n`;
}
