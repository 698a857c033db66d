import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, type Outcome } from './run/command.ts';

/** One check that the repository must pass. */
export interface Gate {
  name: string;
  /** What to do when it is shut. */
  hint: string;
  command: string;
  args: string[];
}

/** One gate and how it went. */
export interface Passage {
  gate: Gate;
  outcome: Outcome;
}

const tsconfigs = ['tsconfig.json', 'apps/web/tsconfig.json'];

export const gates: Gate[] = [
  { name: 'format', hint: 'npm run format', command: 'oxfmt', args: ['--check', '.'] },
  { name: 'lint', hint: 'oxlint --fix mends some', command: 'oxlint', args: ['--deny-warnings'] },
  ...tsconfigs
    .filter((path) => existsSync(join(root, path)))
    .map((path) => ({ name: `types ${path}`, hint: '', command: 'tsc', args: ['-p', path, '--pretty', 'false'] })),
  { name: 'tidy', hint: 'the rules: ARCHITECTURE.md', command: 'node', args: ['tools/tidy.ts'] },
  { name: 'unused', hint: 'knip.json says what counts as used', command: 'knip', args: ['--no-progress'] },
  { name: 'generated', hint: 'npm run generate', command: 'node', args: ['tools/generate.ts', '--check'] },
];

/** Tries all gates, as many at a time as there are processors to carry them; reports each as it ends. */
export async function tryGates(report: (passage: Passage) => void): Promise<Passage[]> {
  const queue = [...gates];
  const passages: Passage[] = [];
  const worker = async (): Promise<void> => {
    for (let gate = queue.shift(); gate !== undefined; gate = queue.shift()) {
      const outcome = await run(gate.command, gate.args);
      const passage = { gate, outcome };
      passages.push(passage);
      report(passage);
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  return passages;
}

/** Lines of a shut gate that are worth showing at once; the rest is a command away. */
const shownLines = 60;

/** Prints one line for an open gate, and what is wrong for a shut one. */
export function printPassage({ gate, outcome }: Passage): void {
  console.log(`${outcome.ok ? '✓' : '✗'} ${gate.name.padEnd(30)} ${outcome.seconds.toFixed(1)} s`);
  if (outcome.ok) return;
  const lines = outcome.output.trimEnd().split('\n');
  console.log(lines.slice(0, shownLines).join('\n'));
  if (lines.length > shownLines)
    console.log(`… ${lines.length - shownLines} more lines: ${gate.command} ${gate.args.join(' ')}`);
  if (gate.hint !== '') console.log(`  → ${gate.hint}`);
}
