import createClient from 'openapi-fetch';
import type { components, paths } from './openapi';
import { dropToken, token } from './signIn';
import { say } from './words';

const PATIENCE_MS = 15_000;

export type Schemas = components['schemas'];

/** Why something was not done, in words for who stands before the page. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly figures: Record<string, unknown> = {},
  ) {
    super(detail);
  }

  /** Nobody knows whether it was done. */
  get isUnknown(): boolean {
    return this.status === 0 || this.status === 408 || this.status >= 500;
  }
}

export const api = createClient<paths>({
  baseUrl: location.origin,
  headers: { 'Accept-Language': say('zh', 'en') },
});

api.use({
  async onRequest({ request }) {
    request.headers.set('Authorization', `Bearer ${await token()}`);
    return request;
  },
  onResponse({ response }) {
    if (response.status === 401) dropToken();
  },
});

/** For what moves value: the same key is the same deed, however often it is sent. */
export function under(key: string): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': key };
}

export function patience(ms = PATIENCE_MS): AbortSignal {
  return AbortSignal.timeout(ms);
}

/** What went wrong, also where it was the page itself. */
export function problemOf(failure: unknown): ApiProblem {
  return failure instanceof ApiProblem ? failure : new ApiProblem(0, 'PAGE', String(failure));
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** What was answered, or an {@link ApiProblem}. */
export async function answerOf<T>(asked: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await asked;
  } catch {
    throw new ApiProblem(0, 'NETWORK', say('网络断了，或服务器没有回答。', 'The network or the server is away.'));
  }
  if (answer.response.ok) return answer.data as T;
  const said = (answer.error ?? {}) as { code?: string; title?: string; detail?: string };
  throw new ApiProblem(
    answer.response.status,
    said.code ?? String(answer.response.status),
    said.detail ?? said.title ?? say('服务器没有说明原因。', 'The server gave no reason.'),
    said as Record<string, unknown>,
  );
}
