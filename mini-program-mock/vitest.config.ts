import { defineConfig } from 'vitest/config';

/** Of its own: what is tested here needs no page and no compiler of templates. */
export default defineConfig({ test: { include: ['test/**/*.test.ts'] } });
