import type { Facts } from '../../../facts/facts.ts';
import { code, prose } from '../../../plan/prose.ts';
import { shortened } from '../../extract/sentences.ts';
import type { Located } from '../../locate/located.ts';
import { pathKind } from '../../locate/path-kind.ts';
import { stemsOf } from '../../locate/terms.ts';
import type { Binder } from '../binder.ts';
import { phrase } from '../fill-line.ts';

const ROUTES = /(^|\/)(?:urls|routes|controllers?|endpoints?)(?:\.\w+$|\/)|\/api\/.*route\.\w+$/i;
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
  if (components.length > 0) files('messages', modify(labelsFile(located, facts)));
  for (const path of found.slice(0, 2)) logSlots(path, facts, text);
  todoSlot(located, facts, text);
}

/** Of the files of English texts the one that says most of the issue's words. */
function labelsFile(located: Located, facts: Facts): string[] {
  const words = new Set(located.words);
  let best = { path: '', score: 1 };
  for (const { path } of facts.tree) {
    if (pathKind(path) !== 'locale' || !ENGLISH.test(path)) continue;
    const shared = new Set(stemsOf(facts.contents.get(path) ?? '').filter((stem) => words.has(stem))).size;
    // Of two that say the same the others are translated from the American one or the plain one.
    const score = /en[-_]GB/.test(path) ? shared - 0.5 : shared;
    if (score > best.score) best = { path, score };
  }
  return best.path === '' ? [] : [best.path];
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
      // A doubt of two words ("ParseException ?") says nothing that could be judged.
      if (note === undefined || note.trim().split(/\s+/).length < 4) continue;
      if (stemsOf(note).filter((stem) => words.has(stem)).length < 2) continue;
      text('todo', prose`“${phrase(shortened(note.trim(), 110))}” (${code(`${path}:${index + 1}`)})`);
      return;
    }
  }
}
