/**
 * Makes test/contract/rest.slim.json and webhooks.slim.json: of GitHub's OpenAPI description the operations that
 * the embedded GitHub answers and the webhooks that it sends, without prose. Run it when a route or an event is
 * added (test/contract/scope.ts), or GitHub's description changes. The description is 385 MB unpacked, so that it is
 * no dependency:
 *
 *   mkdir /tmp/openapi && cd /tmp/openapi && npm init -y && npm i @octokit/openapi
 *   npm run contract:make -- /tmp/openapi/node_modules/@octokit/openapi/generated/api.github.com.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { CORRECTIONS, OPERATIONS, OTHER_WEBHOOKS, WEBHOOKS } from '../test/contract/scope.ts';
import { collectSchemas, mapReferences } from './contract/collect-schemas.ts';
import type { Json, JsonObject } from './contract/json.ts';
import { shareRepeats } from './contract/share-repeats.ts';
import { jsonSchema, type OpenApi, slimOperation } from './contract/slim-operation.ts';
import { slimSchema } from './contract/slim-schema.ts';

const [path] = process.argv.slice(2);
if (path === undefined) {
  throw new Error(
    'Name the file api.github.com.json of @octokit/openapi; the head of this script says how to get it',
  );
}
const description = JSON.parse(readFileSync(path, 'utf8')) as OpenApi;
const components = slimSchema(description.components.schemas ?? {}) as JsonObject;

const operations: JsonObject = {};
for (const route of OPERATIONS) {
  const [method = '', template = ''] = route.split(' ');
  const operation = description.paths[template]?.[method.toLowerCase()];
  if (operation === undefined) throw new Error(`${route} is not in the description`);
  const slimmed = slimOperation(description, operation);
  const corrected = CORRECTIONS[route]?.responses as JsonObject | undefined;
  operations[route] = { ...slimmed, responses: { ...(slimmed.responses as JsonObject), ...corrected } };
}
const webhooks: JsonObject = {};
for (const name of [...WEBHOOKS, ...OTHER_WEBHOOKS]) {
  const webhook = description['x-webhooks'][name];
  if (webhook === undefined) throw new Error(`The webhook ${name} is not in the description`);
  webhooks[name] = jsonSchema(webhook.post.requestBody as JsonObject);
}

const used = collectSchemas([operations, webhooks], components);
const { holders, schemas } = shareRepeats({ operations, webhooks }, used);
const ofRest = collectSchemas(holders.operations ?? {}, schemas);
const ofWebhooks = Object.fromEntries(
  Object.entries(collectSchemas(holders.webhooks ?? {}, schemas)).filter(([name]) => !(name in ofRest)),
);
write('rest', { operations: holders.operations as JsonObject, schemas: ofRest });
write('webhooks', { webhooks: holders.webhooks as JsonObject, schemas: ofWebhooks });

/** One line for each operation, webhook and schema: a difference then shows what GitHub changed. */
function write(name: string, parts: Record<string, JsonObject>): void {
  const refer = (schema: string): string =>
    `${schema in ofRest && name !== 'rest' ? 'rest' : ''}#/schemas/${schema}`;
  const lines = (values: JsonObject): string =>
    Object.entries(values)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(
        ([key, value]): string =>
          `${JSON.stringify(key)}:${JSON.stringify(mapReferences(value as Json, refer))}`,
      )
      .join(',\n');
  const body = Object.entries(parts).map(([key, values]) => `"${key}":{\n${lines(values)}}`);
  const text = `{"source":"GitHub's OpenAPI description in @octokit/openapi ${description.info.version}",\n${body.join(',\n')}}\n`;
  writeFileSync(new URL(`../test/contract/${name}.slim.json`, import.meta.url), text);
  const counts = Object.entries(parts).map(([key, values]) => `${Object.keys(values).length} ${key}`);
  process.stdout.write(`${name}.slim.json: ${counts.join(', ')}, ${Math.round(text.length / 1024)} KB\n`);
}
