import type { Finding, Tree } from './tree.ts';

const page = 'docs/adr/dependencies.md';
const groups = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

type Manifest = { [group in (typeof groups)[number]]?: Record<string, string> };

/** Every dependency is pinned exactly and says why it is here; the page names none that is gone. */
export function dependenciesRule(tree: Tree): Finding[] {
  const findings: Finding[] = [];
  const used = new Set<string>();
  const explained = new Set(
    (tree.texts.get(page) ?? '')
      .split('\n')
      .map((line) => /^\| (`[^|]*`) \|/.exec(line)?.[1] ?? '')
      .flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')),
  );
  for (const [path, text] of tree.texts) {
    if (!/(^|\/)package\.json$/.test(path)) continue;
    // npm itself refuses a manifest of another shape.
    const manifest = JSON.parse(text) as Manifest;
    for (const [name, version] of groups.flatMap((group) => Object.entries(manifest[group] ?? {}))) {
      used.add(name);
      const report = (message: string): number =>
        findings.push({ rule: 'dependency', path, message: `${name} ${message}` });
      if (!/^\d+\.\d+\.\d+[\w.+-]*$/.test(version) && !name.startsWith('@guildhall/'))
        report(`is not pinned: ${version}`);
      if (!explained.has(name) && !name.startsWith('@guildhall/')) report(`has no line in ${page}`);
    }
  }
  const gone = [...explained].filter((name) => !used.has(name));
  return [
    ...findings,
    ...gone.map((name) => ({ rule: 'dependency', path: page, message: `${name} is no dependency of any workspace` })),
  ];
}
