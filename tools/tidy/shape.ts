import { lineAt } from './imports.ts';
import { isTest, type Finding, type Source, type Tree } from './tree.ts';

/** The ratchet of DESIGN §6, in lines. */
const limits = { median: 100, p90: 250, file: 500, function: 70, longFunctionShare: 0.02 };

/** Small files, small functions. Lengths are counted over all programs together. */
export function shapeRule(tree: Tree): Finding[] {
  const findings: Finding[] = [];
  const everything = { rule: 'shape', path: '.' };
  for (const { path, lines } of tree.sources) {
    if (lines > limits.file) findings.push({ rule: 'shape', path, message: `${lines} lines, at most ${limits.file}` });
  }
  const lengths = tree.sources.map((source) => source.lines).toSorted((a, b) => a - b);
  for (const [name, share, limit] of [
    ['median', 0.5, limits.median],
    ['p90', 0.9, limits.p90],
  ] as const) {
    const length = lengths[Math.floor(lengths.length * share)] ?? 0;
    if (length > limit)
      findings.push({ ...everything, message: `the ${name} of all files is ${length} lines, at most ${limit}` });
  }
  return [...findings, ...longFunctions(tree)];
}

function longFunctions(tree: Tree): Finding[] {
  const functions = tree.sources.filter((source) => !isTest(source.path)).flatMap(functionsOf);
  const long = functions.filter((one) => one.lines > limits.function);
  if (long.length <= functions.length * limits.longFunctionShare) return [];
  return long.map(({ path, line, lines }) => ({
    rule: 'shape',
    path,
    line,
    message: `a function of ${lines} lines; more than 2 % of all functions exceed ${limits.function}`,
  }));
}

interface FunctionLength {
  path: string;
  line: number;
  lines: number;
}

/** Functions and arrow functions with a body; a method counts through what it holds. */
function functionsOf({ path, scan: { bare } }: Source): FunctionLength[] {
  return [...bare.matchAll(/\bfunction\b[^{;]*\{|=>\s*\{|\)\s*(?::[^{};=]*)?\{/g)].map((match) => {
    const open = match.index + match[0].length - 1;
    const line = lineAt(bare, match.index);
    return { path, line, lines: lineAt(bare, closingBrace(bare, open)) - line + 1 };
  });
}

/** The position of the brace that closes the one at `open`. */
function closingBrace(bare: string, open: number): number {
  let depth = 0;
  for (let i = open; i < bare.length; i += 1) {
    const char = bare.charAt(i);
    if (char === '{') depth += 1;
    else if (char === '}' && --depth === 0) return i;
  }
  return bare.length;
}
