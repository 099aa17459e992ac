import type { LogEntry } from '../http/request-log.ts';
import type { Delivery } from '../webhooks/delivery.ts';
import { type Html, html } from './html.ts';
import type { Page } from './layout.ts';
import { moment, type WebRequest } from './request.ts';

/** How many of each the page shows, the newest first. */
const SHOWN = 200;

/** What was asked of the sandbox and what it told: the log of requests and of deliveries. */
export function logPage({ deliveries, services }: WebRequest): Page {
  const requests = services.log.entries.slice(-SHOWN).reverse();
  const sent = deliveries.deliveries.slice(-SHOWN).reverse();
  return {
    title: 'Requests and deliveries',
    repository: null,
    body: html`<h1>Deliveries</h1>${sent.length === 0 ? html`<p class="empty">None yet.</p>` : deliveryTable(sent)}
<h1>Requests</h1><p class="soft">${services.log.count()} requests of the app count: git's protocol and token exchange do not.</p>
${requestTable(requests)}`,
  };
}

/** The repositories, where everything begins. */
export function homePage({ services }: WebRequest, names: readonly string[]): Page {
  return {
    title: 'Planwright sandbox',
    repository: null,
    body: html`<h1>Repositories</h1><ul>${names.map((name) => html`<li><a href="/${name}">${name}</a></li>`)}</ul>
<p class="soft">REST: <code>${services.world.urls.api}</code> · GraphQL: <code>${services.world.urls.graphql}</code></p>`,
  };
}

function deliveryTable(deliveries: readonly Delivery[]): Html {
  const rows = deliveries.map((one) => {
    const event = one.action === null ? one.event : `${one.event}.${one.action}`;
    const code = one.result?.statusCode ?? 0;
    const state =
      one.result === null ? 'waiting' : `${code} ${one.result.status === 'OK' ? '' : one.result.status}`;
    const kind = code >= 200 && code < 300 ? 'open' : 'closed';
    return html`<tr><td class="soft">${moment(one.queuedAt)}</td><td>${event}${one.isRedelivery ? ' (again)' : ''}</td>
<td class="${kind}">${state}</td><td class="soft"><code>${one.guid}</code></td></tr>`;
  });
  return html`<table><tbody>${rows}</tbody></table>`;
}

function requestTable(entries: readonly LogEntry[]): Html {
  const rows = entries.map(
    (entry) => html`<tr><td class="soft">${moment(entry.at)}</td><td>${entry.login || entry.caller}</td>
<td><code>${entry.route}</code> ${entry.graphql.join(' ')}${entry.fault === null ? '' : ` · fault: ${entry.fault}`}</td>
<td class="${entry.status >= 200 && entry.status < 400 ? 'open' : 'closed'}">${entry.status}</td>
<td class="soft">${entry.milliseconds} ms</td><td class="soft">${entry.isCounted ? 'counts' : ''}</td></tr>`,
  );
  return html`<table><tbody>${rows}</tbody></table>`;
}
