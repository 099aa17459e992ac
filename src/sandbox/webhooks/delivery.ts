/** One attempt to deliver a webhook, kept for the list of deliveries. */
export interface Delivery {
  readonly id: number;
  /** `X-GitHub-Delivery`: the same for every attempt at one event. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly isRedelivery: boolean;
  /** JSON text as it was signed and sent. */
  readonly payload: string;
  readonly url: string;
  readonly queuedAt: string;
  /** What became of it; null while it waits or is under way. */
  result: DeliveryResult | null;
}

export interface DeliveryResult {
  readonly deliveredAt: string;
  /** Seconds. */
  readonly duration: number;
  /** `OK`, or what went wrong in GitHub's words. */
  readonly status: string;
  /** 0 is never there: no answer counts as 502, as on GitHub. */
  readonly statusCode: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
}
