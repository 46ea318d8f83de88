import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem, send, Interest } from '../src/services/api';
import { backOff, follow } from '../src/services/follow';

interface News {
  version: number;
}

/** A server whose answers the test gives, one by one. */
class Answers {
  readonly asked: (number | undefined)[] = [];
  private waiting: { resolve: (news: News) => void; reject: (problem: unknown) => void }[] = [];

  readonly ask = (version: number | undefined): Promise<News> => {
    this.asked.push(version);
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  };

  get underWay(): number {
    return this.waiting.length;
  }

  async answer(version: number): Promise<void> {
    this.waiting.shift()?.resolve({ version });
    await vi.advanceTimersByTimeAsync(0);
  }

  async fail(status: number): Promise<void> {
    this.waiting.shift()?.reject(new ApiProblem(status, 'X', ''));
    await vi.advanceTimersByTimeAsync(0);
  }
}

let server: Answers;
let told: number[];
let lost: number;
const stops: (() => void)[] = [];

function listen(isEnd: (news: News) => boolean = () => false): () => void {
  const stop = follow<News>({
    ask: server.ask,
    tell: (news) => {
      told.push(news.version);
      return isEnd(news);
    },
    lost: (problem) => {
      lost++;
      return problem instanceof ApiProblem && problem.status === 404;
    },
  });
  stops.push(stop);
  return stop;
}

beforeEach(() => {
  vi.useFakeTimers();
  server = new Answers();
  told = [];
  lost = 0;
});

afterEach(() => {
  stops.splice(0).forEach((stop) => stop());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('following', () => {
  it('asks how it is, and then for what is newer, one question at a time', async () => {
    listen();
    await server.answer(7);
    expect(server.underWay).toBe(1);
    await server.answer(9);

    expect(server.asked).toEqual([undefined, 7, 9]);
    expect(told).toEqual([7, 9]);
    expect(server.underWay).toBe(1);
  });

  it('does not ask at once again where the same was answered at once', async () => {
    listen();
    await server.answer(7);
    await server.answer(7);
    expect(server.asked).toHaveLength(2);

    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.asked).toEqual([undefined, 7, 7]);
  });

  it('asks at once again after a patient answer that brought nothing', async () => {
    listen();
    await server.answer(7);
    await vi.advanceTimersByTimeAsync(25_000);
    await server.answer(7);

    expect(server.asked).toEqual([undefined, 7, 7]);
  });

  it('waits longer after each failure, and then catches up with how it is now', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    listen();
    await server.answer(7);
    await server.fail(0);
    await vi.advanceTimersByTimeAsync(999);
    expect(server.asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    await server.fail(503);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(server.asked).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(1);
    await server.answer(12);

    expect(lost).toBe(2);
    expect(server.asked).toEqual([undefined, 7, undefined, undefined, 12]);
    expect(told).toEqual([7, 12]);
  });

  it('ends with the last news, with a number that is not there, and when nobody looks', async () => {
    listen(({ version }) => version === 8);
    await server.answer(8);
    listen();
    await server.fail(404);
    const stop = listen();
    await server.answer(1);
    stop();
    await server.answer(2);
    await vi.advanceTimersByTimeAsync(60_000);

    expect(told).toEqual([8, 1]);
    expect(server.underWay).toBe(0);
  });

  it('never waits longer than half a minute, and never as long as everybody else', () => {
    expect(backOff(0, 0)).toBe(500);
    expect(backOff(0, 1)).toBe(1_000);
    expect(backOff(3, 1)).toBe(8_000);
    expect(backOff(20, 1)).toBe(30_000);
    expect(backOff(20, 0)).toBe(15_000);
  });
});

describe('a question that nobody waits for', () => {
  it('is ended, and not asked again', async () => {
    let asked = 0;
    let end = (): void => undefined;
    vi.stubGlobal('uni', {
      getSystemInfoSync: () => ({ language: 'zh-CN' }),
      request: ({ fail }: { fail: () => void }) => {
        asked++;
        end = fail;
        return { abort: fail };
      },
    });
    const interest = new Interest();
    const answer = send('GET', '/api/v1/member/queue-tickets/1', { interest }).catch((e: ApiProblem) => e.code);

    interest.lose();
    await vi.advanceTimersByTimeAsync(10_000);

    expect(await answer).toBe('NETWORK');
    expect(asked).toBe(1);
    end();
  });
});
