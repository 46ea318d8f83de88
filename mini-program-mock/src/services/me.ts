import type { Answered, Wish } from './contract';
import { asMember, fileAsMember, leave as signOut } from './session';
import { intend } from './intent';
import { forgetAll } from './storage';

export type Profile = Answered<'GET', '/api/v1/member/profile'>;

/** What one told of oneself; all of it may be missing. */
export type Told = Wish<'PUT', '/api/v1/member/profile'>['body'];
export type Sex = 'female' | 'male' | 'other';

export function profile(): Promise<Profile> {
  return asMember('GET', '/api/v1/member/profile');
}

/** Only what is told is sent: what is missing is taken back. */
export function tell(told: Told): Promise<Profile> {
  const body: Told = Object.fromEntries(Object.entries(told).filter(([, value]) => value));
  return asMember('PUT', '/api/v1/member/profile', { body });
}

/** WeChat's phone code is good once, so that each is an intent of its own. */
export function changePhone(phoneCode: string): Promise<void> {
  return intend('phone', { phoneCode }, (key) => asMember('POST', '/api/v1/member/phone', { key, body: { phoneCode } }));
}

export type Bound = Answered<'POST', '/api/v1/member/card/physical-card'>;

/** Brings an old plastic card in; without a PIN the phone on the old file must be the member's. */
export function bind(number: string, pin: string): Promise<Bound> {
  const body = { number, ...(pin ? { pin } : {}) };
  return intend('bind', body, (key) => asMember('POST', '/api/v1/member/card/physical-card', { key, body }));
}

export type Consents = Answered<'GET', '/api/v1/member/consents'>;
export type Consent = Consents['given'][number];
export type Document = Consent['document'];

export function consents(): Promise<Consents> {
  return asMember('GET', '/api/v1/member/consents');
}

export async function consentHistory(): Promise<Consent[]> {
  return (await asMember('GET', '/api/v1/member/consents/history')).items;
}

/** Not more than asked: the one consent that nobody needs for a card, given and taken back as easily. */
export function decideMarketing(version: string, granted: boolean): Promise<Consents> {
  return asMember('POST', '/api/v1/member/consents', { body: { document: 'marketing', version, granted } });
}

/** All that is known of this person, as a file. */
export function myData(): Promise<ArrayBuffer> {
  return fileAsMember('/api/v1/member/data');
}

/** The server forgets who they were, and so does the phone. */
export async function leaveForGood(cardId: string): Promise<void> {
  await intend('leave', { cardId }, (key) => asMember('POST', '/api/v1/member/deletion', { key }));
  signOut();
  forgetAll();
}
