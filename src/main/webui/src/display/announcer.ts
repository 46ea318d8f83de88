import { sentences, voiceFor } from './speech';

const DING = [784, 659];
const NOTE_SECONDS = 0.45;
const SPOKEN_MS = 8_000;
/** After a lost connection many may be new: as many as anybody still listens to are called out. */
const MOST = 3;

/** Calls numbers out: a chime, and the number in both languages where the device has a voice for it. */
export class Announcer {
  private readonly speaker = typeof AudioContext === 'undefined' ? null : new AudioContext();
  private last: Promise<void> = Promise.resolve();

  /** A browser is silent until somebody touches the page, unless it was told otherwise. */
  get isMuted(): boolean {
    return this.speaker !== null && this.speaker.state !== 'running';
  }

  async unlock(): Promise<void> {
    await this.speaker?.resume().catch(() => undefined);
  }

  /** One after another, the oldest first. */
  call(numbers: string[]): void {
    for (const number of numbers.slice(0, MOST).reverse()) this.last = this.last.then(() => this.announce(number));
  }

  private async announce(number: string): Promise<void> {
    if (this.isMuted) return;
    await this.chime();
    const voices = globalThis.speechSynthesis?.getVoices() ?? [];
    for (const { lang, text } of sentences(number)) {
      const voice = voiceFor(voices, lang);
      if (voice) await this.speak(text, voice);
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

  /** Some devices never say that they have finished; nobody waits for ever. */
  private speak(text: string, voice: SpeechSynthesisVoice): Promise<void> {
    return new Promise((done) => {
      const spoken = new SpeechSynthesisUtterance(text);
      spoken.voice = voice;
      spoken.lang = voice.lang;
      spoken.rate = 0.9;
      const patience = setTimeout(() => {
        speechSynthesis.cancel();
        done();
      }, SPOKEN_MS);
      spoken.onend = spoken.onerror = () => {
        clearTimeout(patience);
        done();
      };
      speechSynthesis.speak(spoken);
    });
  }
}
