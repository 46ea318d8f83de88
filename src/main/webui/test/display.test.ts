import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newer } from '../display.build';
import { age, follow, lineOf, shiftAt, sizeOf, type Call, type View } from '../src/display/calls';
import { cues } from '../src/display/recording';
import { tokenOf } from '../src/display/source';
import { goalOf, sentences, voiceFor } from '../src/display/speech';

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
    kind: 'party',
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
    expect(sentences('A012', 'table').map(({ lang, text }) => [lang, text])).toEqual([
      ['zh-CN', '请 A 零一二 号用餐'],
      ['en-US', 'Number A zero one two, your table is ready'],
    ]);
    expect(sentences('VB1034', 'table')[0].text).toBe('请 V B 一零三四 号用餐');
    expect(sentences('VB1034', 'table')[1].text).toBe('Number V B one zero three four, your table is ready');
  });

  it('goes where its line leads', () => {
    expect(['party', 'service', undefined].map(goalOf)).toEqual(['table', 'desk', 'desk']);
    expect(sentences('G007', 'desk').map(({ text }) => text)).toEqual([
      '请 G 零零七 号到前台',
      'Number G zero zero seven, please come to the front desk',
    ]);
  });

  it('is there in recorded words, which follow each other and do not overlap', () => {
    expect(sentences('VB10', 'desk').map(({ words }) => words)).toEqual([
      ['please', 'V', 'B', '1', '0', 'desk'],
      ['number', 'V', 'B', '1', '0', 'desk'],
    ]);
    for (const sentence of [...sentences('VB10', 'desk'), ...sentences('A012', 'table')]) {
      const all = cues(sentence);
      expect(all.length).toBe(sentence.words.length);
      expect(all[0].at).toBe(0);
      all.slice(1).forEach((cue, i) => expect(cue.at).toBeCloseTo(all[i].at + all[i].length));
    }
  });

  it('has every letter, digit and end of a sentence recorded, each at a place of its own', () => {
    for (const number of ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789']) {
      for (const sentence of [...sentences(number, 'table'), ...sentences(number, 'desk')]) {
        const places = cues(sentence).sort((a, b) => a.from - b.from);
        places.forEach(({ length }) => expect(length).toBeGreaterThan(0.15));
        places.slice(1).forEach(({ from }, i) => expect(from).toBeGreaterThanOrEqual(places[i].from + places[i].length + 0.19));
      }
    }
  });

  it('has the voice of its language, however that is spelt', () => {
    const voices = [{ lang: 'de-DE' }, { lang: 'zh_TW' }, { lang: 'zh-CN' }, { lang: 'en-GB' }];
    expect(voiceFor(voices, 'zh-CN')).toEqual({ lang: 'zh-CN' });
    expect(voiceFor(voices.slice(0, 2), 'zh-CN')).toEqual({ lang: 'zh_TW' });
    expect(voiceFor(voices, 'en-US')).toEqual({ lang: 'en-GB' });
    expect(voiceFor([{ lang: 'de-DE' }], 'zh-CN')).toBeUndefined();
  });
});

describe('an old television', () => {
  it('is given nothing that it does not understand', () => {
    expect(newer('a.js', 'const { a, ...rest } = await0; export { a, rest };')).toBeNull();
    for (const text of ['a?.b', 'a ?? b', 'a ||= b', 'class A { b = 1 }', 'import.meta.url']) {
      expect(newer('a.js', text), text).not.toBeNull();
    }
    expect(newer('a.css', '.a{grid-template-columns:repeat(2,minmax(0,1fr));min-width:0}@media (min-aspect-ratio:16/9){.a{top:0}}')).toBeNull();
    for (const text of ['.a{width:min(1vh,2vw)}', '.a{inset:0}', '.a{.b{top:0}&:hover{top:1px}}', '.a:is(.b){top:0}']) {
      expect(newer('a.css', text), text).not.toBeNull();
    }
  });

  it('finds no function of a later year in what the display is made of', () => {
    const later = /\.(?:flat|flatMap|at|replaceAll|matchAll|allSettled|findLast|toSorted)\(|fromEntries|globalThis|structuredClone|queueMicrotask/;
    const folder = new URL('../src/', import.meta.url);
    const shared = ['shared/stream.ts', 'shared/awake.ts'];
    const own = readdirSync(new URL('display/', folder)).filter((name) => /\.(ts|vue)$/.test(name)).map((name) => `display/${name}`);
    for (const file of [...own, ...shared]) expect(later.exec(readFileSync(new URL(file, folder), 'utf8')), file).toBeNull();
  });
});

describe('a screen', () => {
  it('writes numbers as large as they fit', () => {
    expect(sizeOf(24, 118, ['A012'])).toBe(24);
    expect(sizeOf(24, 118, ['VB1034'])).toBeCloseTo(19.667, 3);
    expect(sizeOf(11, 56, ['A012', 'VB1034'])).toBeCloseTo(9.333, 3);
    expect(sizeOf(11, 56, [])).toBe(11);
  });

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
