import type { Plan, Prose } from '../plan.ts';
import { plainText } from '../prose.ts';
import { isAnySaid, type Rule } from './rule.ts';

interface Attribute {
  readonly name: string;
  /** Words that raise it in a requirement, and treat it elsewhere. */
  readonly words: RegExp;
  /** Section where it is said. */
  readonly section: string;
  readonly said: (plan: Plan) => readonly Prose[];
}

const ATTRIBUTES: readonly Attribute[] = [
  {
    name: 'performance',
    words:
      /\b(?:performance|performant|latenc(?:y|ies)|throughput|slow(?:er|ly)?|fast(?:er)?|speed(?:ing)? up|memory (?:use|usage|footprint|leaks?)|out of memory)\b/i,
    section: 'Performance',
    said: ({ performance, agreement }) => [
      ...performance,
      ...agreement.filter(({ topic }) => topic === 'performance').map(({ text }) => text),
    ],
  },
  {
    name: 'scalability',
    words:
      /\b(?:scalab(?:le|ility)|scal(?:e|es|ing) (?:to|with|out|up|beyond)|under (?:high )?load|(?:thousands|millions) of)\b/i,
    section: 'Performance',
    said: () => [],
  },
  {
    name: 'observability',
    words:
      /\b(?:observab(?:le|ility)|prometheus|metrics endpoint|tracing|telemetry|monitoring|logging|log (?:lines?|messages?|levels?|output)|debugg(?:able|ing))\b/i,
    section: 'Observability',
    said: ({ observability }) => observability,
  },
  {
    name: 'extensibility',
    words: /\b(?:extensib(?:le|ility)|extension points?|pluggable|plug-?in (?:api|interface|system)s?)\b/i,
    section: 'Architecture',
    said: () => [],
  },
  {
    name: 'maintainability',
    words: /\b(?:maintainab(?:le|ility)|refactor(?:s|ed|ing)?|technical debt|legacy code|dead code)\b/i,
    section: 'Technical debt',
    said: ({ technicalDebt }) => technicalDebt,
  },
];

/**
 * A task repeats its requirement's words, so it treats nothing; what decides, tests, watches or measures does.
 *
 * ```md passes
 * - **R1** Writing should stay as fast as it is
 *
 * ## Performance
 *
 * `npm run bench -- write` before and after; at most 5 % more.
 * ```
 *
 * ```md fails
 * - **R1** Writing should stay as fast as it is
 * ```
 */
export const qualityAttributes: Rule = {
  id: 'quality-attributes',
  level: 'warning',
  tiers: ['large'],
  says: 'Performance, scalability, observability, extensibility and maintainability are treated where a requirement raises them.',
  check: (plan) =>
    untreated(plan).map(({ id, word, name, section }) => ({
      where: id,
      message: `${id} raises ${name} ("${word}"), and nothing in the plan treats it; expected how it is built in and shown. Say it under "${section}", or in the approach of the phase.`,
    })),
};

export interface Untreated {
  readonly id: string;
  /** The word by which the requirement raises it. */
  readonly word: string;
  readonly name: string;
  readonly section: string;
}

/** What the requirements raise and nothing in the plan treats. */
export function untreated(plan: Plan): Untreated[] {
  const statements = treatments(plan).map(words);
  return ATTRIBUTES.flatMap(({ words: pattern, said, name, section }) => {
    const raised = raisedBy(pattern, plan);
    if (raised === null || isAnySaid(said(plan))) return [];
    return statements.some((text) => pattern.test(text)) ? [] : [{ ...raised, name, section }];
  });
}

function raisedBy(pattern: RegExp, { requirements }: Plan): { id: string; word: string } | null {
  for (const { id, text, source } of requirements) {
    const word = pattern.exec(`${words(text)}\n${withoutCode(source ?? '')}`)?.[0];
    if (word !== undefined) return { id, word };
  }
  return null;
}

function treatments(plan: Plan): Prose[] {
  return [
    ...plan.architecture,
    ...plan.decisions.flatMap(({ text, why }) => [text, why]),
    ...plan.phases.flatMap(({ approach, testing, exit }) => [
      ...approach,
      ...testing,
      ...exit.map(({ text }) => text),
    ]),
    ...plan.risks.flatMap(({ text, mitigation }) => [text, mitigation]),
    ...plan.agreement.map(({ text }) => text),
    ...[...plan.testing, ...plan.rollout, ...plan.observability, ...plan.performance, ...plan.technicalDebt],
  ];
}

function words(text: Prose): string {
  return withoutCode(plainText(text));
}

function withoutCode(text: string): string {
  return text.replace(/`[^`]*`/g, '');
}
