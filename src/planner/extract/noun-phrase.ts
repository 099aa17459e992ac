import { lowered } from './requirement-text.ts';

const OPPOSITE: Readonly<Record<string, string>> = {
  wrong: 'right',
  incorrect: 'correct',
  broken: 'working',
  bad: 'good',
  misleading: 'clear',
};

/** A heading without a verb: "Wrong total in the footer", "Header issues caused by x". */
export function nounPhrase(text: string): string | null {
  const adjective = /^(wrong|incorrect|broken|bad|misleading) (.+)$/i.exec(text);
  if (adjective !== null)
    return `The ${OPPOSITE[(adjective[1] ?? '').toLowerCase()] ?? ''} ${adjective[2] ?? ''}`;
  const flaw = /^(slow|flaky|noisy|unstable|unreadable|ugly) (.+)$/i.exec(text);
  if (flaw !== null) return `${flaw[2] ?? ''} is not ${(flaw[1] ?? '').toLowerCase()}`;
  const missing = /^(?:missing|no) (.+)$/i.exec(text)?.[1];
  if (missing !== undefined) return `${missing} is there`;
  const participle = /^(.{3,60}?) (\w+(?:ed|en|own|ost)) ((?:by|on|in|from|with|for|after|when) .+)$/i.exec(
    text,
  );
  if (
    participle !== null &&
    !/\b(?:issues?|problems?|errors?|bugs?|crash|failure|leak)$/i.test(participle[1] ?? '')
  )
    return `${participle[1] ?? ''} ${/s$/.test(participle[1] ?? '') ? 'are' : 'is'} not ${participle[2] ?? ''} ${participle[3] ?? ''}`;
  if (
    /\b(?:issues?|problems?|errors?|bugs?|crash(?:es)?|failures?|leaks?|exceptions?|panics?|regressions?|deadlocks?)\b/i.test(
      text,
    )
  )
    return `No ${lowered(text)}`;
  return null;
}
