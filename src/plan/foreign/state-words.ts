import type { TaskState } from './foreign-plan.ts';

/** Words and signs of a status, each at the start of what is said. Not states first: "not done" holds "done". */
const WORDS: readonly (readonly [TaskState, RegExp])[] = [
  [
    'open',
    /^(?:not (?:yet )?(?:started|done|begun|complete)|incomplete|unfinished|to.?do|open|pending|planned|backlog|queued|next|new|proposed|ready|scheduled|waiting|upcoming|future|tbd|blocked|on hold|paused|deferred|later|missing|no\b|0 ?%|pendiente|por hacer|offen|geplant|ausstehend|à faire|en attente|planifiée?|a fazer|da fare|do zrobienia|не начат|запланирован|ожида|未着手|未开始|待办|待处理|未開始|予定|예정|대기)/iu,
  ],
  [
    'dropped',
    /^(?:cancell?ed|dropped|skipped|won.?t (?:do|fix)|abandoned|obsolete|removed|superseded|rejected|n\/?a\b|not applicable|descoped|out of scope|cancelad|verworfen|annulé|отмен|取消|キャンセル|취소)/iu,
  ],
  [
    'under way',
    /^(?:in[ -]?progress|under ?way|wip\b|working|started|ongoing|on-?going|doing|active|current|partial|partly|mostly|in (?:review|development|testing|qa|work)|review(?:ing)?\b|testing\b|developing|[1-9]\d? ?%|en (?:curso|progreso|cours)|in (?:arbeit|bearbeitung|corso)|em (?:andamento|progresso)|w toku|в (?:работе|процессе)|进行中|進行中|作業中|着手中|진행)/iu,
  ],
  [
    'done',
    /^(?:done\b|complete|completed|finished|shipped|merged|released|implemented|implement(?:ed|ada)|delivered|closed|resolved|fixed|passed|passing|verified|deployed|landed|live\b|achieved|ready ✅|yes\b|100 ?%|hecho|complet|terminad|fertig|erledigt|abgeschlossen|terminé|fait\b|concluíd|feito|fatto|gotowe|zrobione|готово|выполнен|сделан|заверш|完了|完成|已完成|済|완료)/iu,
  ],
];

const SIGNS: readonly (readonly [TaskState, RegExp])[] = [
  ['done', /✅|☑|✔|✓|🎉|🟢|\[[xX]\]/u],
  ['under way', /🚧|⏳|⌛|🔄|🏗|🔶|🟡|🟠|▶|\[[~/-]\]/u],
  ['open', /⬜|☐|🔲|⚪|🔴|❌|✗|✘|📋|⏸|🔜|📅|🔵|\[ \]/u],
  ['dropped', /🚫|⛔|🗑/u],
];

/** The state that a status says in words; null where it says none that is known. */
export function stateInWords(status: string): TaskState | null {
  const words = status.replace(/^[^\p{L}\p{N}]+/u, '');
  for (const [state, pattern] of WORDS) if (pattern.test(words)) return state;
  return null;
}

/** The state that a status says in words, or else by a sign such as ✅. */
export function stateSaid(status: string): TaskState | null {
  const inWords = stateInWords(status);
  if (inWords !== null) return inWords;
  for (const [state, pattern] of SIGNS) if (pattern.test(status)) return state;
  return null;
}

/** The state of a line that begins with a sign. */
export function stateBySign(line: string): TaskState | null {
  const first = /^[^\p{L}\p{N}\s]{1,4}(?=\s)/u.exec(line)?.[0] ?? '';
  for (const [state, pattern] of SIGNS) if (pattern.test(first)) return state;
  return null;
}
