import { call } from './api';
import { asMember } from './session';
import { intend } from './intent';
import type { Card } from './card';

export interface Place {
  joinCode: string;
  merchant: string;
  merchantName: string;
  storeId?: string;
  storeName?: string;
}

interface Consents {
  inForce: { terms: string; privacy: string; marketing: string };
}

export interface Joined {
  issued: boolean;
  cardId: string;
  card?: Card;
  claim?: { id: string; cardNumber: string; proofs: string[] };
  access?: { accessToken: string; expiresIn: number };
}

/** Who invites, and where. A code names its merchant by itself. */
export function place(joinCode: string): Promise<Place> {
  return call('GET', `/api/v1/member/join-codes/${encodeURIComponent(joinCode)}`);
}

/**
 * What an ordinary link or a mini-program code brings along: the `q` of a link is the whole address, twice encoded; the
 * `scene` of a code is the join code itself.
 */
export function joinCodeOf(options: Record<string, string | undefined>): string | null {
  const link = options.q && decodeURIComponent(options.q);
  const found = link ? /\/j\/([^/?#]+)/.exec(link)?.[1] : options.scene && decodeURIComponent(options.scene);
  return found || null;
}

/** Accepts terms and privacy in the version that is in force, and holds a card after it, or a claim on one. */
export async function join(joinCode: string | null, phoneCode: string): Promise<Joined> {
  const { inForce } = await asMember<Consents>('GET', '/api/v1/member/consents');
  const consents = [
    { document: 'terms', version: inForce.terms },
    { document: 'privacy', version: inForce.privacy },
  ];
  // WeChat's phone code is good once, so that another tap is another intent; joining twice finds the same card.
  const body = { consents, phoneCode, ...(joinCode ? { joinCode } : {}) };
  return intend('join', body, (key) => asMember<Joined>('POST', '/api/v1/member/cards', { key, body }));
}
