import { dirname, join } from 'node:path/posix';
import { lineAt } from './imports.ts';
import type { Finding, Tree } from './tree.ts';

/** A link in a document to a file of the repository leads there. */
export function linksRule(tree: Tree): Finding[] {
  const folders = new Set([...tree.texts.keys()].flatMap((path) => foldersAbove(path)));
  const findings: Finding[] = [];
  for (const [path, text] of tree.texts) {
    if (!path.endsWith('.md')) continue;
    for (const match of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      const target = (match[1] ?? '').replace(/#.*$/, '');
      if (target === '' || /^[a-z]+:/.test(target)) continue;
      const place = join(dirname(path), target).replace(/\/$/, '');
      if (tree.texts.has(place) || folders.has(place) || /\.(png|svg|jpg)$/.test(place)) continue;
      findings.push({ rule: 'link', path, line: lineAt(text, match.index), message: `${target} is not there` });
    }
  }
  return findings;
}

function foldersAbove(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, depth) => parts.slice(0, depth + 1).join('/'));
}
