/** Whether two plain values say the same, whichever realm their objects come from. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
