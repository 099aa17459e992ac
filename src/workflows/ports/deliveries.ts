/** One attempt to deliver an event; attempts of one event share its `guid`. */
export interface DeliveryAttempt {
  readonly id: number;
  readonly guid: string;
  /** Status of our answer; 0 where nobody answered. */
  readonly statusCode: number;
}

/** GitHub's list of deliveries to the app's webhook; it keeps them for three days. */
export interface Deliveries {
  /** The newest hundred that failed, or that succeeded, newest first. */
  newest(outcome: 'failure' | 'success'): Promise<readonly DeliveryAttempt[]>;
  /** Asks GitHub to deliver that attempt's event again. */
  redeliver(id: number): Promise<void>;
}
