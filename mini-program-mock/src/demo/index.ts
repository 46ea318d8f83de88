import type { PaymentParameters, Subscribed } from '../platform';
import { leave } from '../services/session';
import { dropCodes } from '../services/code';
import { dropTicket } from '../services/ticket';
import { keep, kept } from '../services/storage';
import { place } from '../services/join';
import { askToPay, askForPhone, askToSubscribe, frame, type Person, type Poster, type Scannable, type Told } from './frame';

/** The sandbox's control API, which the server passes on in demo mode: what WeChat does on a phone. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

async function wechat<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
  const answer = await fetch(`wechat/control/${path}`, {
    method,
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body && JSON.stringify(body),
  });
  const json = (await answer.json()) as T & { error?: string };
  if (!answer.ok) throw new Refusal(answer.status, json.error ?? `wechat answered ${answer.status}`);
  return json;
}

interface Scanned {
  kind: string;
  appid: string;
  path?: string;
  query?: string;
  scene?: string;
}

async function people(): Promise<Person[]> {
  const found = await wechat<Person[] | { users: Person[] }>('GET', 'users');
  return Array.isArray(found) ? found : found.users;
}

let holding: Promise<string> | null = null;

/** Who holds the phone; somebody new when nobody does, and only one, however many ask at that moment. */
function holder(): Promise<string> {
  const known = kept<string>('demo.person');
  holding ??= known ? Promise.resolve(known) : newcomer();
  return holding;
}

/** What the holder does; one whom the sandbox does not know any more, as it began anew, is somebody new. */
async function act<T>(deed: string, body: object): Promise<T> {
  try {
    return await wechat<T>('POST', `users/${await holder()}/${deed}`, body);
  } catch (e) {
    const who = await holder();
    const unknown = e instanceof Refusal && e.status === 404 && !(await people()).some((person) => person.id === who);
    if (!unknown) throw e;
    holding = newcomer();
    return wechat<T>('POST', `users/${await holding}/${deed}`, body);
  }
}

async function newcomer(): Promise<string> {
  const phone = `138${Math.floor(10_000_000 + Math.random() * 89_999_999)}`;
  const person = await wechat<Person>('POST', 'users', { nickname: `顾客${phone.slice(-4)}`, phone });
  keep('demo.person', person.id);
  return person.id;
}

function appid(): string {
  const known = kept<string>('demo.appid');
  if (!known) throw new Error('scan a code first');
  return known;
}

export async function login(): Promise<string> {
  return (await act<{ code: string }>('login', { appid: appid() })).code;
}

export async function phoneCode(): Promise<string | null> {
  if (!(await askForPhone())) return null;
  return (await wechat<{ code: string }>('POST', `users/${await holder()}/phone-code`, { appid: appid() })).code;
}

export async function pay(parameters: PaymentParameters): Promise<boolean> {
  const deed = (await askToPay()) ? 'pay' : 'cancel';
  const answer = await wechat<{ errMsg: string }>('POST', `users/${await holder()}/${deed}`, parameters);
  return answer.errMsg === 'requestPayment:ok';
}

/** WeChat's dialog: all templates allowed, or none. One that the sandbox does not know is not answered. */
export async function subscribe(templates: string[]): Promise<Record<string, Subscribed>> {
  const answer = (await askToSubscribe(templates.length)) ? 'accept' : 'reject';
  const results = Object.fromEntries(templates.map((template) => [template, answer]));
  const told = await act<Record<string, Subscribed>>('subscribe', { appid: appid(), results });
  return Object.fromEntries(Object.entries(told).filter(([template]) => templates.includes(template)));
}

interface MadeCode {
  id: string;
  kind: string;
  scene: string;
}

/** Those of the merchants here; a code that leads nowhere any more is left out. */
async function posters(): Promise<Poster[]> {
  const made = (await wechat<MadeCode[]>('GET', 'codes')).filter((code) => code.kind === 'unlimited');
  const found = await Promise.all(
    made.map(async ({ id, scene }) => {
      const { merchantName, storeName } = await place(scene).catch(() => ({ merchantName: '', storeName: '' }));
      return { id, place: [merchantName, storeName].filter(Boolean).join(' · ') };
    }),
  );
  return found.filter((poster) => poster.place);
}

/** As WeChat does: the code says which mini-program, which page, and what comes along. */
async function scan(code: Scannable): Promise<void> {
  const scanned = await act<Scanned>('scan', code);
  keep('demo.appid', scanned.appid);
  const query = scanned.scene ? `scene=${encodeURIComponent(scanned.scene)}` : (scanned.query ?? '');
  leave();
  uni.reLaunch({ url: `/${scanned.path ?? 'pages/join/join'}?${query}` });
}

/** The phone is handed to somebody else. */
async function handTo(person: string | null): Promise<void> {
  if (person) keep('demo.person', person);
  holding = person ? Promise.resolve(person) : newcomer();
  await holding;
  leave();
  dropCodes();
  dropTicket();
  uni.reLaunch({ url: '/pages/card/index' });
}

interface Sent {
  title: string;
  data: Record<string, { value: string }>;
}

async function messages(): Promise<Told[]> {
  const sent = await wechat<Sent[]>('GET', `users/${await holder()}/messages`);
  return sent.map(({ title, data }) => ({ title, lines: Object.values(data).map(({ value }) => value) }));
}

let send: XMLHttpRequest['send'] | null = null;

/** Takes the network away from what the mini-program asks, or gives it back. */
function cut(off: boolean): void {
  const whole = (send ??= XMLHttpRequest.prototype.send);
  XMLHttpRequest.prototype.send = off
    ? function (this: XMLHttpRequest) {
        setTimeout(() => this.dispatchEvent(new ProgressEvent('error')));
      }
    : whole;
}

export function show(): void {
  void frame({ people, holder, posters, scan, handTo, messages, cut });
}
