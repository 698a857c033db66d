import { lineAt } from './imports.ts';
import { moduleOf } from './ladder.ts';
import { relationsOf } from './migrations.ts';
import type { Finding, Tree } from './tree.ts';

/** A module's tables are touched by that module alone; the views `enterprises.audience_*` are there for everyone to read. */
export function tablesRule(tree: Tree): Finding[] {
  const known = new Set(relationsOf(tree));
  const findings: Finding[] = [];
  for (const { path, scan } of tree.sources) {
    const own = moduleOf(path);
    if (own === undefined || !path.endsWith('-store.ts')) continue;
    for (const match of scan.strings.matchAll(/(?<![\w.])([a-z_]+)\.([a-z_0-9]+)(?![\w(])/g)) {
      const [name, schema = '', table = ''] = match;
      if (schema === own || schema === 'platform' || !known.has(name)) continue;
      if (schema === 'enterprises' && table.startsWith('audience_')) continue;
      findings.push({
        rule: 'tables',
        path,
        line: lineAt(scan.strings, match.index),
        message: `${name} belongs to ${schema}`,
      });
    }
  }
  return findings;
}
