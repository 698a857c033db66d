import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tidy } from '../tidy.ts';
import { checksumOf } from './migrations.ts';

function openapi(name: object, operation: object = { operationId: 'banks.list', summary: 'Lists banks' }): string {
  const answer = {
    description: 'All',
    content: { 'application/json': { schema: { type: 'object', properties: { name } } } },
  };
  return JSON.stringify({ paths: { '/v1/banks': { get: { ...operation, responses: { 200: answer } } } } });
}

/** The smallest house in order; every plant changes one thing in it. */
const inOrder: Record<string, string> = {
  'apps/server/src/ladder.ts': `export const ladder = ['audit', 'identity', 'enterprises', 'bank'] as const;\n`,
  'apps/server/src/platform/ids.ts': `export function newId(): string {\n  return 'x';\n}\n`,
  'apps/server/src/modules/audit/index.ts': `export { write } from './audit-service.ts';\n`,
  'apps/server/src/modules/audit/audit-service.ts': `import { insert } from './audit-store.ts';\nexport const write = insert;\n`,
  'apps/server/src/modules/audit/audit-store.ts': `import { newId } from '../../platform/ids.ts';\nexport const insert = (tx) => [sql\`insert into audit.lines values (\${newId()})\`, tx];\n`,
  'apps/server/src/modules/audit/README.md': '# audit\n',
  'apps/server/src/modules/identity/README.md': '# identity\n',
  'apps/server/src/modules/bank/README.md': '# bank\n',
  'apps/server/src/modules/identity/index.ts': `import { write } from '../audit/index.ts';\nexport const signIn = write;\n`,
  'apps/server/src/modules/bank/index.ts': `export const bank = 1; // select nothing from nowhere\n`,
  'apps/server/src/modules/bank/consents/consent-routes.ts': `export function routes(app) {\n  app.get('/v1/x', { config: { action: 'x:read' } }, () => null);\n}\n`,
  'apps/server/db/migrations/0010-audit.sql': `create schema audit;
-- kind: owned
create table audit.lines (enterprise_id uuid not null, line_id uuid not null, primary key (enterprise_id, line_id));
create index lines_by_id on audit.lines (line_id);
alter table audit.lines enable row level security;
alter table audit.lines force row level security;
create policy own on audit.lines using (true);
-- kind: reference
create table audit.codes (code text primary key);
`,
  'openapi/guildhall.v1.json': openapi({ description: 'What it is called.' }),
  'package.json': '{ "dependencies": { "pg": "8.23.1" } }\n',
  'docs/adr/dependencies.md': '| package | why |\n|---|---|\n| `pg` | the driver of `PostgreSQL` |\n',
  'apps/sandbox-bank/src/main.ts': `export const bank = 1;\n`,
  'apps/web/src/main.tsx': `export const page = <p>It's a page about any bank: {1}</p>;\n`,
  'apps/web/src/locales/en/common.ts': `export const common = { hello: 'Hello', inner: { many_one: '1', many_other: 'n' } };\n`,
  'apps/web/src/locales/zh-CN/common.ts': `export const common = { hello: '你好', inner: { many_other: 'n' } };\n`,
};

const bank = 'apps/server/src/modules/bank';
const audit = 'apps/server/src/modules/audit';
const migration = 'apps/server/db/migrations/0011-more.sql';
const secured = (name: string): string =>
  `alter table ${name} enable row level security; alter table ${name} force row level security; create policy p on ${name} using (true);\n`;
const owned = (body: string): string => `-- kind: owned\ncreate table audit.more (${body});\n${secured('audit.more')}`;
const word = (...parts: string[]): string => parts.join('');

