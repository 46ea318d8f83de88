const DIGITS = [...'零一二三四五六七八九'];
const NAMES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

export interface Sentence {
  lang: 'zh-CN' | 'en-US';
  text: string;
}

/** A number is read sign by sign: A012 is no twelve, and no hundred. */
export function sentences(number: string): Sentence[] {
  const letters = [...number.replace(/\d/g, '')].join(' ');
  const digits = [...number.replace(/\D/g, '')].map(Number);
  return [
    { lang: 'zh-CN', text: `请 ${letters} ${digits.map((each) => DIGITS[each]).join('')} 号用餐` },
    { lang: 'en-US', text: `Number ${letters} ${digits.map((each) => NAMES[each]).join(' ')}, please` },
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
