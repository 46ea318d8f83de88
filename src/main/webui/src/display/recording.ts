import { bytesOf } from './source';
import type { Sentence } from './speech';
import places from './voice.json';
import en from './voice-en.mp3';
import zh from './voice-zh.mp3';

type Lang = keyof typeof places;

const FILES: Record<Lang, string> = { zh, en };
const PLACES: Record<Lang, Record<string, number[]>> = places;
const MS = 1_000;
/** Until the first word, so that none is over before it is asked for. */
const LEAD_SECONDS = 0.05;

/** A recorded word: where it stands in its file, and when it is heard, all in seconds. */
export interface Cue {
  at: number;
  from: number;
  length: number;
}

const langOf = (sentence: Sentence) => sentence.lang.slice(0, 2) as Lang;

/** The words of a sentence: each begins when the one before it is over. */
export function cues(sentence: Sentence): Cue[] {
  const all: Cue[] = [];
  let at = 0;
  for (const word of sentence.words) {
    const [from, length] = PLACES[langOf(sentence)][word];
    all.push({ at, from, length });
    at += length;
  }
  return all;
}

/** Says sentences in recorded words, for a device that has no voice for their language. */
export class Recording {
  private readonly files = new Map<Lang, Promise<AudioBuffer>>();

  constructor(private readonly speaker: AudioContext) {}

  /** Ends when the last word is over; at once when the words cannot be had. */
  async say(sentence: Sentence): Promise<void> {
    const words = await this.load(langOf(sentence)).catch(() => null);
    if (!words) return;
    const begin = this.speaker.currentTime + LEAD_SECONDS;
    let end = begin;
    for (const { at, from, length } of cues(sentence)) {
      const source = this.speaker.createBufferSource();
      source.buffer = words;
      source.connect(this.speaker.destination);
      source.start(begin + at, from, length);
      end = begin + at + length;
    }
    await new Promise((done) => setTimeout(done, (end - this.speaker.currentTime) * MS));
  }

  /** What could not be fetched is fetched again the next time. */
  private load(lang: Lang): Promise<AudioBuffer> {
    const known = this.files.get(lang);
    if (known) return known;
    const loading = this.fetched(FILES[lang]);
    this.files.set(lang, loading);
    loading.catch(() => this.files.delete(lang));
    return loading;
  }

  private async fetched(file: string): Promise<AudioBuffer> {
    const bytes = await bytesOf(file);
    // Older browsers know this form alone.
    return new Promise((done, failed) => void this.speaker.decodeAudioData(bytes, done, failed));
  }
}
