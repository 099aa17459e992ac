/** Where one line of a plan comes from. Plain data; `text` and `sentence` are what people wrote. */
export interface Origin {
  /** `R1`, `T03`, `K1`, `D1`, `Q1`, `E2.1`, another issue (`#12`), or the path of a file. */
  readonly id: string;
  readonly text: string;
  /** Sentences of the issue, each with the part of the issue that it stands in. */
  readonly sentences: readonly { readonly text: string; readonly from: string }[];
  /** What was found in the repository, in words. */
  readonly facts: readonly string[];
  /** The playbook and its line with the slots open; null where no playbook says it. */
  readonly playbook: { readonly id: string; readonly line: string } | null;
}
