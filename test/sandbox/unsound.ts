import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What `git fsck` finds in the repositories that an embedded GitHub left on its folder, a line each; empty where all are sound. */
export function unsound(directory: string): string[] {
  return repositoriesOf(directory).flatMap((repository) => {
    const env = { PATH: process.env.PATH, HOME: repository, GIT_CONFIG_NOSYSTEM: '1' };
    const args = ['fsck', '--no-dangling', '--no-progress'];
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: repository, env, encoding: 'utf8' });
    const said = `${stdout}${stderr}`.trim();
    return status === 0 && said === '' ? [] : [`${repository}: git fsck ended with ${status}: ${said}`];
  });
}

function repositoriesOf(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.git') && existsSync(join(directory, name, 'HEAD')))
    .map((name) => join(directory, name));
}
