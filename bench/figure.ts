/** One file per figure: what it is called and how it is measured. Names are stable, so that runs can be compared. */
export interface Figure {
  /** What `npm run bench -- NAME` calls it; its results stand under it. */
  readonly name: string;
  readonly says: string;
  readonly measure: () => Promise<Readonly<Record<string, number>>>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Nearest-rank percentile. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
