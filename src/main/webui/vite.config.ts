import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { oldEnough, OLDEST } from './display.build.ts';

const page = (name: string) => fileURLToPath(new URL(`${name}/index.html`, import.meta.url));
const pages = (...names: string[]) => Object.fromEntries(names.map((name) => [name, page(name)]));

// One page a face; the server hands out each under its own name. What they share stands under /assets/. The display is
// built apart (--mode display): televisions are older than tablets and tills.
export default defineConfig(({ mode }) => ({
  plugins: [vue(), ...(mode === 'display' ? [oldEnough()] : [])],
  build: {
    outDir: process.env.WEBUI_OUT ?? 'dist',
    emptyOutDir: false,
    target: mode === 'display' ? OLDEST : 'es2022',
    assetsInlineLimit: 0,
    rollupOptions: { input: mode === 'display' ? pages('display') : pages('till', 'host') },
  },
  server: { proxy: { '/api': 'http://localhost:8080' } },
}));
