import type { Answered, Wish } from './contract';
import { consents, decideMarketing } from './me';
import { asMember } from './session';
import { clockTime, dayOf, hourOf } from './time';
import { say } from './words';

/** What the store said to one, the newest first, and how much of it is unread. */
export type Inbox = Answered<'GET', '/api/v1/member/messages'>;
export type Message = Inbox['items'][number];
export type Media = Message['media'][number];
export type Why = Answered<'GET', '/api/v1/member/messages/{id}/reason'>;
export type Preferences = Answered<'GET', '/api/v1/member/message-preferences'>;
type Preferred = Wish<'PUT', '/api/v1/member/message-preferences'>['body'];
export type MarketingChannel = keyof Preferences['marketing']['channels'];

const PAGE = 20;
const MOST = 100;
/** One that is not among so many of the newest is not looked for any longer. */
const PAGES = 5;

/** As many as are shown already, so that who comes back finds the same place. */
export function inbox(shown = 0): Promise<Inbox> {
  return asMember('GET', '/api/v1/member/messages', { query: { limit: Math.min(MOST, Math.max(PAGE, shown)) } });
}

export function older(cursor: string): Promise<Inbox> {
  return asMember('GET', '/api/v1/member/messages', { query: { cursor, limit: PAGE } });
}

/** One of them; null when it is not there, or is long past. */
export async function messageOf(id: string): Promise<Message | null> {
  let page = await asMember('GET', '/api/v1/member/messages', { query: { limit: MOST } });
  for (let read = 1; ; read++) {
    const found = page.items.find((each) => each.id === id);
    if (found || !page.nextCursor || read >= PAGES) return found ?? null;
    page = await asMember('GET', '/api/v1/member/messages', { query: { cursor: page.nextCursor, limit: MOST } });
  }
}

export async function unread(): Promise<number> {
  return (await asMember('GET', '/api/v1/member/messages', { query: { limit: 1 } })).unread;
}

export async function markRead({ id }: Message): Promise<void> {
  await asMember('POST', '/api/v1/member/messages/{id}/reading', { at: { id } });
}

export async function markClicked({ id }: Message): Promise<void> {
  await asMember('POST', '/api/v1/member/messages/{id}/click', { at: { id } });
}

export function why({ id }: Message): Promise<Why> {
  return asMember('GET', '/api/v1/member/messages/{id}/reason', { at: { id } });
}

export function preferences(): Promise<Preferences> {
  return asMember('GET', '/api/v1/member/message-preferences');
}

/** All of it anew, as the server has it from then on. */
export function prefer({ marketing: { allowed, channels }, kinds, language }: Preferences): Promise<Preferences> {
  const body: Preferred = { marketing: { allowed, channels }, kinds: kinds.map(({ code, on }) => ({ code, on })), language: language as Preferred['language'] };
  return asMember('PUT', '/api/v1/member/message-preferences', { body });
}

/** News and offers come to who agreed to them: the consent is given first, with what is in force of it. */
export async function allowMarketing(now: Preferences, allowed: boolean): Promise<Preferences> {
  if (allowed && !now.marketing.consented) await decideMarketing((await consents()).inForce.marketing, true);
  return prefer({ ...now, marketing: { ...now.marketing, allowed } });
}

/** 15:04 today, else the day; the year only where it is another one. */
export function whenOf({ plannedAt }: Pick<Message, 'plannedAt'>, nowMs: number): string {
  const today = clockTime(new Date(nowMs).toISOString());
  const day = dayOf(plannedAt);
  if (day === today.slice(0, 10)) return hourOf(plannedAt);
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
}

/** 3 条未读; empty when there is none, so that nobody is called for nothing. */
export function unreadOf(count: number): string {
  return count > 0 ? say(`${count} 条未读`, `${count} unread`) : '';
}

/** What comes with it, in a word: 图片、语音. */
export function mediaOf(all: Media[]): string {
  return [...new Set(all.map(({ type }) => mediaName(type)))].join(say('、', ', '));
}

export function mediaName(type: string): string {
  switch (type) {
    case 'picture':
      return say('图片', 'Picture');
    case 'audio':
      return say('语音', 'Voice');
    default:
      return say('视频', 'Video');
  }
}

/** The ways on which news and offers may come, beside the inbox. */
export function channelNames(): { channel: MarketingChannel; name: string }[] {
  return [
    { channel: 'mass', name: say('公众号文章', 'Official account') },
    { channel: 'service', name: say('公众号聊天', 'Official account, in a chat') },
    { channel: 'sms', name: say('短信', 'Text message') },
    { channel: 'email', name: say('邮件', 'E-mail') },
  ];
}
