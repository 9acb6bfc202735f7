import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const outDir = join(import.meta.dirname, 'dist');

/** Beside each file the same, compressed: once for good, instead of with every answer. */
const compressed = (): Plugin => ({
  name: 'compressed',
  writeBundle() {
    const folder = join(outDir, 'assets/console');
    for (const name of readdirSync(folder)) {
      const body = readFileSync(join(folder, name));
      const small = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } });
      writeFileSync(join(folder, `${name}.br`), small);
    }
  },
});

export default defineConfig({
  root: import.meta.dirname,
  plugins: [compressed()],
  build: {
    outDir,
    emptyOutDir: true,
    assetsDir: 'assets/console',
    target: 'es2023',
    // A data: address would need to be let in by the policy of the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      onwarn: (warning, warn) => {
        // The libraries' mark for servers that render; nothing is rendered on one here.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});
