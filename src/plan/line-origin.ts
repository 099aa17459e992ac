/** What a line of the plan was drawn from. Plain data; texts in it are what people wrote. */
export interface LineOrigin {
  /** Sentences of the issue, each with the part of the issue that it stands in. */
  readonly sentences: readonly { readonly text: string; readonly from: string }[];
  /** What was found in the repository, in words. */
  readonly facts: readonly string[];
  /** The playbook that says the line; null where none does. */
  readonly playbook: { readonly id: string; readonly line: string } | null;
}

export interface FoundOrigin {
  /** Null where the line is not drawn so any more, or never was. */
  readonly origin: LineOrigin | null;
  /** The commit that the plan was drawn at; null where it cannot be read any more. */
  readonly base: string | null;
  /** The issue reads in another way than when the plan was drawn. */
  readonly isIssueChanged: boolean;
}
