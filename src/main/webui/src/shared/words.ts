/** Chinese unless the browser would rather have something else. */
const chinese = (globalThis.navigator?.language || 'zh').toLowerCase().startsWith('zh');

export const locale = chinese ? 'zh-CN' : 'en';

export function say(zh: string, en: string): string {
  return chinese ? zh : en;
}

/** A text that comes in both languages. */
export function told(text: { zh: string; en: string } | null | undefined): string {
  return text ? say(text.zh, text.en) : '';
}
