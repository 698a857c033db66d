import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf, type Import } from './imports.ts';
import { scan, type Scan } from './scan.ts';

/** A TypeScript file of the repository. */
export interface Source {
  /** From the root, with forward slashes. */
  path: string;
  text: string;
  lines: number;
  scan: Scan;
  imports: Import[];
}

/** What the rules look at. */
export interface Tree {
  root: string;
  /** All text files, by path from the root. */
  texts: Map<string, string>;
  /** The TypeScript files among them, generated ones left out. */
  sources: Source[];
}

/** One broken rule at one place. */
export interface Finding {
  rule: string;
  path: string;
  line?: number;
  message: string;
}

const skipped = new Set(['node_modules', 'dist', '.git', '.cache', '.guildhall', 'test-results', 'playwright-report']);
const binary = /\.(png|jpe?g|webp|ico|woff2?|br|gz|zip|pdf|bin)$/;
/** A data file beyond this size (bytes) is not read. */
const largestText = 4_000_000;

/** Reads the repository at `root`. */
export function readTree(root: string): Tree {
  const texts = new Map<string, string>();
  for (const path of walk(root, '')) texts.set(path, readFileSync(join(root, path), 'utf8'));
  const sources: Source[] = [];
  for (const [path, text] of texts) {
    if (!/\.(ts|tsx)$/.test(path) || /\.gen\.ts$|\.d\.ts$/.test(path)) continue;
    const views = scan(text);
    sources.push({ path, text, lines: text.split('\n').length - 1, scan: views, imports: importsOf(path, views) });
  }
  return { root, texts, sources };
}

function* walk(root: string, folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (skipped.has(entry.name)) continue;
    if (entry.isDirectory()) {
      yield* walk(root, path);
    } else if (entry.isFile() && !binary.test(path) && statSync(join(root, path)).size <= largestText) yield path;
  }
}

/** Whether the file is a test or a helper of tests, for which some rules do not hold. */
export function isTest(path: string): boolean {
  return /\.(test|journey|spec)\.tsx?$/.test(path) || /^(tests|e2e)\//.test(path);
}
