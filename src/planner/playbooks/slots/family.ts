import type { Facts } from '../../../facts/facts.ts';
import { code, join, plain } from '../../../plan/prose.ts';
import type { Extraction } from '../../extract/extraction.ts';
import type { Located } from '../../locate/located.ts';
import { pathKind } from '../../locate/path-kind.ts';
import type { Binder } from '../binder.ts';
import { precedentSlots } from './precedent.ts';

/** Services of a kind: who has one of them knows where another one goes. */
const FAMILIES: readonly (readonly string[])[] = [
  ['github', 'gitlab', 'gitea', 'bitbucket', 'azure', 'codeberg', 'forgejo', 'sourcehut'],
  [
    'slack',
    'discord',
    'telegram',
    'matrix',
    'mattermost',
    'rocketchat',
    'zulip',
    'teams',
    'signal',
    'whatsapp',
    'pushover',
    'ntfy',
    'gotify',
    'googlechat',
    'webex',
  ],
  [
    'postgres',
    'postgresql',
    'mysql',
    'mariadb',
    'sqlite',
    'mongodb',
    'redis',
    'clickhouse',
    'oracle',
    'mssql',
  ],
  ['bun', 'deno', 'node', 'cloudflare', 'lambda', 'vercel', 'netlify', 'fastly'],
  ['stripe', 'paypal', 'braintree', 'adyen', 'paddle'],
  ['google', 'okta', 'auth0', 'keycloak', 'saml', 'oidc', 'ldap'],
  ['s3', 'gcs', 'minio', 'dropbox'],
  ['webpack', 'rollup', 'vite', 'esbuild', 'parcel'],
  ['poetry', 'pipenv', 'flit', 'hatch', 'uv', 'conda'],
];

const TESTLIKE = new Set(['changelog', 'lock', 'generated', 'binary', 'locale']);

/** For another one of a kind that is already there: the best known sibling and every file that names it. */
export function familySlots(extraction: Extraction, _located: Located, facts: Facts, binder: Binder): void {
  const { text, files } = binder;
  const words = (extraction.title.toLowerCase().match(/[a-z0-9]+/g) ?? []).filter((word) => word.length > 1);
  for (const family of FAMILIES) {
    const wanted = words.find((word) => family.includes(word));
    if (
      wanted === undefined ||
      facts.tree.some(({ path }) => pathKind(path) === 'code' && path.toLowerCase().includes(wanted))
    )
      continue;
    const members = family
      .filter((name) => name !== wanted)
      .map((name) => ({ name, own: ownFiles(name, facts), paths: filesNaming(name, facts) }))
      .filter(({ own }) => own.length > 0)
      // The newest sibling is the best pattern; the smallest footprint is the nearest to it.
      .sort((a, b) => a.paths.length - b.paths.length || (a.name < b.name ? -1 : 1));
    const sibling = members.find(({ paths }) => paths.length >= 3) ?? members[0];
    if (sibling === undefined) continue;
    precedentSlots(sibling, members, facts, binder);
    text('newMember', [code(wanted)]);
    text('sibling', [code(sibling.name)]);
    text('siblingCount', plain(String(sibling.paths.length)));
    text('siblings', join(members.map(({ name }) => [code(name)])));
    files(
      'siblingOwn',
      sibling.own.filter((path) => pathKind(path) === 'code').map((path) => ({ path, status: 'modify' })),
    );
    const shared = sibling.paths.filter((path) => !path.toLowerCase().includes(sibling.name));
    files(
      'siblingCode',
      shared.filter((path) => pathKind(path) === 'code').map((path) => ({ path, status: 'modify' })),
    );
    files(
      'siblingRest',
      shared
        .filter((path) => !['code', 'docs', 'test'].includes(pathKind(path)) && !path.startsWith('.github/'))
        .map((path) => ({ path, status: 'modify' })),
    );
    files(
      'siblingDocs',
      shared.filter((path) => pathKind(path) === 'docs').map((path) => ({ path, status: 'modify' })),
    );
    files(
      'siblingTests',
      shared.filter((path) => pathKind(path) === 'test').map((path) => ({ path, status: 'modify' })),
    );
    const taken = new Set(facts.tree.map(({ path }) => path));
    files(
      'memberOwn',
      sibling.own
        .map((path) => replaced(path, sibling.name, wanted))
        .filter((path) => !taken.has(path))
        .slice(0, 6)
        .map((path) => ({ path, status: 'new' })),
    );
    return;
  }
}

function ownFiles(name: string, facts: Facts): string[] {
  return facts.tree
    .map(({ path }) => path)
    .filter(
      (path) =>
        ['code', 'docs'].includes(pathKind(path)) && new RegExp(`(^|/)${name}\\.[a-z]+$`, 'i').test(path),
    );
}

function filesNaming(name: string, facts: Facts): string[] {
  const pattern = new RegExp(`(?<![a-z])${name}(?![a-z])|${name}_|_${name}`, 'i');
  const found: string[] = [];
  for (const [path, content] of facts.contents) {
    if (TESTLIKE.has(pathKind(path)) || /(^|\/)(blog|README|CONTRIBUTING|SECURITY)/.test(path)) continue;
    const bare = content.replace(/https?:\/\/\S+/g, '');
    if (pattern.test(bare)) found.push(path);
  }
  return found;
}

function replaced(path: string, from: string, to: string): string {
  return path.replace(new RegExp(from, 'gi'), to);
}
