import { createHash } from 'node:crypto';
import { readLadder } from './ladder.ts';
import { parts, statementsOf, type Statement } from './sql.ts';
import type { Finding, Tree } from './tree.ts';

const folder = 'apps/server/db/migrations/';
const checksumsFile = `${folder}checksums.txt`;
const kinds = ['owned', 'reference', 'global', 'local'];

interface Table {
  name: string;
  kind: string | undefined;
  path: string;
  line: number;
  body: string;
}

interface Located extends Statement {
  path: string;
}

/** The migrations of the server: numbered, never rewritten, and fit to be distributed by `enterprise_id`. */
export function migrationsRule(tree: Tree): Finding[] {
  const files = migrationsOf(tree);
  const statements = files.flatMap(([path, sql]) => statementsOf(sql).map((one) => ({ ...one, path })));
  const tables = statements.flatMap(tableOf);
  return [
    ...numbering(files.map(([path]) => path)),
    ...rewritten(tree, files),
    ...homeless(tree, tables),
    ...tables.flatMap((table) => kindFindings(table)),
    ...tables.filter((table) => table.kind === 'owned').flatMap((table) => ownedFindings(table, tables, statements)),
  ];
}

/** Path and text of every migration, in order. */
function migrationsOf(tree: Tree): [path: string, sql: string][] {
  return [...tree.texts]
    .filter(([path]) => path.startsWith(folder) && path.endsWith('.sql'))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** Names, with their schema, of the tables and views that the migrations make. */
export function relationsOf(tree: Tree): string[] {
  const made =
    /\bcreate (?:or replace )?(?:unlogged )?(?:materialized )?(?:table|view) (?:if not exists )?([a-z_]+\.[a-z_0-9]+)/gi;
  return migrationsOf(tree).flatMap(([, sql]) =>
    statementsOf(sql).flatMap(({ text }) => [...text.matchAll(made)].map((match) => match[1] ?? '')),
  );
}

function numbering(paths: string[]): Finding[] {
  const seen = new Set<string>();
  return paths.flatMap((path) => {
    const number = /\/(\d{4})-[a-z0-9-]+\.sql$/.exec(path)?.[1];
    const report = (message: string): Finding[] => [{ rule: 'migration', path, message }];
    if (number === undefined) return report('is not called NNNN-slug.sql');
    if (seen.has(number)) return report(`the number ${number} is taken`);
    seen.add(number);
    return [];
  });
}

/** Landed migrations never change: their checksums were written down when they landed. */
function rewritten(tree: Tree, files: [string, string][]): Finding[] {
  const texts = new Map(files);
  const lines = (tree.texts.get(checksumsFile) ?? '').split('\n').filter((line) => line !== '');
  return lines.flatMap((line) => {
    const [checksum, name] = line.split('  ');
    const path = `${folder}${name ?? ''}`;
    const text = texts.get(path);
    if (text === undefined) return [{ rule: 'migration', path, message: 'has landed and may not disappear' }];
    if (checksumOf(text) === checksum) return [];
    return [{ rule: 'migration', path, message: 'has landed and may not change: write a new migration' }];
  });
}

/** The checksum under which a migration is remembered. */
export function checksumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function tableOf({ text, comment, path, line }: Located): Table[] {
  const match = /^create (?:unlogged )?table (?:if not exists )?([a-z_."]+) ?\((.*)\)/i.exec(text);
  if (match === null) return [];
  const kind = /^--\s*kind:\s*([a-z]+)/m.exec(comment)?.[1];
  return [{ name: match[1] ?? '', body: match[2] ?? '', kind, path, line }];
}

function homeless(tree: Tree, tables: Table[]): Finding[] {
  const schemas = [...readLadder(tree), 'platform'];
  return tables
    .filter(({ name }) => !schemas.includes(name.split('.')[0] ?? ''))
    .map(({ name, path, line }) => ({
      rule: 'migration',
      path,
      line,
      message: `${name} lies in the schema of no module`,
    }));
}

function kindFindings({ name, kind, path, line }: Table): Finding[] {
  if (kind !== undefined && kinds.includes(kind)) return [];
  return [{ rule: 'table-kind', path, line, message: `${name} does not say "-- kind: ${kinds.join('|')}" above it` }];
}

function ownedFindings(table: Table, tables: Table[], statements: Located[]): Finding[] {
  const { name, path, line, body } = table;
  const report = (rule: string, message: string): Finding => ({ rule, path, line, message: `${name} ${message}` });
  const mine = statements.filter(({ text }) => mentions(text, name)).map(({ text }) => text);
  const findings = keyFindings(body, tables, report);
  for (const text of mine) {
    if (/^create (or replace )?(constraint )?trigger /i.test(text))
      findings.push(report('table-trigger', 'is owned and has a trigger'));
    const unique = /^create unique index .* on (?:only )?\S+ (?:using \w+ )?\(\s*([^,)]+)/i.exec(text)?.[1];
    if (unique !== undefined && unique.trim() !== 'enterprise_id') {
      findings.push(report('table-key', 'is owned: its unique indexes lead with enterprise_id'));
    }
    const added = /^alter table \S+ add (?:constraint \S+ )?((?:primary key|unique|foreign key).*)$/i.exec(text)?.[1];
    if (added !== undefined) findings.push(...keyFindings(added, tables, report));
  }
  const says = (pattern: RegExp): boolean => mine.some((text) => pattern.test(text));
  if (!says(/^alter table .* enable row level security/i))
    findings.push(report('table-policy', 'has row-level security off'));
  if (!says(/^alter table .* force row level security/i))
    findings.push(report('table-policy', 'does not force row-level security'));
  if (!says(/^create policy /i)) findings.push(report('table-policy', 'has no policy'));
  return findings;
}

function keyFindings(body: string, tables: Table[], report: (rule: string, message: string) => Finding): Finding[] {
  const small = new Set(tables.filter((table) => table.kind === 'reference').map((table) => table.name));
  return parts(body).flatMap((part) => {
    const key = /^(?:constraint \S+ )?(primary key|unique|foreign key)(?: nulls not distinct)? ?\(\s*([a-z_]+)/i.exec(
      part,
    );
    const target = /\breferences ([a-z_."]+)/i.exec(part)?.[1];
    if (target !== undefined && small.has(target)) return [];
    const leads = (key === null ? part.split(' ')[0] : key[2]) === 'enterprise_id';
    const inline = key === null && / (primary key|unique|references)\b/i.test(part);
    if (leads || (key === null && !inline)) return [];
    return [report('table-key', `is owned: "${part.slice(0, 60)}" does not lead with enterprise_id`)];
  });
}

function mentions(text: string, name: string): boolean {
  return new RegExp(`(^|[^a-z_.])${name.replace('.', '\\.')}($|[^a-z_0-9])`, 'i').test(text);
}
