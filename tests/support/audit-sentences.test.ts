import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { messages as en } from '../../apps/web/src/locales/en/index.ts';
import { messages as zh } from '../../apps/web/src/locales/zh-CN/index.ts';
import { deeds } from '../../apps/web/src/pages/audit/deeds.ts';

const server = fileURLToPath(new URL('../../apps/server/src/', import.meta.url));
/** Deeds whose names are put together while the program runs. */
const composed = [
  ...['requested', 'authorized', 'rejected', 'expired', 'withdrawn'].map((verb) => `bank_consent.${verb}`),
  ...['requested', 'accepted', 'cancelled', 'declined', 'ended'].map((verb) => `partner.${verb}`),
  ...['approved', 'rejected', 'withdrawn', 'expired'].map((verb) => `approval.${verb}`),
  ...[
    'drafted',
    'saved',
    'submitted_for_approval',
    'approved',
    'rejected',
    'withdrawn',
    'expired',
    'submitted',
    'in_force',
    'refused',
    'stale',
  ].map((verb) => `permission_change.${verb}`),
  'member.left',
  'member.removed',
];

/** Every deed that the server writes into the audit, from its source. */
function written(): string[] {
  const files = globSync('**/*.ts', { cwd: server }).filter((path) => !path.endsWith('.test.ts'));
  const found = files.flatMap((path) => [
    ...readFileSync(`${server}${path}`, 'utf8').matchAll(
      /\baction(?: =|:) [^;,\n]*?'([a-z_]+\.[a-z_]+)'(?:[^\n;,]*?'([a-z_]+\.[a-z_]+)')?/g,
    ),
  ]);
  const notes = files.flatMap((path) => [
    ...readFileSync(`${server}${path}`, 'utf8').matchAll(/#note\([^)]*'([a-z_]+\.[a-z_]+)'/g),
  ]);
  // A module whose steps each have a deed keeps them in a table of that name.
  const tables = files
    .flatMap((path) => [...readFileSync(`${server}${path}`, 'utf8').matchAll(/^const deeds\b[^{]*\{([^}]*)\}/gm)])
    .flatMap(([, table = '']) => [...table.matchAll(/'([a-z_]+\.[a-z_]+)'/g)]);
  return [...new Set([...[...found, ...notes, ...tables].flatMap(([, one, other]) => [one, other]), ...composed])]
    .filter((action) => action !== undefined)
    .toSorted();
}

function has(texts: object, action: string): boolean {
  const [noun = '', verb = ''] = action.split('.');
  return typeof Object(Object(texts)[noun])[verb] === 'string';
}

test('the source names deeds', () => {
  expect(written()).toEqual(
    expect.arrayContaining([
      'session.begun',
      'dead_letter.discarded',
      'watch.added',
      'payment.released',
      'trade_order.paid_in',
    ]),
  );
});

test.each([
  ['en', en],
  ['zh-CN', zh],
])('in %s every deed of the audit has its sentence and its name', (_language, { audit }) => {
  expect(written().filter((action) => !has(audit.did, action) || !has(audit.deed, action))).toEqual([]);
});

test('every deed can be chosen in the filter', () => {
  const offered = deeds.map(({ action }) => action);
  expect(written().filter((action) => !offered.includes(action))).toEqual([]);
});
