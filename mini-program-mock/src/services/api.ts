import type { Call, Method } from './contract';
import { language } from './words';
import { serverAddress } from '../platform';

/** What the server refuses, or that it was not reached; `code` says which, the words are for people. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly figures: Record<string, unknown> = {},
  ) {
    super(message);
  }

  /** Nobody knows whether it was done: the same intent may be sent again. */
  get isUnknown(): boolean {
    return this.status === 0 || this.status === 503;
  }
}

/** Whoever asked may have gone: what is under way ends, and is not sent again. */
export class Interest {
  private task: { abort: () => void } | null = null;
  private over = false;

  get isLost(): boolean {
    return this.over;
  }

  holds(task: { abort: () => void }): void {
    this.task = task;
    if (this.over) task.abort();
  }

  lose(): void {
    this.over = true;
    this.task?.abort();
  }
}

/** Any wish: what it holds is checked where it is written, by {@link Call}. */
export interface Sent {
  at?: object;
  query?: object;
  body?: object;
  key?: string;
  token?: string;
  timeoutMs?: number;
  interest?: Interest;
  /** The answer is a file: an ArrayBuffer. */
  binary?: boolean;
}

const TIMEOUT_MS = 10_000;
const PAUSES_MS = [400, 1_200];

interface Answer {
  status: number;
  body: unknown;
}

/** The path with its names filled in, and the query behind it. */
export function addressOf(path: string, wish: Pick<Sent, 'at' | 'query'>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent((wish.at as Record<string, string>)[name]));
  const query = Object.entries(wish.query ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return query.length ? `${filled}?${query.join('&')}` : filled;
}

function once(method: Method, path: string, wish: Sent): Promise<Answer> {
  const header: Record<string, string> = { 'Accept-Language': language() };
  if (wish.token) header.Authorization = `Bearer ${wish.token}`;
  if (wish.key) header['Idempotency-Key'] = wish.key;
  return new Promise((resolve) => {
    const task = uni.request({
      url: serverAddress() + addressOf(path, wish),
      method,
      data: wish.body,
      header,
      timeout: wish.timeoutMs ?? TIMEOUT_MS,
      responseType: wish.binary ? 'arraybuffer' : 'text',
      success: (answer) => resolve({ status: answer.statusCode, body: answer.data }),
      fail: () => resolve({ status: 0, body: null }),
    });
    wish.interest?.holds(task);
  });
}

/** Where a file was asked for, what the server refuses comes as bytes too: JSON in UTF-8. */
function readable(body: unknown): unknown {
  if (!(body instanceof ArrayBuffer)) return body;
  try {
    const escaped = Array.from(new Uint8Array(body), (byte) => `%${byte.toString(16).padStart(2, '0')}`);
    return JSON.parse(decodeURIComponent(escaped.join('')));
  } catch {
    return null;
  }
}

function problem(answer: Answer): ApiProblem {
  const told = readable(answer.body);
  const body = (typeof told === 'object' && told !== null ? told : {}) as Record<string, unknown>;
  const text = (body.detail ?? body.title ?? '') as string;
  return new ApiProblem(answer.status, (body.code as string) ?? (answer.status === 0 ? 'NETWORK' : 'UNKNOWN'), text, body);
}

/**
 * One request and its answer. What may be repeated without harm (a read, or a wish with its key) is sent again when no
 * answer came. Throws {@link ApiProblem}.
 */
export async function send(method: Method, path: string, wish: Sent = {}): Promise<unknown> {
  const repeatable = method === 'GET' || method === 'PUT' || wish.key !== undefined;
  for (let attempt = 0; ; attempt++) {
    const answer = await once(method, path, wish);
    if (answer.status >= 200 && answer.status < 300) {
      return answer.body;
    }
    const failed = problem(answer);
    if (!failed.isUnknown || !repeatable || wish.interest?.isLost || attempt >= PAUSES_MS.length) {
      throw failed;
    }
    await new Promise((resume) => setTimeout(resume, PAUSES_MS[attempt]));
  }
}

/** As {@link send}, for what needs no token. */
export const call = send as Call;
