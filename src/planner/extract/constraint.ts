/** What has to stay as it is, in the words that people have for it. */
const KEPT: readonly RegExp[] = [
  /\b(?:by default|opt-?in|opt-?out|backwards?.compat|must not|without (?:breaking|changing)|should not (?:change|affect|break)|neither)\b/i,
  /^(?:please,? )?no (?:new|additional|extra|further|breaking|other) \w+/i,
  /\b(?:must|should|shall|has to|have to|needs? to) (?:still|keep|continue|remain|stay)\b/i,
  /\b(?:stays?|remains?|keeps?) (?:working|callable|compatible|unchanged|untouched|as (?:it is|they are|before|today|now))\b/i,
  /^(?:please,? )?(?:do not|don't|never) (?:change|touch|break|alter|modify|remove|rename)\b/i,
  // German, French, Spanish, Portuguese
  /\b(?:muss|müssen|soll|sollen|darf|dürfen)\b.*\b(?:weiterhin|nach wie vor|unverändert|nicht (?:geändert|brechen))\b/i,
  /\b(?:doit|doivent)\b.*\b(?:toujours|rester|continuer)\b|\b(?:debe|deben|deve|devem)\b.*\b(?:seguir|continuar)\b/i,
];
/** Of those, what stands alone: it is kept, and asked for nowhere. */
const ALONE =
  /^(?:please,? )?(?:no (?:new|additional|extra|further|breaking|other) |(?:do not|don't|never) )/i;

/** Whether a sentence says what the change must leave as it is. */
export function isConstraint(sentence: string): boolean {
  return KEPT.some((pattern) => pattern.test(sentence));
}

/** Whether a sentence only forbids: "No new dependencies please". */
export function onlyForbids(sentence: string): boolean {
  return ALONE.test(sentence) && isConstraint(sentence);
}
