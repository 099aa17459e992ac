/** What `--json` prints as the last line: a contract. */
export interface DemoResult {
  readonly ok: boolean;
  readonly planPath: string;
  readonly tier: string;
  readonly ticked: readonly string[];
  /** Requests that the bot sent to GitHub in each flow. */
  readonly requests: { readonly label: number; readonly merge: number; readonly command: number };
  readonly seconds: number;
}
