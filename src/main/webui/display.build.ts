import { parse } from 'acorn';
import type { Plugin } from 'vite';

/** Televisions keep the browser that they were sold with: LG's webOS 5.0 of 2020 has Chromium 68, Samsung's Tizen 5.5 has 69. */
export const OLDEST = 'chrome68';
const ECMA_SCRIPT = 2019;
/** After Chromium 68; a comparison function of CSS stands alone, and is no part of minmax(). */
const NEWER_STYLE = /(?<![\w-])(?:min|max|clamp)\(|[;{](?:inset|aspect-ratio)\b|:(?:is|where|has|focus-visible)\b|&/;

/** What of a script or a style sheet the oldest browser does not understand; null when it understands all. */
export function newer(file: string, text: string): string | null {
  if (file.endsWith('.css')) return NEWER_STYLE.exec(text)?.[0] ?? null;
  try {
    parse(text, { ecmaVersion: ECMA_SCRIPT, sourceType: 'module' });
    return null;
  } catch (e) {
    return String(e);
  }
}

/** Fails the build when anything of it is too new. */
export function oldEnough(): Plugin {
  return {
    name: 'old-enough',
    writeBundle(_, files) {
      for (const file of Object.values(files)) {
        const text = file.type === 'chunk' ? file.code : file.fileName.endsWith('.css') ? String(file.source) : '';
        const found = newer(file.type === 'chunk' ? 'a.js' : file.fileName, text);
        if (found) this.error(`${file.fileName} is too new for ${OLDEST}: ${found}`);
      }
    },
  };
}
