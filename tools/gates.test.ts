import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run, root as repository } from './run/command.ts';
import { gates } from './gates.ts';

/** A small package under the same configuration as ours, in order. */
const inOrder: Record<string, string> = {
  'package.json': JSON.stringify({ name: 'planted', type: 'module', private: true, dependencies: { pg: '8' } }),
  'tsconfig.json': '{ "extends": "./tsconfig.base.json", "include": ["apps/server/src"] }\n',
  'apps/server/package.json': JSON.stringify({ name: 'server', type: 'module', private: true }),
  'apps/server/src/main.ts': `import { Client } from 'pg';\nimport { add } from './add.ts';\n\nprocess.exitCode = add(1, new Client().port);\n`,
  'apps/server/src/add.ts': `export function add(a: number, b: number): number {\n  return a + b;\n}\n`,
};

const add = 'apps/server/src/add.ts';
const plants: [gate: string, name: string, files: Record<string, string>, seen: RegExp][] = [
  [
    'format',
    'a badly formatted file',
    { [add]: `export function add(a:number,b:number):number{return a+b}` },
    /add\.ts/,
  ],
  [
    'lint',
    'a promise that nobody waits for',
    {
      [add]: `async function later(): Promise<void> {}\n\nexport function add(a: number, b: number): number {\n  later();\n  return a + b;\n}\n`,
    },
    /no-floating-promises/,
  ],
  [
    'lint',
    'any',
    { [add]: `export function add(a: number, b: any): number {\n  return a + Number(b);\n}\n` },
    /no-explicit-any/,
  ],
  [
    'types tsconfig.json',
    'a wrong type',
    { [add]: `export function add(a: number, b: number): string {\n  return a + b;\n}\n` },
    /TS2322/,
  ],
  [
    'types tsconfig.json',
    'an enum',
    {
      [add]: `export enum E {\n  A,\n}\n\nexport function add(a: number, b: number): number {\n  return a + b + E.A;\n}\n`,
    },
    /TS1294/,
  ],
  [
    'unused',
    'an export that nobody uses',
    { [add]: `export function add(a: number, b: number): number {\n  return a + b;\n}\n\nexport const spare = 1;\n` },
    /spare/,
  ],
  ['unused', 'a file that nobody uses', { 'apps/server/src/attic.ts': 'export const attic = 1;\n' }, /attic\.ts/],
  [
    'unused',
    'a dependency that nobody uses',
    { 'package.json': inOrder['package.json']!.replace('"pg":"8"', '"pg":"8","kysely":"0"') },
    /kysely/,
  ],
];

let template = '';
beforeAll(() => {
  template = mkdtempSync(join(tmpdir(), 'guildhall-gates-'));
  for (const file of ['.oxlintrc.json', '.oxfmtrc.json', 'tsconfig.base.json']) {
    cpSync(join(repository, file), join(template, file));
  }
  symlinkSync(join(repository, 'node_modules'), join(template, 'node_modules'));
  const knip =
    '{ "workspaces": { ".": { "project": [] }, "apps/server": { "entry": ["src/main.ts"], "project": ["src/**/*.ts"] } } }\n';
  write(template, { ...inOrder, 'knip.json': knip, '.gitignore': 'node_modules\n' });
});
afterAll(() => rmSync(template, { recursive: true, force: true }));

test.each(['format', 'lint', 'types tsconfig.json', 'unused'])(
  'the gate "%s" is open for a package in order',
  async (gate) => {
    const outcome = await tryGate(gate, template);

    expect(outcome.output).not.toMatch(/add\.ts|main\.ts/);
    expect(outcome.ok).toBe(true);
  },
);

test.each(plants)('the gate "%s" stops %s', async (gate, _name, files, seen) => {
  const planted = mkdtempSync(join(tmpdir(), 'guildhall-gates-'));
  try {
    cpSync(template, planted, { recursive: true, verbatimSymlinks: true });
    write(planted, files);

    const outcome = await tryGate(gate, planted);

    expect(outcome.output).toMatch(seen);
    expect(outcome.ok).toBe(false);
  } finally {
    rmSync(planted, { recursive: true, force: true });
  }
});

/** The gate as `npm run check` runs it, in another directory. */
function tryGate(name: string, cwd: string): ReturnType<typeof run> {
  const gate = gates.find((one) => one.name === name)!;
  return run(gate.command, gate.args, { cwd });
}

function write(root: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
