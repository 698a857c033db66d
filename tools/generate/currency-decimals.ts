import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run/command.ts';

/** The programs share no code, so that each has the table as a file of its own. */
export const currencyFiles = [
  'apps/server/src/platform/currency-decimals.gen.ts',
  'apps/web/src/ui/currency-decimals.gen.ts',
  'apps/sandbox-bank/src/ledger/currency-decimals.gen.ts',
];

/** The table of currencies whose decimals are not two, as code. */
export function currencyDecimals(): string {
  const path = 'interop/currency-decimals.json';
  const table: unknown = JSON.parse(readFileSync(join(root, path), 'utf8'));
  const decimals = typeof table === 'object' && table !== null && 'decimals' in table ? table.decimals : null;
  const lines = Object.entries(decimals ?? {}).map(([currency, count]) => {
    if (!/^[A-Z]{3}$/.test(currency) || typeof count !== 'number') throw new TypeError(`${path}: "${currency}"`);
    return `  ['${currency}', ${count}],`;
  });
  if (lines.length === 0) throw new TypeError(`${path} holds no currency`);
  return [
    `// Generated from ${path} by \`npm run generate\`.`,
    '',
    '/** ISO 4217: minor units of the currencies that have not two. */',
    'export const currencyDecimals: ReadonlyMap<string, number> = new Map([',
    ...lines,
    ']);',
    '',
  ].join('\n');
}
