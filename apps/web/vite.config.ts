import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { hints } from './build/hints.ts';
import { precompress } from './build/precompress.ts';
import { themeCss } from './build/theme-css.ts';

// Where `npm run dev -w apps/web` finds the network; the built client is served by the network itself.
const network = process.env['GUILDHALL_ORIGIN'] ?? 'http://localhost:4000';

export default defineConfig({
  plugins: [react(), themeCss(), hints(), precompress()],
  build: {
    // Font slices are fetched when a page needs their characters; inlined into the style sheet all of them would load.
    assetsInlineLimit: 0,
    target: 'es2023',
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // Few files: what every page needs, each on its own, would be fifty requests before the first word appears.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(?:react|react-dom|scheduler)\// },
            { name: 'libraries', test: /node_modules\//, minShareCount: 2 },
            { name: 'shared', test: /\/apps\/web\/src\/(?!locales\/(?:en|zh-CN)\/)/, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/v1': network } },
});
