import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Problem } from '../api/problem.ts';
import type { BankContext } from '../bank-context.ts';
import { describeBank } from './bank-description.ts';
import { html } from './html.ts';

const own = join(import.meta.dirname, 'assets');
const resolve = createRequire(import.meta.url).resolve;
const chinese = dirname(resolve('@fontsource-variable/noto-sans-sc/package.json'));
const latin = dirname(resolve('@fontsource-variable/source-sans-3/package.json'));
const year = 'public, max-age=31536000, immutable';

/**
 * Without it Latin text would borrow the full-width quotes and dashes of the Chinese font, which tear English apart;
 * Chinese text keeps them, because there they belong.
 */
const latinPunctuation = `@font-face{font-family:"Bank Latin Punctuation";font-display:swap;font-weight:200 900;size-adjust:108%;
src:url(/assets/fonts/source-sans-3-latin-wght-normal.woff2) format("woff2-variations");
unicode-range:U+00B7,U+2013-2014,U+2018-2019,U+201C-201D,U+2026}`;

/** Style, script and fonts of the bank's pages: a bare machine has no Chinese font, so the bank brings it in slices. */
export function assetRoutes(bank: BankContext): FastifyPluginAsyncTypebox {
  return async (app) => {
    const slices = (await readFile(join(chinese, 'index.css'), 'utf8')).replaceAll(
      'url(./files/',
      'url(/assets/fonts/',
    );
    const description = await describeBank(bank.db, bank.config.bankId);
    const mark = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
      <rect width="32" height="32" rx="7" fill="${description.color}" />
      <text x="16" y="23" font-size="19" text-anchor="middle" fill="#fff" font-family="sans-serif">
        ${description.mark}
      </text>
    </svg>`;
    const texts: Record<string, { type: string; text: string }> = {
      'fonts.css': { type: 'text/css', text: `${slices}\n${latinPunctuation}\n` },
      'theme.css': { type: 'text/css', text: `:root{--bank:${description.color}}\n` },
      'mark.svg': { type: 'image/svg+xml', text: mark.markup },
    };
    for (const [name, type] of [
      ['bank.css', 'text/css'],
      ['sign-in.js', 'text/javascript'],
      ['operator.js', 'text/javascript'],
    ] as const) {
      texts[name] = { type, text: await readFile(join(own, name), 'utf8') };
    }
    app.get<{ Params: { name: string } }>('/assets/:name', { schema: { hide: true } }, async (request, reply) => {
      const found = Object.hasOwn(texts, request.params.name) ? texts[request.params.name] : undefined;
      if (found === undefined) throw new Problem(404, 'path_unknown', 'There is nothing at this address.');
      return reply.type(`${found.type}; charset=utf-8`).header('cache-control', 'public, max-age=300').send(found.text);
    });
    app.get<{ Params: { file: string } }>('/assets/fonts/:file', { schema: { hide: true } }, async (request, reply) => {
      const { file } = request.params;
      const home = /^noto-sans-sc-[a-z0-9-]{1,40}\.woff2$/.test(file)
        ? chinese
        : file === 'source-sans-3-latin-wght-normal.woff2'
          ? latin
          : null;
      const bytes = home === null ? null : await readFile(join(home, 'files', file)).catch(() => null);
      if (bytes === null) throw new Problem(404, 'path_unknown', 'There is nothing at this address.');
      return reply.type('font/woff2').header('cache-control', year).send(bytes);
    });
  };
}
