/** Relative address of a repository path from the folder of the plan, encoded for a markdown link. */
export function relativeLink(planPath: string, path: string): string {
  const from = planPath.split('/').slice(0, -1);
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  const steps = [...from.slice(shared).map(() => '..'), ...to.slice(shared).map(encodeSegment)];
  return steps.join('/');
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
