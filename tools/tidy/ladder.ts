import type { Finding, Source, Tree } from './tree.ts';
import { isTest } from './tree.ts';

const modulesFolder = 'apps/server/src/modules/';
const platformFolder = 'apps/server/src/platform/';
const ladderFile = 'apps/server/src/ladder.ts';

/** The order of the server's modules, read from its `ladder.ts`; empty when there is none. */
export function readLadder(tree: Tree): string[] {
  const ladder = tree.sources.find((source) => source.path === ladderFile);
  const list = ladder === undefined ? undefined : /\bladder\b[^=]*=\s*\[([^\]]*)\]/.exec(ladder.scan.code)?.[1];
  return [...(list ?? '').matchAll(/['"]([a-z-]+)['"]/g)].map((match) => match[1] ?? '');
}

/** The module that a path belongs to, or undefined. */
export function moduleOf(path: string): string | undefined {
  if (!path.startsWith(modulesFolder)) return undefined;
  return path.slice(modulesFolder.length).split('/')[0];
}

/** A module imports only modules to its left, and anyone from outside only through the front door. */
export function ladderRule(tree: Tree): Finding[] {
  const ladder = readLadder(tree);
  if (ladder.length === 0) {
    return [{ rule: 'ladder', path: ladderFile, message: 'holds no list `ladder` of module names' }];
  }
  return [...strangers(tree, ladder), ...tree.sources.flatMap((source) => check(source, ladder))];
}

/** What the tests of a module share stands in `tests/support/MODULE` and may reach inside, as the tests themselves do. */
function supports(path: string, module: string): boolean {
  return path.startsWith(`tests/support/${module}/`);
}

/** Every module has its place, its front door, and a page that says what it owns. */
function strangers(tree: Tree, ladder: string[]): Finding[] {
  const found = new Set(tree.sources.map((source) => moduleOf(source.path)).filter((name) => name !== undefined));
  return [...found].flatMap((name) => {
    const path = `${modulesFolder}${name}`;
    const report = (message: string): Finding => ({ rule: 'ladder', path, message });
    return [
      ...(ladder.includes(name) ? [] : [report('this module has no place in ladder.ts')]),
      ...(tree.texts.has(`${path}/index.ts`) ? [] : [report('this module has no front door index.ts')]),
      ...(tree.texts.has(`${path}/README.md`) ? [] : [report('this module has no README.md')]),
    ];
  });
}

function check(source: Source, ladder: string[]): Finding[] {
  const own = moduleOf(source.path);
  const inPlatform = source.path.startsWith(platformFolder) && !isTest(source.path);
  const findings: Finding[] = [];
  for (const { target, line, specifier } of source.imports) {
    if (target === undefined) continue;
    const other = moduleOf(target);
    const report = (rule: string, message: string): number => findings.push({ rule, path: source.path, line, message });
    if (inPlatform && other !== undefined) report('ladder', `the platform knows no module, it imports ${other}`);
    if (
      other !== undefined &&
      other !== own &&
      !supports(source.path, other) &&
      target !== `${modulesFolder}${other}/index.ts`
    ) {
      report('front-door', `${specifier} is inside ${other}: import it from ${other}/index.ts`);
    }
    if (own === undefined) continue;
    if (other !== undefined && ladder.indexOf(other) > ladder.indexOf(own)) {
      report('ladder', `${own} stands left of ${other} and may not import it: use an event or a port`);
    }
    if (other === undefined && !target.startsWith(platformFolder) && !isTest(source.path)) {
      report('escape', `${specifier} leaves the module: only platform and modules to the left are within reach`);
    }
  }
  return findings;
}
