import type { Finding, Tree } from './tree.ts';

const page = 'docs/adr/dependencies.md';
const lock = 'package-lock.json';
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
  findings.push(...lockFindings(tree.texts.get(lock)));
  const gone = [...explained].filter((name) => !used.has(name));
  return [
    ...findings,
    ...gone.map((name) => ({ rule: 'dependency', path: page, message: `${name} is no dependency of any workspace` })),
  ];
}

/** Every locked package carries its checksum, and all that it needs is locked too. */
function lockFindings(text: string | undefined): Finding[] {
  if (text === undefined) return [];
  // npm itself refuses a lock of another shape.
  const { packages } = JSON.parse(text) as { packages: Record<string, Locked> };
  return Object.entries(packages).flatMap(([place, { integrity, link, dependencies }]) => {
    const report = (message: string): Finding => ({ rule: 'dependency', path: lock, message: `${place} ${message}` });
    const needsChecksum = place.includes('node_modules/') && link !== true;
    const missing = Object.keys(dependencies ?? {}).filter((name) => !isLocked(packages, place, name));
    return [
      ...(needsChecksum && integrity === undefined ? [report('has no checksum')] : []),
      ...missing.map((name) => report(`needs ${name}, which is not locked`)),
    ];
  });
}

interface Locked {
  integrity?: string;
  link?: boolean;
  dependencies?: Record<string, string>;
}

/** Node looks beside a package and then in every folder above it. */
function isLocked(packages: Record<string, Locked>, place: string, name: string): boolean {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
  }
}
