const DIGITS = [...'零一二三四五六七八九'];
const NAMES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Where a called party goes. */
export type Goal = 'table' | 'desk';

export interface Sentence {
  lang: 'zh-CN' | 'en-US';
  text: string;
  /** The same as recorded words. */
  words: string[];
}

/** A line by party size leads to a table; all others, and those that are no more, to somebody who knows. */
export function goalOf(kind: string | undefined): Goal {
  return kind === 'party' ? 'table' : 'desk';
}

const TOLD: Record<Goal, { zh: string; en: string; spokenZh: string; spokenEn: string }> = {
  table: { zh: '请用餐', en: 'Your table is ready', spokenZh: '用餐', spokenEn: 'your table is ready' },
  desk: { zh: '请到前台', en: 'Please come to the front desk', spokenZh: '到前台', spokenEn: 'please come to the front desk' },
};

/** What stands below a called number. */
export function told(goal: Goal): { zh: string; en: string } {
  return TOLD[goal];
}

/** A number is read sign by sign: A012 is no twelve, and no hundred. */
export function sentences(number: string, goal: Goal): Sentence[] {
  const letters = [...number.replace(/\d/g, '')];
  const digits = [...number.replace(/\D/g, '')].map(Number);
  const signs = [...letters, ...digits.map(String)];
  const { spokenZh, spokenEn } = TOLD[goal];
  return [
    {
      lang: 'zh-CN',
      text: `请 ${letters.join(' ')} ${digits.map((each) => DIGITS[each]).join('')} 号${spokenZh}`,
      words: ['please', ...signs, goal],
    },
    {
      lang: 'en-US',
      text: `Number ${letters.join(' ')} ${digits.map((each) => NAMES[each]).join(' ')}, ${spokenEn}`,
      words: ['number', ...signs, goal],
    },
  ];
}

/** The voice for a language: the very one, else one of the same language however it is spelt; none is no trouble. */
export function voiceFor<V extends { lang: string }>(voices: V[], lang: string): V | undefined {
  const plain = (text: string) => text.replace('_', '-').toLowerCase();
  return (
    voices.find((voice) => plain(voice.lang) === plain(lang)) ??
    voices.find((voice) => plain(voice.lang).split('-')[0] === lang.split('-')[0])
  );
}
