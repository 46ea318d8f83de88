let speaker: AudioContext | null = null;

function tones(pitches: number[], seconds: number): void {
  try {
    speaker ??= new AudioContext();
    const now = speaker.currentTime;
    pitches.forEach((pitch, i) => {
      const tone = speaker!.createOscillator();
      const volume = speaker!.createGain();
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.2, now + i * seconds);
      volume.gain.exponentialRampToValueAtTime(0.001, now + (i + 1) * seconds);
      tone.connect(volume).connect(speaker!.destination);
      tone.start(now + i * seconds);
      tone.stop(now + (i + 1) * seconds);
    });
  } catch {
    // A till without a loudspeaker still has its colours and words.
  }
}

/** Up: paid. */
export function chime(): void {
  tones([660, 880, 1320], 0.14);
}

/** Down, twice and low: not paid. */
export function buzz(): void {
  tones([220, 165], 0.3);
}
