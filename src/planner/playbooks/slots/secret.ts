import type { Facts } from '../../../facts/facts.ts';
import { code, join, prose } from '../../../plan/prose.ts';
import type { Extraction } from '../../extract/extraction.ts';
import type { Located } from '../../locate/located.ts';
import { pathKind } from '../../locate/path-kind.ts';
import type { Binder } from '../binder.ts';

const SECRET = /\b(token|secret|password|credential|api.?key)s?\b/i;
/** A field that holds a secret: `github_token: Option<String>`. */
const FIELD =
  /^\s*(?:pub(?:\([^)]*\))?\s+|readonly\s+|private\s+|public\s+)*(\w*(?:token|secret|password|api_?key)\w*)\??\s*:\s*([\w<>[\]., |]+?)\s*(?:[,;=]|$)/i;
const REDACTING = /\b(Secret\w*|SecretStr|SecretString|Redacted\w*|Zeroizing|Protected\w*|Sensitive\w*)\b/;

interface Field {
  readonly path: string;
  readonly line: number;
  readonly name: string;
  readonly type: string;
}

/** For a secret that shows where it should not: the fields that hold one in clear, and a type here that hides it. */
export function secretSlots(
  extraction: Extraction,
  located: Located,
  facts: Facts,
  { text, files }: Binder,
): void {
  if (!SECRET.test(`${extraction.title} ${extraction.clues.prose}`)) return;
  const wanted = new Set(located.words);
  const fields = facts.tree
    .filter(({ path }) => pathKind(path) === 'code' && /\.(rs|ts|py|go|java|kt|cs)$/.test(path))
    .flatMap(({ path }) => fieldsIn(path, facts.contents.get(path) ?? ''));
  const hidden = fields.find(({ type }) => REDACTING.test(type));
  const near = new Set(located.code.map(({ path }) => path));
  const clear = fields
    .filter(({ type, path }) => !REDACTING.test(type) && /str/i.test(type) && near.has(path))
    .sort((a, b) => hits(b, wanted) - hits(a, wanted))[0];
  if (clear === undefined) return;
  text('secretField', prose`${code(clear.name)}`);
  text('secretType', [code(clear.type)]);
  text('secretPlace', [code(`${clear.path}:${clear.line}`)]);
  files('secretFile', [{ path: clear.path, status: 'modify' }]);
  const uses = facts.tree
    .filter(({ path }) => path !== clear.path && pathKind(path) === 'code')
    .filter(({ path }) => new RegExp(`\\.${clear.name}\\b`).test(facts.contents.get(path) ?? ''))
    .map(({ path }) => path);
  if (uses.length > 0) {
    text('secretUsers', join(uses.slice(0, 3).map((path) => [code(path)])));
    files(
      'secretUserFiles',
      uses.slice(0, 3).map((path) => ({ path, status: 'modify' })),
    );
  }
  if (hidden === undefined) return;
  files('hiddenFile', [{ path: hidden.path, status: 'modify' }]);
  text('hiddenField', [code(hidden.name)]);
  text('hiddenType', [code(hidden.type)]);
  text('hiddenPlace', [code(`${hidden.path}:${hidden.line}`)]);
}

function fieldsIn(path: string, text: string): Field[] {
  const found: Field[] = [];
  text.split('\n').forEach((content, index) => {
    const match = content.length > 300 ? null : FIELD.exec(content);
    if (match?.[1] === undefined || match[2] === undefined) return;
    found.push({ path, line: index + 1, name: match[1], type: match[2] });
  });
  return found;
}

function hits(field: Field, wanted: ReadonlySet<string>): number {
  return field.name
    .toLowerCase()
    .split('_')
    .filter((part) => wanted.has(part)).length;
}
