import { readEnvironment } from '../../src/serve/environment.ts';

const PEM = '-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\n';
const whole = { APP_ID: '7', PRIVATE_KEY: PEM, WEBHOOK_SECRET: 's' };

test('with nothing set the set-up page is what is left, on this machine alone', () => {
  expect(readEnvironment({}, '/cache')).toEqual({
    credentials: null,
    baseUrl: null,
    host: 'localhost',
    port: 3000,
    cacheDir: '/cache',
    sweepEveryMs: 300_000,
    logLevel: 'info',
    webhookUrl: null,
  });
});

test.each<[string, string]>([
  ['as it is', PEM],
  ['in one line', PEM.replaceAll('\n', '\\n')],
  ['in base64', Buffer.from(PEM).toString('base64')],
])('the key may come %s', (_name, key) => {
  const { credentials } = readEnvironment({ ...whole, PRIVATE_KEY: key }, '/cache');
  expect(credentials).toEqual({ appId: '7', privateKey: PEM, webhookSecret: 's' });
});

test('GitHub Enterprise Server is named by its host', () => {
  expect(readEnvironment({ ...whole, GHE_HOST: 'git.example.com' }, '/c').baseUrl).toBe(
    'https://git.example.com/api/v3',
  );
});

test('what is set to nothing is not set: an empty HOST would listen to the whole network', () => {
  const empty = {
    HOST: '',
    CACHE_DIR: '',
    PRIVATE_KEY: '',
    PRIVATE_KEY_PATH: '',
    GITHUB_API_URL: '',
    WEBHOOK_URL: '',
  };
  expect(readEnvironment(empty, '/cache')).toEqual(readEnvironment({}, '/cache'));
});

test.each<[string, Record<string, string>, RegExp]>([
  [
    'a key file that is not there',
    { ...whole, PRIVATE_KEY_PATH: '/nowhere/key.pem' },
    /PRIVATE_KEY_PATH is `\/nowhere\/key\.pem`, which cannot be read \(ENOENT\); expected a file/,
  ],
  [
    'a key file that holds none',
    { ...whole, PRIVATE_KEY_PATH: 'package.json' },
    /PRIVATE_KEY_PATH is .*, which holds no key; expected/,
  ],
  ['no secret', { APP_ID: '7', PRIVATE_KEY: PEM }, /WEBHOOK_SECRET is not set; expected/],
  ['no key', { APP_ID: '7', WEBHOOK_SECRET: 's' }, /APP_ID is set and no key; expected PRIVATE_KEY/],
  ['no id', { PRIVATE_KEY: PEM }, /APP_ID is not; expected/],
  ['a key that is none', { ...whole, PRIVATE_KEY: 'abc' }, /PRIVATE_KEY is not a key; expected PEM/],
  ['a port that is none', { PORT: '99999' }, /PORT is `99999`; expected a whole number from 0 to 65535/],
  [
    'an address without the path',
    { WEBHOOK_URL: 'https://plans.example' },
    /WEBHOOK_URL is `https:\/\/plans\.example`; expected an address such as https:\/\/YOUR-HOST\/api\/github\/webhooks/,
  ],
  ['a level that is none', { LOG_LEVEL: 'loud' }, /LOG_LEVEL is `loud`; expected one of trace/],
])('%s is said', (_name, env, message) => {
  expect(() => readEnvironment(env, '/cache')).toThrow(message);
});
