/**
 * Matches a path against a pattern of path segments: `*` and `?` within a segment, `**` for any number of
 * segments. Written without regular expressions, as patterns are foreign text: the time is bounded by the
 * product of the lengths, whatever the pattern.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  // reached[j]: the pattern so far matches the first j segments.
  let reached = given.map(() => false);
  reached.unshift(true);
  for (const part of wanted) {
    const next = given.map(() => false);
    next.unshift(part === '**' && reached[0] === true);
    given.forEach((segment, index) => {
      const before = reached[index] === true;
      if (part === '**') next[index + 1] = reached[index + 1] === true || next[index] === true;
      else next[index + 1] = before && matchesSegment(part, segment);
    });
    reached = next;
  }
  return reached[given.length] === true;
}

/** `*` any characters, `?` one character, a backslash makes the next one literal. */
export function matchesSegment(pattern: string, text: string): boolean {
  let at = 0;
  let inPattern = 0;
  let star = -1;
  let starAt = 0;
  while (at < text.length) {
    const literal = pattern[inPattern] === '\\' ? 1 : 0;
    const wanted = pattern[inPattern + literal];
    if (literal === 0 && wanted === '*') {
      star = inPattern;
      starAt = at;
      inPattern += 1;
    } else if (wanted !== undefined && (wanted === text[at] || (literal === 0 && wanted === '?'))) {
      inPattern += 1 + literal;
      at += 1;
    } else if (star === -1) return false;
    else {
      // The last star takes one character more.
      starAt += 1;
      at = starAt;
      inPattern = star + 1;
    }
  }
  while (pattern[inPattern] === '*') inPattern += 1;
  return inPattern === pattern.length;
}

/**
 * Matches as CODEOWNERS does: gitignore's rules, of which it lacks `!` and `[ ]`, and with `docs/*` reaching only
 * the files directly in `docs`.
 * https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners#codeowners-syntax
 */
export function matchesOwnersPattern(pattern: string, path: string): boolean {
  const isFolder = pattern.endsWith('/');
  const bare = pattern.replace(/^\/+/, '').replace(/\/+$/, '');
  if (bare === '') return isFolder;
  const isAnchored = pattern.startsWith('/') || bare.includes('/');
  const glob = isAnchored ? bare : `**/${bare}`;
  if (isFolder) return matchesGlob(`${glob}/**`, path) && !matchesGlob(glob, path);
  if (matchesGlob(glob, path)) return true;
  return !(isAnchored && bare.endsWith('/*')) && matchesGlob(`${glob}/**`, path);
}

/**
 * Matches as `paths` and `paths-ignore` of a workflow do: anchored at the root, `*` within a folder, `**` across.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function matchesWorkflowPattern(pattern: string, path: string): boolean {
  const glob = pattern.replace(/^\.?\//, '');
  if (matchesGlob(glob, path)) return true;
  // There `**.js` crosses folders too, which segments cannot say.
  return /[^/]\*\*|\*\*[^/]/.test(glob) && matchesSegment(glob.replaceAll('**', '*'), path);
}
