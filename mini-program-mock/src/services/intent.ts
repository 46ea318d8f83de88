import { forget, keep, kept } from './storage';
import { ApiProblem } from './api';

/** What somebody means to do, with the key under which the server does it once. */
interface Intent {
  key: string;
  wish: string;
}

function randomKey(): string {
  const part = () => Math.floor(Math.random() * 0x100000000).toString(36);
  return `p-${Date.now().toString(36)}-${part()}${part()}`;
}

/**
 * Does one thing once: the same wish has the same key until its outcome is known, also over a reload or a second tap.
 * Another wish of that name is another intent.
 */
export async function intend<T>(name: string, wish: object, deed: (key: string) => Promise<T>): Promise<T> {
  const text = JSON.stringify(wish);
  const place = `intent.${name}`;
  const before = kept<Intent>(place);
  const intent = before?.wish === text ? before : { key: randomKey(), wish: text };
  keep(place, intent);
  try {
    const done = await deed(intent.key);
    forget(place);
    return done;
  } catch (e) {
    if (!(e instanceof ApiProblem) || !e.isUnknown) forget(place);
    throw e;
  }
}
