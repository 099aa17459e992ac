import {
  type Document,
  isAlias,
  isNode,
  isScalar,
  LineCounter,
  type ParsedNode,
  parseDocument,
  visit,
} from 'yaml';
import { UserError } from '../errors.ts';
import { CONFIG_PATH, type Config, configSchema, DEFAULT_CONFIG } from './config.ts';
import { type At, describeFault, offsetOf, quote } from './describe-fault.ts';

/** Far more than any configuration needs, and little enough to parse in a moment. */
const MAX_LENGTH = 20_000;

/**
 * Reads the text of `.github/planwright.yml`. An empty file is the default configuration. Throws a UserError
 * whose every line names line, column, what was found and what was expected.
 */
export function parseConfig(text: string): Config {
  if (text.length > MAX_LENGTH) {
    throw new UserError(`${CONFIG_PATH}: found ${text.length} characters, expected at most ${MAX_LENGTH}.`);
  }
  const lines = new LineCounter();
  const document = readDocument(text, lines);
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${CONFIG_PATH} line ${Math.max(line, 1)}, column ${Math.max(col, 1)}`;
  };
  const [error] = document.errors;
  if (error !== undefined) throw new UserError(`${at(error.pos[0])}: ${syntaxFault(text, error)}.`);
  refuseAliases(document.contents, at);
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    return DEFAULT_CONFIG;
  }
  const result = configSchema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (result.success) return withoutNames(result.data);
  const faults = result.error.issues.flatMap((issue) => describeFault(issue, document.contents, at));
  throw new UserError(faults.join('\n'));
}

/** A team that keeps its plans where no words of the work can be is not told of it at every plan. */
function withoutNames(config: Config): Config {
  const hasNames = config.path.includes('{slug}');
  return hasNames ? config : { ...config, rules: { 'descriptive-path': 'off', ...config.rules } };
}

function readDocument(text: string, lineCounter: LineCounter): Document.Parsed {
  try {
    return parseDocument(text, { lineCounter, strict: true, uniqueKeys: true, prettyErrors: false });
  } catch (error) {
    // The parser calls itself for each level.
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(`${CONFIG_PATH}: found brackets nested without end, expected \`key: value\` lines.`);
  }
}

/** A tab that indents is a common slip, and the parser's words for it vary. */
function syntaxFault(
  text: string,
  error: { readonly code: string; readonly message: string; readonly pos: readonly [number, number] },
): string {
  const lineStart = text.lastIndexOf('\n', error.pos[0] - 1) + 1;
  if (error.code === 'TAB_AS_INDENT' || /^ *\t/.test(text.slice(lineStart))) {
    return 'found a tab that indents, expected spaces';
  }
  if (error.code === 'DUPLICATE_KEY') return 'found a key for the second time, expected it once';
  const said = error.message.replace(/\s+/g, ' ').replace(/[.:\s]+$/, '');
  return `found no valid YAML (${said.charAt(0).toLowerCase()}${said.slice(1)}), expected \`key: value\` lines`;
}

/** Nothing here needs an alias, and nested ones grow without bound. */
function refuseAliases(contents: ParsedNode | null, at: At): void {
  visit(contents, (_key, node) => {
    const isAnchor = isNode(node) && !isAlias(node) && 'anchor' in node && node.anchor !== undefined;
    if (!isAlias(node) && !isAnchor) return;
    const what = isAlias(node) ? `the alias ${quote(`*${node.source}`)}` : 'an anchor';
    throw new UserError(`${at(offsetOf(node))}: found ${what}, expected a plain value.`);
  });
}
