import { type Html, html, raw } from './html.ts';
import { STYLE } from './style.ts';

export interface Page {
  readonly title: string;
  /** `OWNER/NAME` where the page belongs to a repository. */
  readonly repository: string | null;
  readonly body: Html;
}

/** The whole document: no script, nothing from outside. */
export function layout({ title, repository, body }: Page): string {
  const links = repository === null ? null : repositoryLinks(repository);
  return `<!doctype html>${
    html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${raw(STYLE)}</style></head>
<body><header><nav><a class="name" href="/">Planwright sandbox</a>${links}<a href="/_log">Requests and deliveries</a></nav></header>
<main>${body}</main></body></html>`.html
  }`;
}

function repositoryLinks(repository: string): Html {
  return html`<a href="/${repository}">${repository}</a><a href="/${repository}/issues">Issues</a><a href="/${repository}/pulls">Pull requests</a>`;
}

export const SECURITY_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};
