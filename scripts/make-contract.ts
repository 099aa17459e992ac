/**
 * Makes test/contract/rest.slim.json and webhooks.slim.json: of GitHub's OpenAPI description the operations that
 * the embedded GitHub answers and the webhooks that it sends, without prose. Run it when a route or an event is
 * added, or GitHub's description changes. The description is 385 MB unpacked and therefore no dependency:
 *
 *   mkdir /tmp/openapi && cd /tmp/openapi && npm init -y && npm i @octokit/openapi
 *   npm run contract:make -- /tmp/openapi/node_modules/@octokit/openapi/generated/api.github.com.json
 *
 * A second path names another description to take the webhooks from (`@octokit/openapi-webhooks` holds the same).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { CORRECTIONS, OPERATIONS, WEBHOOKS } from '../test/contract/scope.ts';
import { collectSchemas } from './contract/collect-schemas.ts';
import type { Json, JsonObject } from './contract/json.ts';
import { shareRepeats } from './contract/share-repeats.ts';
import { jsonSchema, type OpenApi, slimOperation } from './contract/slim-operation.ts';

const [restPath, webhooksPath = restPath] = process.argv.slice(2);
if (restPath === undefined || webhooksPath === undefined) {
  throw new Error('Name the file api.github.com.json of @octokit/openapi: the head of this script says how to get it');
}
const read = (path: string): OpenApi => JSON.parse(readFileSync(path, 'utf8')) as OpenApi;
const rest = read(restPath);
const webhooks = webhooksPath === restPath ? rest : read(webhooksPath);

const operations: JsonObject = {};
for (const route of OPERATIONS) {
  const [method = '', path = ''] = route.split(' ');
  const operation = rest.paths[path]?.[method.toLowerCase()];
  if (operation === undefined) throw new Error(`${route} is not in the description`);
  operations[route] = { ...slimOperation(rest, operation), ...CORRECTIONS[route] };
}
const restSchemas = collectSchemas(operations, rest.components.schemas ?? {});
write('rest', rest, { operations }, shareRepeats(restSchemas, 'r'));

const events: JsonObject = {};
for (const name of WEBHOOKS) {
  const webhook = webhooks['x-webhooks'][name];
  if (webhook === undefined) throw new Error(`The webhook ${name} is not in the description`);
  events[name] = jsonSchema(webhook.post.requestBody as JsonObject);
}
const eventSchemas = collectSchemas(events, webhooks.components.schemas ?? {}, restSchemas);
write('webhooks', webhooks, { webhooks: events }, shareRepeats(eventSchemas, 'w'));

/** One line for each schema: git then shows what changed, and keeps it small. */
function write(name: string, { info }: OpenApi, parts: Record<string, JsonObject>, schemas: JsonObject): void {
  const lines = (values: JsonObject): string =>
    Object.entries(values)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value as Json)}`)
      .join(',\n');
  const all = Object.entries({ ...parts, schemas });
  const text = `{"source":"GitHub's OpenAPI description, @octokit/openapi ${info.version}",\n${all.map(([key, values]) => `"${key}":{\n${lines(values)}}`).join(',\n')}}\n`;
  writeFileSync(new URL(`../test/contract/${name}.slim.json`, import.meta.url), text);
  const counts = all.map(([key, values]) => `${Object.keys(values).length} ${key}`).join(', ');
  process.stdout.write(`${name}.slim.json: ${counts}, ${Math.round(text.length / 1024)} KB\n`);
}
