import type { Facts } from '../../../facts/facts.ts';
import { code, prose } from '../../../plan/prose.ts';
import { shortened } from '../../extract/sentences.ts';
import type { Located } from '../../locate/located.ts';
import { pathKind } from '../../locate/path-kind.ts';
import { stemsOf } from '../../locate/terms.ts';
import type { Binder } from '../binder.ts';
import { phrase } from '../fill-line.ts';

const ROUTES = /(^|\/)(?:urls|routes?|router|controllers?|endpoints?)(?:\.\w+$|\/)|\/api\/.*route\.\w+$/i;
const COMPONENTS = /\.(?:tsx|jsx|vue|svelte|html|hbs|erb)$/;
/** The texts that the others are translated from. */
const ENGLISH = /(?:^|[/._-])en(?:[-_](?:US|GB))?(?:[/.]|$)/;
const LOG_CALL =
  /\b((?:log|logger|LOG|Log|console|tracing|logging)(?:\.|::)(?:debug|info|warn|warning|error|trace|exception)|(?:statsd|metrics)\.\w+)\b/;

/** What others see of the change: routes, components and their texts; and what the code itself says of its health. */
export function surfaceSlots(located: Located, facts: Facts, { text, files }: Binder): void {
  const found = located.code.slice(0, 5).map(({ path }) => path);
  const modify = (paths: readonly string[]) =>
    paths.slice(0, 3).map((path) => ({ path, status: 'modify' as const }));
  files('routeFiles', modify(found.filter((path) => ROUTES.test(path))));
  const components = found.filter((path) => COMPONENTS.test(path));
  files('components', modify(components));
  if (components.length > 0)
    files(
      'messages',
      modify(
        facts.tree
          .map(({ path }) => path)
          .filter((path) => pathKind(path) === 'locale' && ENGLISH.test(path))
          .slice(0, 1),
      ),
    );
  for (const path of found.slice(0, 2)) logSlots(path, facts, text);
  todoSlot(located, facts, text);
}

function logSlots(path: string, facts: Facts, text: Binder['text']): void {
  const lines = (facts.contents.get(path) ?? '').split('\n');
  const at = lines.findIndex((line) => LOG_CALL.test(line));
  const call = LOG_CALL.exec(lines[at] ?? '')?.[1];
  if (call === undefined) return;
  text('logCall', [code(call)]);
  text('logPlace', [code(`${path}:${at + 1}`)]);
}

/** A note of the code's own people near the work, about the same thing. */
function todoSlot(located: Located, facts: Facts, text: Binder['text']): void {
  const words = new Set(located.words);
  for (const { path } of located.code.slice(0, 3)) {
    const lines = (facts.contents.get(path) ?? '').split('\n');
    for (const [index, line] of lines.entries()) {
      const note = /\b(?:TODO|FIXME|XXX|HACK)\b:?\s*(.{12,120})$/.exec(line)?.[1];
      if (note === undefined || stemsOf(note).filter((stem) => words.has(stem)).length < 2) continue;
      text('todo', prose`“${phrase(shortened(note.trim(), 110))}” (${code(`${path}:${index + 1}`)})`);
      return;
    }
  }
}
