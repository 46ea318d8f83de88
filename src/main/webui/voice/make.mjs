// Makes the recorded words of the display, for televisions that have no voice of their own:
//
//   apt-get install espeak-ng flite sox lame && node voice/make.mjs
//
// One file a language, ../src/display/voice-*.mp3, and where each word stands in it, ../src/display/voice.json. What comes
// out is committed; it is made again only when a word changes. README.md beside this file says what may be done with it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERTZ = 22_050;
const KBIT = '32';
/** Between two words: what a player is off by, as it is after an MP3's beginning, cuts nothing. */
const SILENCE = 0.2;
/** Quieter than that is no speech. */
const QUIET = '0.1%';
/** The loudest moment of each word, so that all are about as loud. */
const PEAK_DB = '-2';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const WORDS = {
  zh: {
    please: 'qing3',
    ...Object.fromEntries([...'ling2 yi1 er4 san1 si4 wu3 liu4 qi1 ba1 jiu3'.split(' ')].map((each, i) => [i, each])),
    table: 'hao4 yong4 can1',
    desk: 'hao4 dao4 qian2 tai2',
  },
  en: {
    number: 'Number',
    ...Object.fromEntries('zero one two three four five six seven eight nine'.split(' ').map((each, i) => [i, each])),
    table: 'your table is ready',
    desk: 'please come to the front desk',
  },
};

/** A lone A would be as short as an article. */
const SPELT = { A: 'ay' };

const out = fileURLToPath(new URL('../src/display/', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'voice-'));
const run = (program, ...args) => execFileSync(program, args, { encoding: 'utf8' });
const seconds = (file) => Number(run('soxi', '-D', file));

const SPEAKERS = {
  zh: (word, file) => run('espeak-ng', '-v', 'cmn-latn-pinyin', '-s', '145', '-w', file, word),
  zhLetter: (word, file) => run('espeak-ng', '-v', 'en-us', '-s', '145', '-w', file, word),
  en: (word, file) => run('flite', '-voice', 'slt', '-t', word, '-o', file),
};

/** One word, without the silence around it, as loud as the others. */
function spoken(speaker, word, name) {
  const raw = join(work, `${name}-raw.wav`);
  const file = join(work, `${name}.wav`);
  speaker(word, raw);
  const trim = ['silence', '1', '0.01', QUIET, 'reverse'];
  run('sox', raw, '-r', String(HERTZ), '-c', '1', '-b', '16', file, ...trim, ...trim, 'gain', '-n', PEAK_DB);
  return file;
}

function words(lang) {
  // Letters are read as in English, by a voice alike to that of the sentence.
  const letters = LETTERS.map((each) => [each, lang === 'en' ? (SPELT[each] ?? each) : each]);
  const speakerOf = (key) => (lang === 'zh' && LETTERS.includes(key) ? SPEAKERS.zhLetter : SPEAKERS[lang]);
  return [...Object.entries(WORDS[lang]), ...letters].map(([key, word]) => [key, spoken(speakerOf(key), word, `${lang}-${key}`)]);
}

/** All words of a language behind each other, and from when to when each of them is heard. */
function record(lang) {
  const pause = join(work, 'pause.wav');
  run('sox', '-n', '-r', String(HERTZ), '-c', '1', '-b', '16', pause, 'trim', '0', String(SILENCE));
  const all = words(lang);
  const places = {};
  let at = SILENCE;
  for (const [key, file] of all) {
    const length = seconds(file);
    places[key] = [Number(at.toFixed(3)), Number(length.toFixed(3))];
    at += length + SILENCE;
  }
  const whole = join(work, `${lang}.wav`);
  run('sox', pause, ...all.flatMap(([, file]) => [file, pause]), whole);
  run('lame', '--quiet', '-m', 'm', '-b', KBIT, '--cbr', whole, join(out, `voice-${lang}.mp3`));
  return places;
}

const index = Object.fromEntries(Object.keys(WORDS).map((lang) => [lang, record(lang)]));
const lines = Object.entries(index).map(([lang, places]) => `  "${lang}": ${JSON.stringify(places).replaceAll('],', '], ').replaceAll(':[', ': [')}`);
writeFileSync(join(out, 'voice.json'), `{\n${lines.join(',\n')}\n}\n`);
rmSync(work, { recursive: true });
