import { threadEnvironment } from '../../src/worker/thread-environment.ts';

test('a thread gets what git needs, and no secret', () => {
  const environment = {
    PATH: '/bin',
    PRIVATE_KEY: 'x',
    GITHUB_TOKEN: 'x',
    NODE_OPTIONS: '--inspect',
    TMPDIR: '/t',
  };
  expect(threadEnvironment(environment)).toEqual({ PATH: '/bin', TMPDIR: '/t' });
});
