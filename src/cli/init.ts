import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { commentedConfig } from '../config/commented-config.ts';
import { CONFIG_PATH } from '../config/config.ts';
import { parseConfig } from '../config/parse-config.ts';
import { UserError } from '../errors.ts';
import { ISSUE_FORM_PATH, issueForm } from '../messages/issue-form.ts';

export interface InitOptions {
  readonly repo: string;
}

/** `planwright init`: an issue form for plans and a commented configuration. What is there already stays. */
export async function runInit({ repo }: InitOptions): Promise<number> {
  const folder = resolve(repo);
  if (!(await isThere(join(folder, '.git')))) {
    throw new UserError(
      `${repo} is not the top folder of a checkout: found no .git in it. Say where it is with --repo.`,
    );
  }
  // Before the form: its label is the one that is configured.
  await write(folder, CONFIG_PATH, commentedConfig());
  const { label } = parseConfig(await readFile(join(folder, CONFIG_PATH), 'utf8'));
  await write(folder, ISSUE_FORM_PATH, issueForm(label));
  return 0;
}

async function write(folder: string, path: string, text: string): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, text, { flag: 'wx' });
    process.stdout.write(`wrote ${path}\n`);
  } catch (error) {
    if (!isErrorCode(error, 'EEXIST')) throw error;
    process.stdout.write(`kept ${path}, which is there already\n`);
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isErrorCode(error, 'ENOENT') || isErrorCode(error, 'ENOTDIR')) return false;
    throw error;
  }
}

function isErrorCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
