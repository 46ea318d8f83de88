import { call } from './api';
import type { Answered } from './contract';
import { asMember } from './session';
import { intend } from './intent';

export type Place = Answered<'GET', '/api/v1/member/join-codes/{code}'>;
export type Joined = Answered<'POST', '/api/v1/member/cards'>;

/** Who invites, and where. A code names its merchant by itself. */
export function place(joinCode: string): Promise<Place> {
  return call('GET', '/api/v1/member/join-codes/{code}', { at: { code: joinCode } });
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
  const { inForce } = await asMember('GET', '/api/v1/member/consents');
  const consents = [
    { document: 'terms' as const, version: inForce.terms },
    { document: 'privacy' as const, version: inForce.privacy },
  ];
  // WeChat's phone code is good once, so that another tap is another intent; joining twice finds the same card.
  const body = { consents, phoneCode, ...(joinCode ? { joinCode } : {}) };
  return intend('join', body, (key) => asMember('POST', '/api/v1/member/cards', { key, body }));
}
