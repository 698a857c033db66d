import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, BenchLine } from './bench.ts';

const usage = 'npm run bench -- NAME… [--quick], or npm run bench -- --list';

/** Runs the named benchmarks one after the other; fails when a case misses its floor or answered wrongly. */
async function main(args: readonly string[]): Promise<void> {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const known = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.bench.ts'))
    .map((file) => file.slice(0, -'.bench.ts'.length))
    .toSorted();
  if (args.includes('--list')) {
    for (const name of known) console.log(`${name.padEnd(12)} ${(await load(name)).about}`);
    return;
  }
  const unknown = names.filter((name) => !known.includes(name));
  const wrongOption = args.find((arg) => arg.startsWith('--') && arg !== '--quick');
  if (names.length === 0 || unknown.length > 0 || wrongOption !== undefined) {
    console.error(`${unknown.length > 0 ? `There is no benchmark ${unknown.join(', ')}. ` : ''}${usage}`);
    process.exitCode = 2;
    return;
  }
  const lines: BenchLine[] = [];
  for (const name of names) {
    const bench = await load(name);
    const started = performance.now();
    const say = (text: string): void =>
      console.error(`${bench.name} ${((performance.now() - started) / 1_000).toFixed(1)} s: ${text}`);
    lines.push(...(await bench.run({ quick: args.includes('--quick'), say })));
  }
  for (const line of lines) console.log(JSON.stringify(line));
  const missed = lines.filter((line) => !(line.ratio >= line.floor) || line.wrong > 0);
  for (const line of missed)
    console.error(`${line.bench} ${line.case}: ratio ${line.ratio}, floor ${line.floor}, wrong ${line.wrong}`);
  process.exitCode = missed.length === 0 ? 0 : 1;
}

async function load(name: string): Promise<Bench> {
  // Every *.bench.ts exports its `bench`.
  const module = (await import(join(import.meta.dirname, `${name}.bench.ts`))) as { bench: Bench };
  return module.bench;
}

await main(process.argv.slice(2));
