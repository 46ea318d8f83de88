import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventReader, follow, SILENCE_MS, waitMs, type Listener, type Sent } from '../src/shared/stream';

function read(...chunks: string[]): Sent[] {
  const all: Sent[] = [];
  const reader = eventReader((sent) => all.push(sent));
  chunks.forEach(reader);
  return all;
}

describe('a stream of events', () => {
  it('is read as the standard has it', () => {
    expect(read('event: board\nid: 7\ndata: {"version":7}\n\n')).toEqual([{ event: 'board', id: '7', data: '{"version":7}' }]);
    expect(read('data:a\ndata: b\n\n')).toEqual([{ event: 'message', id: '', data: 'a\nb' }]);
  });

  it('is the same however it is cut', () => {
    const text = 'id: 7\r\nevent: board\r\ndata: 排号\r\n\r\n: still here\r\n\r\nid: 8\r\ndata: x\r\n\r\n';
    const whole = read(text);
    expect(whole.map(({ id, data }) => [id, data])).toEqual([['7', '排号'], ['8', 'x']]);
    for (let cut = 1; cut < text.length; cut++) expect(read(text.slice(0, cut), text.slice(cut))).toEqual(whole);
    expect(read(...text)).toEqual(whole);
  });

  it('keeps the last id and tells nothing for a comment or an event without data', () => {
    expect(read(': 15 s\n\n', 'id: 3\n\n', 'event: board\n\n', 'data: x\n\n')).toEqual([{ event: 'message', id: '3', data: 'x' }]);
  });
});

describe('following a stream', () => {
  let asked: { lastId: string; signal: AbortSignal }[];
  let told: string[];
  let listener: Listener;

  beforeEach(() => {
    vi.useFakeTimers();
    asked = [];
    told = [];
    listener = {
      sent: ({ data }) => told.push(data),
      live: (is) => told.push(is ? 'live' : 'away'),
      refused: (status) => {
        told.push(`no ${status}`);
        return undefined;
      },
    };
  });
  afterEach(() => vi.useRealTimers());

  /** The server's side: what it says, and when it hangs up. */
  function line() {
    let pen!: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (pen = controller) });
    return { answer: new Response(body), say: (text: string) => pen.enqueue(new TextEncoder().encode(text)), hangUp: () => pen.close() };
  }

  function opening(...answers: (Response | Error)[]) {
    return (lastId: string, signal: AbortSignal) => {
      const answer = answers[Math.min(asked.length, answers.length - 1)];
      asked.push({ lastId, signal });
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    };
  }

  it('takes up after the last event that it has seen', async () => {
    const first = line();
    const second = line();
    const following = follow(opening(first.answer, new Error('network'), second.answer), listener);
    await vi.advanceTimersByTimeAsync(0);
    first.say('id: 41\ndata: a\n\n');
    await vi.advanceTimersByTimeAsync(0);
    first.hangUp();
    await vi.advanceTimersByTimeAsync(3_000);
    second.say('id: 42\ndata: b\n\n');
    await vi.advanceTimersByTimeAsync(0);

    expect(asked.map(({ lastId }) => lastId)).toEqual(['', '41', '41']);
    expect(told).toEqual(['a', 'live', 'away', 'b', 'live']);
    following.stop();
  });

  it('opens a stream again that the server ended, and nobody sees it', async () => {
    const first = line();
    const second = line();
    const following = follow(opening(first.answer, second.answer), listener);
    await vi.advanceTimersByTimeAsync(0);
    first.say('id: 41\ndata: a\n\n');
    await vi.advanceTimersByTimeAsync(10_000);
    first.hangUp();
    await vi.advanceTimersByTimeAsync(1_000);
    second.say(': nothing new\n\n');
    await vi.advanceTimersByTimeAsync(10_000);

    expect(asked.map(({ lastId }) => lastId)).toEqual(['', '41']);
    expect(told).toEqual(['a', 'live']);
    following.stop();
  });

  it('says so when the next one does not open', async () => {
    const first = line();
    const following = follow(opening(first.answer, line().answer), listener);
    await vi.advanceTimersByTimeAsync(0);
    first.say('id: 41\ndata: a\n\n');
    await vi.advanceTimersByTimeAsync(10_000);
    first.hangUp();
    await vi.advanceTimersByTimeAsync(2_500);

    expect(told).toEqual(['a', 'live', 'away']);
    following.stop();
  });

  it('is live again with a comment when nothing is newer', async () => {
    const first = line();
    const second = line();
    const following = follow(opening(first.answer, new Error('network'), second.answer), listener);
    await vi.advanceTimersByTimeAsync(0);
    first.say('id: 41\ndata: a\n\n');
    await vi.advanceTimersByTimeAsync(0);
    first.hangUp();
    await vi.advanceTimersByTimeAsync(3_000);
    second.say(':\n\n');
    await vi.advanceTimersByTimeAsync(0);

    expect(told).toEqual(['a', 'live', 'away', 'live']);
    following.stop();
  });

  it('hangs up on a connection that says nothing, and a comment is something', async () => {
    const dead = line();
    const following = follow(opening(dead.answer, new Error('network')), listener);
    await vi.advanceTimersByTimeAsync(0);
    dead.say('id: 1\ndata: a\n\n');
    await vi.advanceTimersByTimeAsync(SILENCE_MS - 1_000);
    dead.say(': still here\n\n');
    await vi.advanceTimersByTimeAsync(SILENCE_MS - 1_000);
    expect(told).toEqual(['a', 'live']);

    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual(['a', 'live', 'away']);
    following.stop();
  });

  it('comes back at once when the network is there again', async () => {
    const following = follow(opening(new Error('network')), listener);
    await vi.advanceTimersByTimeAsync(60_000);
    const before = asked.length;

    following.kick();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked.length).toBe(before + 1);
    following.stop();
  });

  it('says that it was refused, and asks no more when it is stopped', async () => {
    const following = follow(opening(new Response(null, { status: 404 })), listener);
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual(['no 404']);

    following.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked.length).toBe(1);
  });

  it('waits as long as a busy server wishes', async () => {
    const following = follow(opening(new Response(null, { status: 503, headers: { 'Retry-After': '30' } })), listener);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(asked.length).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked.length).toBe(2);
    following.stop();
  });

  it('waits longer each time, and never all at the same beat', () => {
    expect([0, 1, 2, 3, 4, 5, 99].map((failures) => waitMs(failures, 0.5))).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
    expect([waitMs(5, 0), waitMs(5, 1)]).toEqual([12_000, 18_000]);
  });
});
