/** What has to stay as it is, in the words that people have for it. */
const KEPT: readonly RegExp[] = [
  /\b(?:backwards?.compat\w*|without (?:breaking|changing)|(?:must|should|shall) (?:not|never) (?:change|affect|break|alter|regress|differ))\b/i,
  // "By default nothing changes" is about what there is; "8 at a time by default" is about what is new.
  /\bby default\b.{0,40}\b(?:nothing|stays?|remains?|unchanged|as (?:it is|today|now|before))\b|\b(?:nothing|stays?|remains?|unchanged)\b.{0,40}\bby default\b/i,
  /^(?:please,? )?no (?:new|additional|extra|further|breaking|other) \w+|^no (?:change|difference)s? (?:in|of|to)\b/i,
  /\b(?:must|should|shall|has to|have to|needs? to) (?:still|keep|continue|remain|stay)\b/i,
  /\b(?:stays?|remains?|keeps?) (?:working|callable|compatible|unchanged|untouched|supported|the same|(?:as|where) (?:it is|they are|before|today|now))\b/i,
  /^(?:please,? )?(?:do not|don't|never) (?:change|touch|break|alter|modify|remove|rename)\b/i,
  // German, French, Spanish, Portuguese
  /\b(?:muss|müssen|soll|sollen|darf|dürfen)\b.*\b(?:weiterhin|nach wie vor|unverändert|nicht (?:geändert|brechen))\b/i,
  /\b(?:doit|doivent)\b.*\b(?:toujours|rester|continuer)\b|\b(?:debe|deben|deve|devem)\b.*\b(?:seguir|continuar)\b/i,
];
/** Of those, what stands alone: it is kept, and asked for nowhere. */
const ALONE: readonly RegExp[] = [
  /^(?:please,? )?(?:no (?:new|additional|extra|further|breaking|other) |(?:do not|don't|never) )/i,
  /^no (?:change|difference)s? (?:in|of|to)\b/i,
  /^[^,;:]{2,70} (?:must|should|shall|has to|have to|needs? to) (?:still |always )?(?:keep|continue|remain|stay)(?: to)? (?:on )?(?:work\w*|callable|compatible|unchanged|untouched|supported|valid|the same|as\b|where\b)/i,
  /^[^,;:]{2,70} (?:must|shall) still (?:work|be (?:supported|possible|valid|callable))\b/i,
  /^[^,;:]{2,70} (?:must|should|shall) (?:not|never) (?:change|break|differ|be (?:changed|broken|affected))\b[^,;]*$/i,
  /^[^,;:]{2,70} (?:stays?|remains?|keeps?) (?:working|callable|compatible|unchanged|untouched|supported|the same|(?:as|where) (?:it is|they are|before|today|now))\b/i,
  // German, French, Spanish, Portuguese
  /^[^,;:]{2,70} (?:muss|müssen|soll|sollen) (?:weiterhin|nach wie vor)\b|^[^,;:]{2,70} (?:doit|doivent) (?:toujours|rester|continuer)\b|^[^,;:]{2,70} (?:debe|deben|deve|devem) (?:seguir|continuar)\b/i,
];

/** Whether a sentence says what the change must leave as it is. */
export function isConstraint(sentence: string): boolean {
  return KEPT.some((pattern) => pattern.test(sentence));
}

/** Whether a sentence only says what stays: "No new dependencies please", "It must keep working on Python 3.9". */
export function onlyKeeps(sentence: string): boolean {
  // A comma within code parts no clauses.
  const bare = sentence.replace(/`[^`]*`/g, '`x`');
  return ALONE.some((pattern) => pattern.test(bare)) && isConstraint(sentence);
}
