import uniPlugin from '@dcloudio/vite-plugin-uni';
import { defineConfig } from 'vite';

// The plug-in is CommonJS: where it is imported from a module, its function is one level down.
const uni = (uniPlugin as unknown as { default?: typeof uniPlugin }).default ?? uniPlugin;

export default defineConfig({
  plugins: [uni()],
  build: { target: 'es2019', assetsInlineLimit: 0 },
  server: { proxy: { '/api': 'http://localhost:8080', '/m/wechat': 'http://localhost:8080' } },
});
