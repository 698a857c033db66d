import { lineAt } from './imports.ts';
import type { Finding, Source, Tree } from './tree.ts';

const registration =
  /(?<![\w.])(?:app|api|server|fastify|routes|scope|http)\s*\.\s*(get|post|put|patch|delete|route|head)\s*(?:<[^(]*>)?\(/g;

/** Every route of the server says which action it needs, `'public'` included: `config: { action: … }`. */
export function routesRule(tree: Tree): Finding[] {
  return tree.sources.filter(({ path }) => /^apps\/server\/src\/.*-routes\.ts$/.test(path)).flatMap(check);
}

function check({ path, scan: { bare } }: Source): Finding[] {
  return [...bare.matchAll(registration)].flatMap((match) => {
    const open = match.index + match[0].length - 1;
    const call = bare.slice(open, closing(bare, open));
    if (/\bconfig\s*:\s*\{[^}]*\baction\b/.test(call)) return [];
    const line = lineAt(bare, match.index);
    return [{ rule: 'route-action', path, line, message: 'this route does not say which action it needs' }];
  });
}

function closing(bare: string, open: number): number {
  let depth = 0;
  for (let i = open; i < bare.length; i += 1) {
    const char = bare.charAt(i);
    if (char === '(') depth += 1;
    else if (char === ')' && --depth === 0) return i;
  }
  return bare.length;
}