const plants: [name: string, rule: string, files: Record<string, string>][] = [
  [
    'an import to the right',
    'ladder',
    { [`${audit}/up.ts`]: `import { bank } from '../bank/index.ts';\nexport { bank };\n` },
  ],
  [
    'a type imported from the right',
    'ladder',
    { [`${audit}/up.ts`]: `import type { bank } from '../bank/index.ts';\nexport type B = bank;\n` },
  ],
  [
    'a dynamic import to the right',
    'ladder',
    { [`${audit}/up.ts`]: `export const later = () => import('../bank/index.ts');\n` },
  ],
  [
    'a platform that knows a module',
    'ladder',
    { 'apps/server/src/platform/x.ts': `import '../modules/audit/index.ts';\n` },
  ],
  [
    'a module that does not say what it owns',
    'ladder',
    { 'apps/server/src/modules/enterprises/index.ts': 'export const one = 1;\n' },
  ],
  [
    'a module without a front door',
    'ladder',
    {
      'apps/server/src/modules/enterprises/README.md': '# enterprises\n',
      'apps/server/src/modules/enterprises/fact.ts': 'export const one = 1;\n',
    },
  ],
  ['a module without a place', 'ladder', { 'apps/server/src/modules/attic/index.ts': `export const a = 1;\n` }],
  ['no ladder at all', 'ladder', { 'apps/server/src/ladder.ts': `export const other = 1;\n` }],
  [
    'an import past the front door',
    'front-door',
    { [`${bank}/x.ts`]: `import { write } from '../audit/audit-service.ts';\nexport { write };\n` },
  ],
  [
    'app.ts past the front door',
    'front-door',
    { 'apps/server/src/app.ts': `export * from './modules/audit/audit-store.ts';\n` },
  ],
  [
    'a path out of the module',
    'escape',
    { [`${bank}/x.ts`]: `import { ladder } from '../../ladder.ts';\nexport { ladder };\n` },
  ],
  [
    'the bank reading the server',
    'worlds',
    { 'apps/sandbox-bank/src/x.ts': `import { newId } from '../../server/src/platform/ids.ts';\nexport { newId };\n` },
  ],
  [
    'the server reading the bank',
    'worlds',
    { 'apps/server/src/x.ts': `import { bank } from '../../sandbox-bank/src/main.ts';\nexport { bank };\n` },
  ],
  ['the web reading the server', 'worlds', { 'apps/web/src/x.ts': `import '@guildhall/server/src/app.ts';\n` }],
  ['a cycle', 'cycle', { [`${bank}/a.ts`]: `import './b.ts';\n`, [`${bank}/b.ts`]: `export * from './a.ts';\n` }],
  ['SQL in a service', 'sql', { [`${bank}/x-service.ts`]: 'export const q = sql`select 1`;\n' }],
  ['a query builder in a route', 'sql', { [`${bank}/x.ts`]: `export const q = (tx) => tx.selectFrom('bank.x');\n` }],
  [
    'a plain SQL text in a service',
    'sql',
    { [`${bank}/x.ts`]: `export const q = "select id from bank.x where true";\n` },
  ],
  ['the environment outside of config.ts', 'env', { [`${bank}/x.ts`]: `export const home = process.env.HOME;\n` }],
  [
    'fetch outside of a client',
    'outbound',
    { [`${bank}/x.ts`]: `export const get = () => fetch('https://bank.example');\n` },
  ],
  [
    'undici outside of a client',
    'outbound',
    { [`${bank}/x.ts`]: `import { request } from 'undici';\nexport { request };\n` },
  ],
  [
    'a request by node:https',
    'outbound',
    { [`${bank}/x.ts`]: `import { request } from 'node:https';\nexport { request };\n` },
  ],
  [
    'the table of another module',
    'tables',
    { [`${bank}/x-store.ts`]: `export const q = (tx) => tx.selectFrom('audit.lines as l');\n` },
  ],
  [
    'the table of another module in SQL',
    'tables',
    { [`${bank}/x-store.ts`]: 'export const q = sql`select 1 from audit.lines`;\n' },
  ],
  [
    'a route without an action',
    'route-action',
    {
      [`${bank}/x-routes.ts`]: `export function r(app) {\n  app.post('/v1/y', { schema: { action: 1 } }, () => null);\n}\n`,
    },
  ],
  [
    'a table without a kind',
    'table-kind',
    { [migration]: `create table audit.more (enterprise_id uuid primary key);\n` },
  ],
  ['a key without the enterprise', 'table-key', { [migration]: owned('enterprise_id uuid, id uuid primary key') }],
  [
    'a unique constraint without the enterprise',
    'table-key',
    { [migration]: owned('enterprise_id uuid primary key, name text, unique (name, enterprise_id)') },
  ],
  [
    'a unique index without the enterprise',
    'table-key',
    {
      [migration]: `${owned('enterprise_id uuid primary key, name text')}create unique index n on audit.more (name);\n`,
    },
  ],
  [
    'a foreign key to another enterprise',
    'table-key',
    { [migration]: owned('enterprise_id uuid primary key, other uuid references audit.lines') },
  ],
  [
    'a trigger on an owned table',
    'table-trigger',
    {
      [migration]: `${owned('enterprise_id uuid primary key')}create trigger t after insert on audit.more execute function f();\n`,
    },
  ],
  [
    'an owned table without a policy',
    'table-policy',
    { [migration]: `-- kind: owned\ncreate table audit.more (enterprise_id uuid primary key);\n` },
  ],
  [
    'a policy that is not forced',
    'table-policy',
    { [migration]: owned('enterprise_id uuid primary key').replace(/alter table audit.more force[^;]*;/, '') },
  ],
  ['a number taken twice', 'migration', { 'apps/server/db/migrations/0010-again.sql': 'select 1;\n' }],
  ['a migration without a number', 'migration', { 'apps/server/db/migrations/more.sql': 'select 1;\n' }],
  [
    'a table in the schema of nobody',
    'migration',
    { [migration]: '-- kind: local\ncreate table attic.more (id text);\n' },
  ],
  [
    'a landed migration that changed',
    'migration',
    { 'apps/server/db/migrations/checksums.txt': `${checksumOf('before')}  0010-audit.sql\n` },
  ],
  [
    'a landed migration that is gone',
    'migration',
    { 'apps/server/db/migrations/checksums.txt': `${checksumOf('before')}  0009-gone.sql\n` },
  ],
  [
    'a text that Chinese lacks',
    'locales',
    { 'apps/web/src/locales/zh-CN/common.ts': `export const common = { hello: '你好' };\n` },
  ],
  [
    'a text that English lacks',
    'locales',
    { 'apps/web/src/locales/en/common.ts': `export const common = { inner: { many_other: 'n' } };\n` },
  ],
  [
    'a locked package without a checksum',
    'dependency',
    { 'package-lock.json': '{ "packages": { "node_modules/pg": { "version": "8.23.1" } } }' },
  ],
  [
    'a lock with a hole',
    'dependency',
    { 'package-lock.json': '{ "packages": { "apps/web": { "dependencies": { "react": "19.0.0" } } } }' },
  ],
  ['a link that leads nowhere', 'link', { 'docs/index.md': 'See [it](../missing.md).\n' }],
  ['a property that nobody described', 'openapi', { 'openapi/guildhall.v1.json': openapi({ type: 'string' }) }],
  [
    'a number without bounds in a request',
    'openapi',
    {
      'openapi/guildhall.v1.json': openapi(
        { description: 'x' },
        {
          operationId: 'banks.list',
          summary: 'Lists banks',
          parameters: [
            { name: 'limit', in: 'query', description: 'How many', schema: { type: 'integer', minimum: 1 } },
          ],
        },
      ),
    },
  ],
  [
    'an operation without a name',
    'openapi',
    { 'openapi/guildhall.v1.json': openapi({ description: 'x' }, { summary: 'x' }) },
  ],
  [
    'a dependency without a reason',
    'dependency',
    { 'apps/web/package.json': '{ "devDependencies": { "vite": "8.0.0" } }' },
  ],
  ['a dependency that is not pinned', 'dependency', { 'package.json': '{ "dependencies": { "pg": "^8.23.1" } }' }],
  ['a reason for a dependency that is gone', 'dependency', { 'package.json': '{}' }],
  ['a note of what is owed', 'owed', { [`${bank}/x.ts`]: `// ${word('TO', 'DO')}: later\nexport const x = 1;\n` }],
  ['any', 'any', { [`${bank}/x.ts`]: `export function f(x: any): string[] {\n  return x;\n}\n` }],
  ['a cast to any', 'any', { [`${bank}/x.ts`]: `export const x = (1 as any).y;\n` }],
  ['a path of one machine', 'forbidden', { 'README.md': `See ${word('/ho', 'me/somebody')}.\n` }],
  ['a registry', 'forbidden', { 'README.md': `See ${word('https://', 'registry.', 'example.com')}/x.\n` }],
  ['a private key', 'forbidden', { 'key.txt': `${word('-----BEGIN ', 'PRIVATE KEY-----')}\nMIGH\n` }],
  ['a file of 501 lines', 'shape', { [`${bank}/x.ts`]: 'export {};\n'.repeat(501) }],
  ['a function of 80 lines', 'shape', { [`${bank}/x.ts`]: `export function f(): void {\n${'  g();\n'.repeat(80)}}\n` }],
];

