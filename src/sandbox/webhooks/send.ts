import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Delivery, DeliveryResult } from './delivery.ts';

/** GitHub waits ten seconds for an answer: https://docs.github.com/webhooks/using-webhooks/best-practices-for-using-webhooks */
const TIME_LIMIT = 10_000;
const RESPONSE_LIMIT = 10_000;

/** The headers of a delivery; the signature is over the exact bytes of the payload. */
export function deliveryHeaders(delivery: Delivery, appId: number, secret: string): Record<string, string> {
  const signature = createHmac('sha256', secret).update(delivery.payload).digest('hex');
  return {
    accept: '*/*',
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/sandbox',
    'x-github-delivery': delivery.guid,
    'x-github-event': delivery.event,
    'x-github-hook-id': String(appId),
    'x-github-hook-installation-target-id': String(appId),
    'x-github-hook-installation-target-type': 'integration',
    'x-hub-signature-256': `sha256=${signature}`,
  };
}

/** Posts a delivery once and says what became of it; never throws, not even when `signal` ends it. */
export function send(
  delivery: Delivery,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<DeliveryResult> {
  const begun = Date.now();
  return new Promise((resolve) => {
    const finish = (status: string, statusCode: number, more: Partial<DeliveryResult> = {}): void => {
      const duration = (Date.now() - begun) / 1000;
      const deliveredAt = new Date().toISOString();
      resolve({ deliveredAt, duration, status, statusCode, responseHeaders: {}, responseBody: '', ...more });
    };
    const url = new URL(delivery.url);
    const post = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const length = String(Buffer.byteLength(delivery.payload));
    const options = {
      method: 'POST',
      agent: false,
      signal,
      headers: { ...headers, 'content-length': length },
    };
    const request = post(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => finish('failed to connect to host', 502));
      response.on('end', () => {
        const code = response.statusCode ?? 502;
        const isGood = code >= 200 && code < 300;
        finish(isGood ? 'OK' : `Invalid HTTP Response: ${code}`, code, {
          responseHeaders: response.headers as Record<string, string>,
          responseBody: Buffer.concat(chunks).toString().slice(0, RESPONSE_LIMIT),
        });
      });
    });
    const timer = setTimeout(() => {
      finish('timed out', 504);
      request.destroy();
    }, TIME_LIMIT);
    request.on('close', () => clearTimeout(timer));
    request.on('error', () => finish('failed to connect to host', 502));
    request.end(delivery.payload);
  });
}
