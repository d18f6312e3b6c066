import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The view alone, in any browser: `npx vite -c test/view/gallery/vite.config.ts`, then `?cookies=12` (main.tsx says what else). */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  server: { port: 5198, strictPort: true },
  build: {
    outDir: '../../out/gallery',
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: ['chrome153', 'firefox153'],
    modulePreload: false,
  },
});
