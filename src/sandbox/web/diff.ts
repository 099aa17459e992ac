import type { FileDiff } from '../git/diff.ts';
import { type Html, html } from './html.ts';

/** Lines of one file's diff shown at most. */
const LINE_LIMIT = 400;

/** A changed file with its diff. */
export function diffBox(base: string, sha: string, file: FileDiff): Html {
  const lines = (file.patch ?? '').split('\n');
  const name = file.previousPath === null ? file.path : `${file.previousPath} → ${file.path}`;
  const shown = lines.slice(0, LINE_LIMIT).map((line) => html`<span class="${kindOf(line)}">${line}</span>`);
  const rest =
    lines.length > LINE_LIMIT
      ? html`<span class="hunk">… ${lines.length - LINE_LIMIT} more lines</span>`
      : null;
  return html`<div class="box"><div class="title"><a href="/${base}/blob/${sha}/${file.path}">${name}</a>
<span class="soft">${file.status} · +${file.additions} −${file.deletions}</span></div>
${file.patch === null ? null : html`<pre class="diff">${shown}${rest}</pre>`}</div>`;
}

function kindOf(line: string): string {
  if (line.startsWith('+')) return 'add';
  if (line.startsWith('-')) return 'del';
  return line.startsWith('@@') ? 'hunk' : 'same';
}
