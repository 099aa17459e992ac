/** A name that a file defines, with the line (from 1). */
export interface Definition {
  readonly name: string;
  readonly path: string;
  readonly line: number;
  /** The word that declares it: `class`, `fn`, `const`. */
  readonly keyword: string;
}

const PATTERNS: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\.(?:[cm]?[jt]sx?|vue|svelte)$/,
    /^[ \t]*(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(function\*?|class|interface|type|enum|const|let|var)\s+([A-Za-z_$][\w$]*)/gm,
  ],
  [
    /\.(?:[cm]?[jt]sx?|vue|svelte)$/,
    /^ {2,4}(?:(?:public|private|protected|static|override|readonly)\s+)*(async|get|set|#)?\s*([a-z_$][\w$]*)\s*(?:<[^>\n]*>)?\([^\n]*\)\s*(?::\s*[^\n{]+)?\{$/gm,
  ],
  [/\.pyi?$/, /^[ \t]*(?:async\s+)?(def|class)\s+([A-Za-z_]\w*)/gm],
  [/\.pyi?$/, /^()([A-Z][A-Z0-9_]{2,})\s*(?::[^=\n]+)?=/gm],
  [
    /\.rs$/,
    /^[ \t]*(?:pub(?:\([^)]*\))?\s+)?(?:default\s+)?(?:async\s+)?(?:unsafe\s+)?(?:const\s+)?(fn|struct|enum|trait|type|mod|const|static|macro_rules!)\s+([A-Za-z_]\w*)/gm,
  ],
  [/\.go$/, /^(func|type|var|const)\s+(?:\([^)]*\)\s*)?([A-Za-z_]\w*)/gm],
  [
    /\.(?:java|kt|cs|scala)$/,
    /^[ \t]*(?:(?:public|private|protected|internal|static|final|abstract|sealed|override|data|open|async)\s+)*(class|interface|enum|record|struct|object|fun|void|[A-Z]\w*(?:<[^>\n]*>)?|int|bool|boolean|string|long)\s+([A-Za-z_]\w*)\s*(?=[({<:]|extends|implements|$)/gm,
  ],
  [/\.rb$/, /^[ \t]*(def|class|module)\s+(?:self\.)?([A-Za-z_]\w*[?!]?)/gm],
  [
    /\.php$/,
    /^[ \t]*(?:(?:public|private|protected|static|final|abstract)\s+)*(function|class|interface|trait|enum)\s+([A-Za-z_]\w*)/gm,
  ],
  [/\.(?:c|cc|cpp|h|hpp)$/, /^(struct|class|enum|#define)\s+([A-Za-z_]\w*)/gm],
  [
    /\.(?:swift|ex|exs)$/,
    /^[ \t]*(?:(?:public|private|static)\s+)*(func|class|struct|enum|protocol|defmodule|defp?|let)\s+([A-Za-z_]\w*)/gm,
  ],
];

/** Whether the language of a file, by its name, is one of those that are read. */
export function definesNames(path: string): boolean {
  return PATTERNS.some(([file]) => file.test(path));
}

/** Names that the file defines, in order of line. By expressions and not by grammars: docs/adr/0005. */
export function definitionsIn(path: string, text: string): Definition[] {
  const found: Definition[] = [];
  for (const [file, pattern] of PATTERNS) {
    if (!file.test(path)) continue;
    let line = 1;
    let from = 0;
    for (const match of text.matchAll(pattern)) {
      const at = match.index + match[0].length;
      for (
        let next = text.indexOf('\n', from);
        next !== -1 && next < at;
        next = text.indexOf('\n', next + 1)
      ) {
        line += 1;
        from = next + 1;
      }
      const name = match[2];
      if (name === undefined || RESERVED.has(name)) continue;
      found.push({ name, path, line, keyword: match[1] ?? '' });
    }
  }
  return found.sort((a, b) => a.line - b.line);
}

const RESERVED = new Set([
  'if',
  'for',
  'while',
  'switch',
  'catch',
  'return',
  'function',
  'constructor',
  'super',
]);
