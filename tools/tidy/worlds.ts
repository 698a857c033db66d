import type { Finding, Tree } from './tree.ts';

/**
 * The programs share no code: the sandbox bank is a second, independent reading of the standards, and the web has no
 * privileges of its own. Tests, tools and benchmarks stand above them and may reach any.
 */
export function worldsRule(tree: Tree): Finding[] {
  const findings: Finding[] = [];
  for (const source of tree.sources) {
    const own = worldOf(source.path);
    if (own === undefined) continue;
    for (const { target, specifier, line } of source.imports) {
      const other = target === undefined ? packageWorld(specifier) : worldOf(target);
      if (other === undefined || other === own) continue;
      findings.push({ rule: 'worlds', path: source.path, line, message: `${own} shares no code with ${other}` });
    }
  }
  return findings;
}

function worldOf(path: string): string | undefined {
  return /^(apps\/[^/]+)\//.exec(path)?.[1];
}

function packageWorld(specifier: string): string | undefined {
  const name = /^@guildhall\/(server|web|sandbox-bank|dev-env|demo-provider)\b/.exec(specifier)?.[1];
  return name === undefined ? undefined : `apps/${name}`;
}
