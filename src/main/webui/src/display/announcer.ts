import { Recording } from './recording';
import { sentences, voiceFor, type Goal } from './speech';

const DING = [784, 659];
const NOTE_SECONDS = 0.45;
const SPOKEN_MS = 8_000;
/** After a lost connection many may be new: as many as anybody still listens to are called out. */
const MOST = 3;

/** Who is called, and where they go. */
export interface Announcement {
  number: string;
  goal: Goal;
}

/** `asleep` until somebody touches the page, where the browser wants that; `none` where it can make no sound. */
export type Sound = 'on' | 'asleep' | 'none';

/** Calls numbers out: a chime, and the number in both languages, by the device's own voice or in recorded words. */
export class Announcer {
  private readonly speaker = typeof AudioContext === 'undefined' ? null : new AudioContext();
  private readonly recording = this.speaker && new Recording(this.speaker);
  private last: Promise<void> = Promise.resolve();

  get sound(): Sound {
    if (!this.speaker) return 'none';
    return this.speaker.state === 'running' ? 'on' : 'asleep';
  }

  async unlock(): Promise<void> {
    await this.speaker?.resume().catch(() => undefined);
  }

  /** One after another, the oldest first. */
  call(all: Announcement[]): void {
    for (const each of all.slice(0, MOST).reverse()) this.last = this.last.then(() => this.announce(each));
  }

  private async announce({ number, goal }: Announcement): Promise<void> {
    if (this.sound !== 'on') return;
    await this.chime();
    const voices = window.speechSynthesis?.getVoices() ?? [];
    for (const sentence of sentences(number, goal)) {
      const voice = voiceFor(voices, sentence.lang);
      const isSaid = voice !== undefined && (await this.speak(sentence.text, voice));
      if (!isSaid) await this.recording?.say(sentence);
    }
  }

  private chime(): Promise<void> {
    const speaker = this.speaker;
    if (!speaker) return Promise.resolve();
    DING.forEach((pitch, i) => {
      const begin = speaker.currentTime + i * NOTE_SECONDS;
      const tone = speaker.createOscillator();
      const volume = speaker.createGain();
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.3, begin);
      volume.gain.exponentialRampToValueAtTime(0.001, begin + 2 * NOTE_SECONDS);
      tone.connect(volume).connect(speaker.destination);
      tone.start(begin);
      tone.stop(begin + 2 * NOTE_SECONDS);
    });
    return new Promise((done) => setTimeout(done, 2 * NOTE_SECONDS * 1_000));
  }

  /** Whether it was said. Some devices never tell that they have finished; nobody waits for ever. */
  private speak(text: string, voice: SpeechSynthesisVoice): Promise<boolean> {
    return new Promise((done) => {
      const spoken = new SpeechSynthesisUtterance(text);
      spoken.voice = voice;
      spoken.lang = voice.lang;
      spoken.rate = 0.9;
      const end = (isSaid: boolean) => {
        clearTimeout(patience);
        done(isSaid);
      };
      const patience = setTimeout(() => {
        speechSynthesis.cancel();
        end(true);
      }, SPOKEN_MS);
      spoken.onend = () => end(true);
      spoken.onerror = () => end(false);
      speechSynthesis.speak(spoken);
    });
  }
}
