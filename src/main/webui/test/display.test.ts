import { describe, expect, it } from 'vitest';
import { age, follow, lineOf, shiftAt, type Call, type View } from '../src/display/calls';
import { tokenOf } from '../src/display/source';
import { sentences, voiceFor } from '../src/display/speech';

function view(...called: string[][]): View {
  return told(...called.map((numbers) => numbers.map((number) => ({ number, times: 1 }))));
}

function told(...called: Call[][]): View {
  const names = [
    { zh: '小桌', en: 'Small table' },
    { zh: '大桌', en: 'Large table' },
  ];
  const lines = called.map((calls, i) => ({
    code: `line-${i}`,
    name: names[i],
    paused: false,
    waiting: 3,
    called: calls.map(({ number }) => number),
    calls: calls.map(({ times }) => times),
    next: [],
  }));
  return { merchantName: '老街茶馆', storeName: '老街店', open: true, version: 1, lines };
}

const numbers = (calls: Call[]) => calls.map(({ number }) => number);

describe('what is called', () => {
  it('is shown and not called out when the page opens', () => {
    const first = follow(null, view(['A012', 'A011'], ['B003']));
    expect(numbers(first.now)).toEqual(['A012', 'B003', 'A011']);
    expect(first.fresh).toEqual([]);
  });

  it('has the newest first, whatever its line', () => {
    const first = follow(null, view(['A012'], ['B003']));
    const second = follow(first, view(['A012'], ['B004', 'B003']));
    expect(numbers(second.now)).toEqual(['B004', 'A012', 'B003']);
    expect(numbers(second.fresh)).toEqual(['B004']);
    const third = follow(second, view([], ['B004', 'B003']));
    expect(numbers(third.now)).toEqual(['B004', 'B003']);
    expect(third.fresh).toEqual([]);
  });

  it('is called out again when the host calls once more, or it comes back after a skip', () => {
    const first = follow(null, view(['A013', 'A012']));
    const again = follow(first, told([{ number: 'A012', times: 2 }, { number: 'A013', times: 1 }]));
    expect(numbers(again.now)).toEqual(['A012', 'A013']);
    expect(again.fresh).toEqual([{ number: 'A012', times: 2 }]);
    expect(follow(again, told([{ number: 'A012', times: 2 }])).fresh).toEqual([]);

    const gone = follow(first, view(['A013']));
    expect(numbers(follow(gone, view(['A012', 'A013'])).fresh)).toEqual(['A012']);
  });

  it('belongs to its line', () => {
    expect(lineOf(view(['A012'], ['B003']), 'B003')?.name.en).toBe('Large table');
    expect(lineOf(view(['A012']), 'C001')).toBeUndefined();
  });
});

describe('a spoken number', () => {
  it('is read sign by sign in both languages', () => {
    expect(sentences('A012')).toEqual([
      { lang: 'zh-CN', text: '请 A 零一二 号用餐' },
      { lang: 'en-US', text: 'Number A zero one two, please' },
    ]);
    expect(sentences('VB1034')[0].text).toBe('请 V B 一零三四 号用餐');
    expect(sentences('VB1034')[1].text).toBe('Number V B one zero three four, please');
  });

  it('has the voice of its language, however that is spelt', () => {
    const voices = [{ lang: 'de-DE' }, { lang: 'zh_TW' }, { lang: 'zh-CN' }, { lang: 'en-GB' }];
    expect(voiceFor(voices, 'zh-CN')).toEqual({ lang: 'zh-CN' });
    expect(voiceFor(voices.slice(0, 2), 'zh-CN')).toEqual({ lang: 'zh_TW' });
    expect(voiceFor(voices, 'en-US')).toEqual({ lang: 'en-GB' });
    expect(voiceFor([{ lang: 'de-DE' }], 'zh-CN')).toBeUndefined();
  });
});

describe('a screen', () => {
  it('marks what is older than ten seconds', () => {
    expect(age(true, 0, 60_000)).toBeNull();
    expect(age(false, 0, 9_999)).toBeNull();
    expect(age(false, 0, 12_000)).toEqual({ zh: '12 秒前', en: '12 s ago' });
    expect(age(false, 0, 150_000)).toEqual({ zh: '2 分钟前', en: '2 min ago' });
  });

  it('never stands still for long, nor far from its place', () => {
    const places = Array.from({ length: 8 }, (_, i) => shiftAt(i * 120_000));
    expect(new Set(places.map(String)).size).toBe(8);
    expect(Math.max(...places.flat().map(Math.abs))).toBeLessThanOrEqual(8);
    expect(shiftAt(119_999)).toEqual(shiftAt(0));
  });

  it('knows its link', () => {
    expect(tokenOf('/display/AbC-_9')).toBe('AbC-_9');
    expect(tokenOf('/display/')).toBe('');
  });
});
