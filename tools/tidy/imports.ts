import { dirname, join } from 'node:path/posix';
import type { Scan } from './scan.ts';

/** One import, export-from or dynamic import of a file. */
export interface Import {
  specifier: string;
  /** Path from the root of the repository, for a relative specifier; undefined for a package. */
  target: string | undefined;
  typeOnly: boolean;
  /** What stands between `import` and `from`. */
  names: string;
  line: number;
}

const statement = /\b(?:import|export)\b(\s+type\b)?[^;'"()]*?\bfrom\s*['"]|\bimport\s*['"]|\bimport\s*\(\s*['"]/g;

/** Finds the imports of the file at `path`. Words inside strings and comments are no imports. */
export function importsOf(path: string, { code, bare }: Scan): Import[] {
  const found: Import[] = [];
  for (const match of bare.matchAll(statement)) {
    const start = match.index + match[0].length;
    const quote = code.charAt(start - 1);
    const specifier = code.slice(start, code.indexOf(quote, start));
    const names = match[0].replace(/^\w+|from\s*['"]$/g, '').trim();
    const target = specifier.startsWith('.') ? join(dirname(path), specifier) : undefined;
    found.push({ specifier, target, names, typeOnly: match[1] !== undefined, line: lineAt(code, match.index) });
  }
  return found;
}

/** The line, from 1, of a position. */
export function lineAt(text: string, position: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < position; i = text.indexOf('\n', i + 1)) line += 1;
  return line;
}
