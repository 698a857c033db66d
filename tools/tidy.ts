import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cyclesRule } from './tidy/cycles.ts';
import { dependenciesRule } from './tidy/dependencies.ts';
import { ladderRule } from './tidy/ladder.ts';
import { linksRule } from './tidy/links.ts';
import { localesRule } from './tidy/locales.ts';
import { migrationsRule } from './tidy/migrations.ts';
import { openapiRule } from './tidy/openapi.ts';
import { routesRule } from './tidy/routes.ts';
import { shapeRule } from './tidy/shape.ts';
import { suffixRule } from './tidy/suffixes.ts';
import { tablesRule } from './tidy/tables.ts';
import { readTree, type Finding, type Tree } from './tidy/tree.ts';
import { wordsRule } from './tidy/words.ts';
import { worldsRule } from './tidy/worlds.ts';

const rules: ((tree: Tree) => Finding[])[] = [
  ladderRule,
  worldsRule,
  cyclesRule,
  suffixRule,
  tablesRule,
  migrationsRule,
  routesRule,
  openapiRule,
  localesRule,
  dependenciesRule,
  linksRule,
  wordsRule,
  shapeRule,
];

/** What is untidy below `root`. A tree without sources is untidy too: a checker that sees nothing finds nothing. */
export function tidy(root: string): { findings: Finding[]; files: number } {
  const tree = readTree(root);
  if (tree.sources.length === 0) {
    return { findings: [{ rule: 'nothing', path: root, message: 'no TypeScript file was found to check' }], files: 0 };
  }
  return { findings: rules.flatMap((rule) => rule(tree)), files: tree.sources.length };
}

function main(): void {
  const { findings, files } = tidy(process.argv[2] ?? join(import.meta.dirname, '..'));
  for (const { rule, path, line, message } of findings) {
    console.log(`${path}${line === undefined ? '' : `:${line}`}  ${rule}: ${message}`);
  }
  console.log(`tidy: ${files} files, ${findings.length} findings`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
