/** What kind of phase a heading names. The earlier ones are chosen before the later ones. */
export const PHASE_KINDS = [
  'phase',
  'stage',
  'milestone',
  'epic',
  'sprint',
  'wave',
  'part',
  'step',
  'quarter',
  'version',
  'horizon',
  'week',
  'numbered',
] as const;
export type PhaseKind = (typeof PHASE_KINDS)[number];

export interface PhaseLabel {
  readonly kind: PhaseKind;
  /** `Phase 2`. */
  readonly label: string;
  /** `2`, `1.2`, `A`, `IV`; empty where the label is no number. */
  readonly number: string;
  readonly title: string;
}

const WORDS: Partial<Record<PhaseKind, string>> = {
  phase: 'phases?|fases?|faza|fáze|fas|faz|фаза|фази|φάση|フェーズ|阶段|階段|페이즈|giai đoạn',
  stage: 'stages?|etapas?|étapes?|etappe|etap|etapy|этап|етап|tahap|tappa|aşama|段階|단계',
  milestone: 'milestones?|meilenstein|hito|marco|jalon|mijlpaal|веха|віха|マイルストーン|里程碑|마일스톤',
  epic: 'epics?|épica|épico|эпик|user stor(?:y|ies)|stor(?:y|ies)|feature',
  sprint: 'sprints?|iterations?|iteración|itération|iteração|спринт|итерация|スプリント|迭代|冲刺|스프린트',
  wave: 'waves?|slices?|tracks?|work ?streams?|increments?|batch(?:es)?|rounds?|cycles?|chunks?|tranche',
  part: 'parts?|parte|partie|teil|abschnitt|część|часть|частина|パート|部分|파트',
  step: 'steps?|pasos?|passos?|schritte?|stap|krok|шаг|крок|steg|adım|langkah|bước|ステップ|步骤|步驟|스텝',
  version: 'version|release|versión|versão|версия',
  week: 'weeks?|days?|months?|wochen?|tage?|semanas?|días?|semaines?|jours?|settimane?|недел[яи]|день',
};

const DIGITS = '\\d{1,4}(?:\\.\\d{1,4}){0,3}[a-z]?|[一二三四五六七八九十]{1,3}';
/** Letters and words need room before them: "Phased" is no phase D. */
const LETTERS = '[IVX]{1,5}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten';
const RANGE = '(?:\\s*(?:[-–—+&/]|to|and|bis|a|à)\\s*\\d{1,4})?';
/** What may stand between a label and its title. */
const REST = '(?![\\p{L}\\p{N}])\\s*[:：.)|\\]–—-]*\\s*(.*)$';
/** Signs, a section's own number and brackets before the word. */
const DECORATION = /^(?:\[[ xX~/-]\]\s*|[^\p{L}\p{N}#]+|\d{1,3}(?:\.\d{1,3})*[.)]?\s+(?=\p{L}+\s*#?\d))+/u;

const NAMED = PHASE_KINDS.flatMap((kind) => {
  const words = WORDS[kind];
  if (words === undefined) return [];
  const pattern = new RegExp(
    `^((?:${words})(?:\\s*[-#]?\\s*(${DIGITS})|[\\s-]+#?(${LETTERS}))${RANGE})${REST}`,
    'iu',
  );
  return [{ kind, pattern }];
});

/** `第一阶段`, `第2フェーズ`, `2단계`, `阶段一`. */
const ORDINAL =
  /^(第?\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:阶段|階段|フェーズ|段階|步|단계|部分|周|週))\s*[:：.、)–—-]*\s*(.*)$/u;

const OTHER: readonly { readonly kind: PhaseKind; readonly pattern: RegExp }[] = [
  { kind: 'phase', pattern: ORDINAL },
  {
    kind: 'milestone',
    pattern: new RegExp(`^([MP]-?(\\d{1,2}(?:\\.\\d{1,2})?[a-z]?))(?=\\s*[:.)–—-]|\\s|$)${REST}`, 'u'),
  },
  {
    kind: 'quarter',
    pattern: new RegExp(
      `^((?:(?:19|20)\\d\\d\\s*[-/]?\\s*)?([QH]\\d)(?:\\s*[-–/]\\s*[QH]\\d)?(?:[\\s,/-]*(?:19|20)\\d\\d)?)${REST}`,
      'iu',
    ),
  },
  {
    kind: 'version',
    pattern: new RegExp(
      `^(\\[?v?(\\d{1,3}\\.\\d{1,3}(?:\\.(?:\\d{1,3}|x))?(?:-[a-z]+[.\\d]*)?|\\d{1,2}\\.x)\\]?|v\\d{1,3})${REST}`,
      'iu',
    ),
  },
  {
    kind: 'horizon',
    pattern:
      /^((now|next|later|someday|short[ -]term|mid(?:dle)?[ -]term|medium[ -]term|long[ -]term))(?![\p{L}\p{N} ])\s*[:(–—-]*\s*(.*)$/iu,
  },
  { kind: 'numbered', pattern: /^((\d{1,3}))[.)]\s+(.*)$/u },
];

/** What phase a heading's text names, if any. */
export function readPhaseLabel(heading: string): PhaseLabel | null {
  const text = heading.slice(0, 500);
  const undecorated = text.replace(DECORATION, '');
  for (const { kind, pattern } of NAMED) {
    const [, label, digits, letters, title = ''] = pattern.exec(undecorated) ?? [];
    if (label !== undefined)
      return { kind, label: label.trim(), number: digits ?? letters ?? '', title: title.trim() };
  }
  for (const { kind, pattern } of OTHER) {
    const [, label, number = '', title = ''] = pattern.exec(undecorated) ?? [];
    if (label !== undefined) return { kind, label: label.trim(), number, title: title.trim() };
  }
  return null;
}

const WORD_NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const HAN = '一二三四五六七八九十';

/** The whole number that a label says; null where it says none. */
export function wholeNumber(number: string): number | null {
  if (/^\d+$/.test(number)) return Number(number);
  const inWords = WORD_NUMBERS.indexOf(number.toLowerCase());
  if (inWords !== -1) return inWords + 1;
  if (/^[IVX]{1,5}$/.test(number)) return roman(number);
  return number.length === 1 && HAN.includes(number) ? HAN.indexOf(number) + 1 : null;
}

function roman(text: string): number {
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
  const digits = [...text].map((letter) => values[letter] ?? 0);
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
}
