import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem, send } from '../src/services/api';
import { forgetAll } from '../src/services/storage';

interface Asked {
  responseType: string;
  success: (answer: { statusCode: number; data: unknown }) => void;
}

function answering(statusCode: number, data: unknown): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('uni', {
    getSystemInfoSync: () => ({ language: 'zh-CN' }),
    request: (wish: Asked) => {
      asked.push(wish);
      wish.success({ statusCode, data });
    },
  });
  return asked;
}

function bytes(text: string): ArrayBuffer {
  return new TextEncoder().encode(text).buffer as ArrayBuffer;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a file', () => {
  it('comes as it is', async () => {
    const file = bytes('PK');
    const asked = answering(200, file);

    expect(await send('GET', '/file', { binary: true })).toBe(file);
    expect(asked[0].responseType).toBe('arraybuffer');
  });

  it('that is refused is refused in words', async () => {
    answering(409, bytes('{"code":"STATEMENT_TOO_LONG","detail":"太多"}'));

    const refusal = await send('GET', '/file', { binary: true }).catch((e: ApiProblem) => e);

    expect(refusal).toMatchObject({ status: 409, code: 'STATEMENT_TOO_LONG', message: '太多' });
  });

  it('that a proxy refuses is refused all the same', async () => {
    answering(413, bytes('<html>'));

    const refusal = await send('GET', '/file', { binary: true }).catch((e: ApiProblem) => e);

    expect(refusal).toMatchObject({ status: 413, code: 'UNKNOWN' });
  });
});

describe('who leaves', () => {
  it('leaves nothing of ours on the phone', () => {
    const held = new Map([
      ['lingka.codes', '[]'],
      ['lingka.intent.leave', '{}'],
      ['another', 'stays'],
    ]);
    vi.stubGlobal('uni', {
      getStorageInfoSync: () => ({ keys: [...held.keys()] }),
      removeStorageSync: (name: string) => held.delete(name),
    });

    forgetAll();

    expect([...held.keys()]).toEqual(['another']);
  });
});
