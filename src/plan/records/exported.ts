/** Whether others can use a name that a file defines: told from its name and the line that declares it. */
type IsExported = (name: string, line: string) => boolean;

const LISTS = /^export\s+(?:type\s+)?\{([^{}]{0,4000})\}/gm;

/** By the language of the file; in one that is not known here nothing is exported. */
export function isExported(path: string, text: string): IsExported {
  const kind = KINDS.find(({ like }) => like.test(path));
  return kind === undefined ? () => false : kind.read(text);
}

const KINDS: readonly { readonly like: RegExp; readonly read: (text: string) => IsExported }[] = [
  { like: /\.(?:[cm]?[jt]sx?|vue|svelte)$/, read: inScript },
  { like: /\.pyi?$/, read: () => (name, line) => !name.startsWith('_') && /^\S/.test(line) },
  { like: /\.go$/, read: () => (name) => /^\p{Lu}/u.test(name) },
  { like: /\.rs$/, read: () => (_name, line) => /^\s*pub\s/.test(line) },
  { like: /\.kt$/, read: () => (_name, line) => !/\b(?:private|internal|protected)\b/.test(line) },
  { like: /\.(?:java|cs|scala|php|swift)$/, read: () => (_name, line) => /\bpublic\b/.test(line) },
  { like: /\.h(?:pp)?$/, read: () => () => true },
];

/** `export function a`, and `export { a, b as c }` anywhere. */
function inScript(text: string): IsExported {
  const listed = [...text.matchAll(LISTS)].flatMap(([, names = '']) =>
    names.split(',').map(
      (name) =>
        name
          .trim()
          .replace(/^type\s+/, '')
          .split(/\s/, 1)[0],
    ),
  );
  const names = new Set(listed);
  return (name, line) => /^\s*export\b/.test(line) || names.has(name);
}
