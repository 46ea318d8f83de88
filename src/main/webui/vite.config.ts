import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const page = (name: string) => fileURLToPath(new URL(`${name}/index.html`, import.meta.url));

// One page a face; the server hands out each under its own name. What they share stands under /assets/.
export default defineConfig({
  plugins: [vue()],
  build: {
    outDir: process.env.WEBUI_OUT ?? 'dist',
    emptyOutDir: false,
    target: 'es2022',
    assetsInlineLimit: 0,
    rollupOptions: { input: { till: page('till'), host: page('host'), display: page('display') } },
  },
  server: { proxy: { '/api': 'http://localhost:8080' } },
});
