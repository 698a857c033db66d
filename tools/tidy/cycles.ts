import type { Finding, Source, Tree } from './tree.ts';

/** No file imports itself by a detour. Types vanish before the program runs and are not counted. */
export function cyclesRule(tree: Tree): Finding[] {
  const byPath = new Map(tree.sources.map((source) => [source.path, source]));
  const done = new Set<string>();
  const findings: Finding[] = [];

  const visit = (source: Source, trail: string[]): void => {
    const seenAt = trail.indexOf(source.path);
    if (seenAt >= 0) {
      const round = [...trail.slice(seenAt), source.path].join(' → ');
      findings.push({ rule: 'cycle', path: source.path, message: round });
      return;
    }
    if (done.has(source.path)) return;
    for (const { target, typeOnly } of source.imports) {
      const next = target === undefined || typeOnly ? undefined : byPath.get(target);
      if (next !== undefined) visit(next, [...trail, source.path]);
    }
    done.add(source.path);
  };

  for (const source of tree.sources) visit(source, []);
  return findings;
}
