import type { Answered } from './contract';
import { asMember } from './session';
import { intend } from './intent';

/** A charge that the till has asked for, and that waits for its member. */
export type ChargeRequest = Answered<'GET', '/api/v1/member/charge-requests'>['items'][number];
export type Sale = Answered<'POST', '/api/v1/member/charge-requests/{id}/confirmation'>;

const WAIT_SECONDS = 20;

/** The one that waits, at once or as soon as it comes; null when none came in a while. */
export async function waiting(patience = WAIT_SECONDS): Promise<ChargeRequest | null> {
  const page = await asMember('GET', '/api/v1/member/charge-requests', {
    query: { waitSeconds: patience },
    timeoutMs: (patience + 10) * 1_000,
  });
  return page.items[0] ?? null;
}

export function confirm(request: ChargeRequest): Promise<Sale> {
  return intend(`charge.${request.id}`, { confirm: true }, (key) =>
    asMember('POST', '/api/v1/member/charge-requests/{id}/confirmation', { at: { id: request.id }, key }),
  );
}

export function refuse(request: ChargeRequest): Promise<ChargeRequest> {
  return intend(`charge.${request.id}`, { confirm: false }, (key) =>
    asMember('POST', '/api/v1/member/charge-requests/{id}/refusal', { at: { id: request.id }, key }),
  );
}
