import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { STANDARD } from '../../src/plan/standard.ts';
import { createPool, type Pool } from '../../src/worker/pool.ts';

let folder: string;
let pool: Pool;
const { PATH } = process.env;

/** Threads find a git that answers nothing for a while, as one does in a very large repository. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwright-slow-git-'));
  writeFileSync(join(folder, 'git'), '#!/bin/sh\nexec sleep 1.5\n');
  chmodSync(join(folder, 'git'), 0o755);
  process.env.PATH = `${folder}${delimiter}${PATH}`;
});
afterEach(async () => {
  process.env.PATH = PATH;
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
});

const draw = () =>
  pool.run('draw-plan', {
    issue: {
      number: 1,
      title: 'T',
      body: 'B',
      labels: [],
      author: 'a',
      assignees: [],
      milestone: null,
      comments: [],
    },
    gitDir: folder,
    revision: 'HEAD',
    options: { home: { repositoryUrl: 'https://github.com/o/r', planPath: 'PLAN.md' }, tier: null },
    standard: STANDARD,
    notRead: [],
  });

test('while as many plans are drawn as there are threads, comments are read', async () => {
  pool = createPool({ maxThreads: 2 });
  let ended = 0;
  const draws = [draw(), draw(), draw()].map((drawing) =>
    drawing.catch(() => undefined).finally(() => ended++),
  );
  const calls = await pool.run('parse-commands', { body: '/plan status', prefix: '/plan' });
  expect(calls).toHaveLength(1);
  expect(ended).toBe(0);
  await Promise.all(draws);
});

test('a pool of one thread draws plans too', async () => {
  pool = createPool({ maxThreads: 1 });
  const drawing = draw().then(
    () => 'drawn',
    () => 'failed',
  );
  const calls = await pool.run('parse-commands', { body: '/plan status', prefix: '/plan' });
  expect(calls).toHaveLength(1);
  expect(await drawing).toMatch(/drawn|failed/);
});
