import { asMember } from './session';
import { intend } from './intent';
import type { Page } from './card';

/** A charge that the till has asked for, and that waits for its member. */
export interface ChargeRequest {
  id: string;
  state: string;
  storeName: string;
  totalFen: number;
  walletFen: number;
  lapsesAt: string;
  saleId?: string;
}

const WAIT_SECONDS = 20;

/** The one that waits, at once or as soon as it comes; null when none came in a while. */
export async function waiting(patience = WAIT_SECONDS): Promise<ChargeRequest | null> {
  const page = await asMember<Page<ChargeRequest>>('GET', `/api/v1/member/charge-requests?waitSeconds=${patience}`, {
    timeoutMs: (patience + 10) * 1_000,
  });
  return page.items[0] ?? null;
}

export interface Sale {
  id: string;
  totalFen: number;
  walletFen: number;
  storeName: string;
  balance?: { totalFen: number };
}

export function confirm(request: ChargeRequest): Promise<Sale> {
  return intend(`charge.${request.id}`, { confirm: true }, (key) =>
    asMember<Sale>('POST', `/api/v1/member/charge-requests/${request.id}/confirmation`, { key }),
  );
}

export function refuse(request: ChargeRequest): Promise<ChargeRequest> {
  return intend(`charge.${request.id}`, { confirm: false }, (key) =>
    asMember<ChargeRequest>('POST', `/api/v1/member/charge-requests/${request.id}/refusal`, { key }),
  );
}
