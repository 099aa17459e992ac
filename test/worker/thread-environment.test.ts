import { threadEnvironment } from '../../src/worker/thread-environment.ts';

test('a thread gets what git and the cache of compiled code need, and no secret', () => {
  const environment = {
    PATH: '/bin',
    PRIVATE_KEY: 'x',
    GITHUB_TOKEN: 'x',
    NODE_OPTIONS: '--inspect',
    TMPDIR: '/t',
    NODE_COMPILE_CACHE: '/c',
  };
  expect(threadEnvironment(environment)).toEqual({ PATH: '/bin', TMPDIR: '/t', NODE_COMPILE_CACHE: '/c' });
});
