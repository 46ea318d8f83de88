import uniPlugin from '@dcloudio/vite-plugin-uni';
import { defineConfig, type Plugin } from 'vite';

// The plug-in is CommonJS: where it is imported from a module, its function is one level down.
const uni = (uniPlugin as unknown as { default?: typeof uniPlugin }).default ?? uniPlugin;

/** What the card's page is made of is asked for with the first script, and not only when that one runs. */
const preloadHome: Plugin = {
  name: 'preload-home',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle }) {
      const chunks = Object.values(bundle ?? {}).flatMap((file) => (file.type === 'chunk' ? [file] : []));
      const home = chunks.find((chunk) => chunk.fileName.includes('/pages-card-index.'));
      return chunks
        .filter((chunk) => chunk === home || (home?.imports.includes(chunk.fileName) && !chunk.isEntry))
        .map((chunk) => ({ tag: 'link', attrs: { rel: 'modulepreload', href: `/m/${chunk.fileName}` }, injectTo: 'head' as const }));
    },
  },
};

export default defineConfig({
  plugins: [uni(), preloadHome],
  build: { target: 'es2019', assetsInlineLimit: 0 },
  server: { proxy: { '/api': 'http://localhost:8080', '/m/wechat': 'http://localhost:8080' } },
});
