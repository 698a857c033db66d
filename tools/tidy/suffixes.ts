import { lineAt } from './imports.ts';
import { moduleOf } from './ladder.ts';
import { isTest, type Finding, type Source, type Tree } from './tree.ts';

const queryBuilder = /\bsql(?:<[^`]*>)?`|\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(/g;
const statementText =
  /(?:^|(?<=\s))(?:select\s[^;]*?\sfrom\s+[a-z_]+\.[a-z_]+|insert\s+into\s|delete\s+from\s|update\s+[a-z_]+\.[a-z_]+\s+set\s)/gi;
/** Handing the whole environment on, to a child or to the function in config.ts, is not reading it. */
const environment = /(?<!\.\.\.|readConfig\()\bprocess\s*\.\s*env\b(?!\.PATH\b)/g;
const outbound = /(?<![.\w#]|\bfunction |\basync )fetch\s*\((?![^()]*\)\s*(?::|\{))/g;
const outboundPackages = new Set([
  'undici',
  'node:http',
  'node:https',
  'node:http2',
  'node:net',
  'node:tls',
  'openid-client',
  'nodemailer',
]);
/** What a server or a parser of addresses takes from the same packages. */
const harmlessName = /^(type\s+\w+|STATUS_CODES|METHODS|createServer|isIP|isIPv4|isIPv6|BlockList)$/;

/** What a file may do is told by its suffix. */
export function suffixRule(tree: Tree): Finding[] {
  return tree.sources
    .filter((source) => /^(apps|packages)\//.test(source.path) && !isTest(source.path))
    .flatMap((source) => [...sqlFindings(source), ...environmentFindings(source), ...outboundFindings(source)]);
}

function sqlFindings(source: Source): Finding[] {
  if (moduleOf(source.path) === undefined || source.path.endsWith('-store.ts')) return [];
  const message = 'SQL lives in *-store.ts only';
  return [
    ...positions(source, source.scan.bare, queryBuilder, 'sql', message),
    ...positions(source, source.scan.strings, statementText, 'sql', message),
  ];
}

function environmentFindings(source: Source): Finding[] {
  if (/^(apps|packages)\/[^/]+\/(src\/config|\w+\.config)\.ts$/.test(source.path)) return [];
  return positions(source, source.scan.bare, environment, 'env', 'the environment is read in config.ts only');
}

function outboundFindings(source: Source): Finding[] {
  if (!source.path.startsWith('apps/server/')) return [];
  if (source.path.endsWith('-client.ts') || source.path.startsWith('apps/server/src/platform/egress/')) return [];
  const message = 'outbound connections start in *-client.ts or platform/egress only';
  const packages = source.imports
    .filter((one) => !one.typeOnly && outboundPackages.has(one.specifier) && !harmless(one.names))
    .map((one) => ({ rule: 'outbound', path: source.path, line: one.line, message: `${message}: ${one.specifier}` }));
  return [...packages, ...positions(source, source.scan.bare, outbound, 'outbound', message)];
}

function harmless(names: string): boolean {
  const list = /^\{([^}]*)\}$/.exec(names)?.[1];
  return list !== undefined && list.split(',').every((name) => name.trim() === '' || harmlessName.test(name.trim()));
}

function positions(source: Source, text: string, pattern: RegExp, rule: string, message: string): Finding[] {
  return [...text.matchAll(pattern)].map((match) => ({
    rule,
    path: source.path,
    line: lineAt(text, match.index),
    message,
  }));
}
