import type { TextEdit } from '../state/records.ts';
import type { Fields } from './context.ts';
import { accountSource, type Source } from './sources.ts';

/** When and by whom a text was changed last. */
export function editFields<One extends Source>(editOf: (source: One) => TextEdit | undefined): Fields<One> {
  return {
    lastEditedAt: (source) => editOf(source)?.at ?? null,
    editor: (source, _args, { world }) => {
      const edit = editOf(source);
      return edit === undefined ? null : accountSource(world, edit.editorId);
    },
  };
}