let template = '';
beforeAll(() => {
  template = mkdtempSync(join(tmpdir(), 'guildhall-tidy-'));
  write(template, inOrder);
});
afterAll(() => rmSync(template, { recursive: true, force: true }));

test('a house in order is tidy', () => {
  expect(tidy(template)).toEqual({ findings: [], files: 12 });
});

test.each(plants)('%s is found', (_name, rule, files) => {
  const root = mkdtempSync(join(tmpdir(), 'guildhall-tidy-'));
  try {
    cpSync(template, root, { recursive: true });
    write(root, files);

    const rules = new Set(tidy(root).findings.map((finding) => finding.rule));

    // Without a ladder the schemas of the migrations have no home either.
    expect([...rules].filter((one) => one === rule || rule !== 'ladder')).toEqual([rule]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

const innocent: [name: string, text: string][] = [
  [
    'a method called fetch',
    `export class C {\n  async fetch(a: string): Promise<string> {\n    return this.#fetch(a);\n  }\n}\n`,
  ],
  ['an import in a comment', `// import { write } from '../audit/audit-service.ts';\nexport const x = 1;\n`],
  ['an import in a string', `export const x = "import y from '../audit/audit-service.ts'";\n`],
  ['the word any', `export const any = 1; // any of them, say: any\n`],
  ['a sentence that selects', `export const x = 'select a bank from the list, update it';\n`],
  [
    'a regular expression with quotes',
    `export const x = /['"\`]/.test('a') ? 1 / 2 : 3;\nexport const y = \`\${x} / \${'}'}\`;\n`,
  ],
  ['status codes of node:http', `import { STATUS_CODES } from 'node:http';\nexport { STATUS_CODES };\n`],
];

test.each(innocent)('%s is innocent', (_name, text) => {
  const root = mkdtempSync(join(tmpdir(), 'guildhall-tidy-'));
  try {
    cpSync(template, root, { recursive: true });
    write(root, { [`${bank}/x.ts`]: text });

    expect(tidy(root).findings).toEqual([]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

test('what the tests of a module share may reach inside of it, and of no other', () => {
  const root = mkdtempSync(join(tmpdir(), 'guildhall-tidy-'));
  try {
    cpSync(template, root, { recursive: true });
    const text = `import { write } from '../../../apps/server/src/modules/audit/audit-service.ts';\nexport { write };\n`;
    write(root, { 'tests/support/audit/fake.ts': text, 'tests/support/bank/fake.ts': text });

    expect(tidy(root).findings.map(({ path }) => path)).toEqual(['tests/support/bank/fake.ts']);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

test('a tree without sources is not called tidy', () => {
  const root = mkdtempSync(join(tmpdir(), 'guildhall-tidy-'));
  try {
    expect(tidy(root).findings).toHaveLength(1);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

function write(root: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
