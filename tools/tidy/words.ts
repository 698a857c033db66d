import { lineAt } from './imports.ts';
import type { Finding, Tree } from './tree.ts';

const owed = /\b(?:TODO|FIXME|XXX|HACK)\b/g;
const anyType = /(?::\s*|<|,\s*|\|\s*|&\s*|\bas\s+|=\s+)any\b(?!\s*[:(.])/g;
/** Paths of one machine, hosts of package registries, and private keys have no place in the repository. */
const forbidden: { pattern: RegExp; message: string }[] = [
  { pattern: /(?<![\w.:/-])\/(?:work|home|root|Users|mnt)\/[\w.-]+/g, message: 'names a path of one machine' },
  {
    pattern: /\bhttps?:\/\/[\w.-]*(?:registry|npmjs|verdaccio|artifactory|nexus|jfrog)[\w.:-]*/g,
    message: 'names a package registry',
  },
  { pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\n[\w+/]/g, message: 'holds a private key' },
];

/** Words that do not belong in the repository. */
export function wordsRule(tree: Tree): Finding[] {
  const findings: Finding[] = [];
  const search = (path: string, text: string, pattern: RegExp, rule: string, message: string): void => {
    for (const match of text.matchAll(pattern)) findings.push({ rule, path, line: lineAt(text, match.index), message });
  };
  for (const { path, scan } of tree.sources) {
    search(path, scan.comments, owed, 'owed', 'what is owed is said in an issue, not in the code');
    search(path, scan.bare, anyType, 'any', 'any switches the checker off: name the type, or take unknown');
  }
  for (const [path, text] of tree.texts) {
    for (const { pattern, message } of forbidden) search(path, text, pattern, 'forbidden', message);
  }
  return findings;
}
