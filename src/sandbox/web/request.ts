import type { Services } from '../http/services.ts';
import { fullName, ownerOf } from '../state/find.ts';
import type { Account, Issue, Repository } from '../state/records.ts';
import type { DeliveryStore } from '../webhooks/delivery-store.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import type { MarkdownRenderer } from './markdown.ts';

/** What a page is made from. */
export interface WebRequest {
  readonly services: Services;
  readonly deliveries: DeliveryStore;
  readonly markdown: MarkdownRenderer;
  readonly params: Readonly<Record<string, string>>;
}

export interface RepositoryWebRequest extends WebRequest {
  readonly repository: Repository;
  /** `OWNER/NAME`, the start of its addresses. */
  readonly base: string;
  /** The page acts as the repository's owner. */
  readonly actor: Account;
}

export function onRepository(request: WebRequest, repository: Repository): RepositoryWebRequest {
  const { world } = request.services;
  return { ...request, repository, base: fullName(world, repository), actor: ownerOf(world, repository) };
}

/** `open`, `closed` or `merged`, as a badge. */
export function stateBadge(issue: Issue): Html {
  const state = issue.pull?.mergedAt ? 'merged' : issue.state;
  return html`<span class="state ${state}">${state}</span>`;
}

export function labelBadge(name: string): Html {
  return html`<span class="label soft">${name}</span>`;
}

/** A moment as people read it, UTC. */
export function moment(date: string | number): string {
  return new Date(date).toISOString().replace('T', ' ').slice(0, 19);
}
