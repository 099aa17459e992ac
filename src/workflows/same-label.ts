/** GitHub keeps the capitals of a label and takes no notice of them: `Needs-Plan` is the label `needs-plan`. */
export function isSameLabel(name: string | undefined, wanted: string): boolean {
  return name?.toLowerCase() === wanted.toLowerCase();
}
