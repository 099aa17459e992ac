/** HTML that is safe to put into a page as it is. */
export interface Html {
  readonly html: string;
}

type Insert = Html | string | number | null | undefined | false | readonly (Html | string)[];

/** HTML from a template: what is put in is escaped, unless it is HTML already; nothing comes of null and false. */
export function html(strings: TemplateStringsArray, ...inserts: readonly Insert[]): Html {
  return { html: strings.map((literal, index) => literal + show(inserts[index])).join('') };
}

/** Text that is HTML already; for what a sanitizer or an own drawing made. */
export function raw(text: string): Html {
  return { html: text };
}

/** A title as GitHub shows it: what stands between backticks is code, and nothing else is markdown. */
export function titleHtml(title: string): Html {
  return raw(escapeHtml(title).replace(/`([^`]+)`/g, '<code>$1</code>'));
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function show(insert: Insert): string {
  if (insert === null || insert === undefined || insert === false) return '';
  if (typeof insert === 'string' || typeof insert === 'number') return escapeHtml(String(insert));
  return 'html' in insert ? insert.html : insert.map(show).join('');
}
