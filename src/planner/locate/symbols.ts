import { type Definition, definitionsIn } from '../../plan/definitions.ts';
import { pathKind } from './path-kind.ts';

/** Every definition of the code and test files, by name. */
export function indexDefinitions(
  contents: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly Definition[]> {
  const byName = new Map<string, Definition[]>();
  for (const [path, text] of contents) {
    const kind = pathKind(path);
    if (kind !== 'code' && kind !== 'test') continue;
    for (const definition of definitionsIn(path, text)) {
      const list = byName.get(definition.name);
      if (list === undefined) byName.set(definition.name, [definition]);
      else list.push(definition);
    }
  }
  return byName;
}
