export type Language = 'zh-CN' | 'en';

let chosen: Language | null = null;

/** The phone's own; Chinese where it is neither. */
export function language(): Language {
  chosen ??= /^en/i.test(uni.getSystemInfoSync().language ?? '') ? 'en' : 'zh-CN';
  return chosen;
}

/** A sentence in both languages, side by side where it is used. */
export function say(zh: string, en: string): string {
  return language() === 'en' ? en : zh;
}

/** A text that comes in both languages. */
export function told(text: { zh: string; en: string } | null | undefined): string {
  return text ? say(text.zh, text.en) : '';
}
