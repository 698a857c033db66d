import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { themeCss } from './build/theme-css.ts';

// Where `npm run dev -w apps/web` finds the network; the built client is served by the network itself.
const network = process.env['GUILDHALL_ORIGIN'] ?? 'http://localhost:4000';

export default defineConfig({
  plugins: [react(), themeCss()],
  // Font slices are fetched when a page needs their characters; inlined into the style sheet all of them would load.
  build: { assetsInlineLimit: 0, target: 'es2023', chunkSizeWarningLimit: 700 },
  server: { proxy: { '/v1': network } },
});
