import { readFileSync } from 'node:fs';
import { Ajv, type AnySchema, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

interface Operation {
  /** Schemas of the parameters of path and query, by name. */
  readonly parameters: Readonly<Record<string, AnySchema>>;
  readonly required: readonly string[];
  /** Left out where the operation takes none. */
  readonly body?: AnySchema;
  readonly isBodyRequired?: boolean;
  /** By status; null where there is no JSON body. */
  readonly responses: Readonly<Record<string, AnySchema | null>>;
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./${name}.slim.json`, import.meta.url), 'utf8'));

interface Schemas {
  readonly schemas: Readonly<Record<string, AnySchema>>;
}

export const REST = read('rest') as Schemas & { readonly operations: Readonly<Record<string, Operation>> };
export const EVENTS = read('webhooks') as Schemas & {
  readonly webhooks: Readonly<Record<string, AnySchema>>;
};

/** Parameters come as text: there a number may be written in digits. */
const [ajv, ajvOfText] = [false, true].map((coerceTypes) => {
  // Each schema that others refer to becomes one function, not a copy in every one of them, and no time is spent on
  // making code shorter that runs a few times: that halves what compiling takes in each test file.
  const lean = { inlineRefs: false, code: { optimize: false } };
  const made = new Ajv({ strict: false, allErrors: true, coerceTypes, ...lean });
  // The package is CommonJS: what TypeScript calls its default export is the module itself.
  (formats as unknown as (ajv: Ajv) => void)(made);
  // GitHub's own addresses of bots, `1+name[bot]@users.noreply.github.com`, are none by the letter.
  made.addFormat('email', true);
  made.addFormat('repo.nwo', /^[^/]+\/[^/]+$/);
  made.addSchema({ $id: 'rest', schemas: REST.schemas });
  return made.addSchema({ $id: 'webhooks', schemas: EVENTS.schemas });
}) as [Ajv, Ajv];

const compiled = new Map<string, ValidateFunction>();

/**
 * What of `value` is not as `schema` says, a line each.
 *
 * @param name What the schema is of; one name, one schema.
 * @param from The file that the schema's references are looked up in.
 */
export function faultsOf(
  name: string,
  schema: AnySchema,
  value: unknown,
  { from = 'rest', isText = false }: { from?: 'rest' | 'webhooks'; isText?: boolean } = {},
): string[] {
  let validator = compiled.get(name);
  if (validator === undefined) {
    const text = JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"${from}#/`);
    validator = (isText ? ajvOfText : ajv).compile(JSON.parse(text) as AnySchema);
    compiled.set(name, validator);
  }
  if (validator(value)) return [];
  return (validator.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${name}: ${instancePath || 'the whole'} ${message} ${JSON.stringify(params)}`,
  );
}
