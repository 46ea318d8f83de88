import { describe, expect, it } from 'vitest';
import { age, follow, lineOf, shiftAt, type View } from '../src/display/calls';
import { tokenOf } from '../src/display/source';
import { sentences, voiceFor } from '../src/display/speech';

function view(...called: string[][]): View {
  const names = [
    { zh: '小桌', en: 'Small table' },
    { zh: '大桌', en: 'Large table' },
  ];
  return {
    merchantName: '老街茶馆',
    storeName: '老街店',
    version: 1,
    lines: called.map((numbers, i) => ({ name: names[i], waiting: 3, called: numbers, next: [] })),
  };
}

describe('what is called', () => {
  it('is shown and not called out when the page opens', () => {
    expect(follow(null, view(['A012', 'A011'], ['B003']))).toEqual({ now: ['A012', 'B003', 'A011'], fresh: [] });
  });

  it('has the newest first, whatever its line', () => {
    const first = follow(null, view(['A012'], ['B003']));
    const second = follow(first, view(['A012'], ['B004', 'B003']));
    expect(second).toEqual({ now: ['B004', 'A012', 'B003'], fresh: ['B004'] });
    expect(follow(second, view([], ['B004', 'B003']))).toEqual({ now: ['B004', 'B003'], fresh: [] });
  });

  it('is called out again when it was skipped and comes back', () => {
    const gone = follow(follow(null, view(['A012'])), view([]));
    expect(gone.now).toEqual([]);
    expect(follow(gone, view(['A012'])).fresh).toEqual(['A012']);
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
