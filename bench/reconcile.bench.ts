import { propose, wordsOf } from '../tests/support/payments/matching-door.ts';
import { randomBooks, type Books } from '../tests/support/payments/random-reconciliation.ts';
import { median, rounded, type Bench, type BenchLine, type BenchOptions } from './bench.ts';

/** The seed of the books: the same ones in every run. */
const seed = 7;

export const bench: Bench = {
  name: 'reconcile',
  about:
    'statement lines matched per second of the processor with 10 thousand, 100 thousand and a million lines, each against the rate with a tenth of the lines, which a linear growth would keep; beside them a bare join by reference that knows neither sums nor parties',
  run: async (options) => measure(options),
};

function measure({ quick, say }: BenchOptions): BenchLine[] {
  const sizes = quick ? [100, 1_000, 10_000, 100_000] : [1_000, 10_000, 100_000, 1_000_000];
  const rates: number[] = [];
  const lines: BenchLine[] = [];
  for (const [at, size] of sizes.entries()) {
    const books = randomBooks(size, seed);
    // Small books are matched more often: a single round of theirs is shorter than a pause of the collector.
    const rounds = size >= 1_000_000 ? 1 : size >= 100_000 ? 3 : 9;
    const ours: number[] = [];
    const joins: number[] = [];
    let wrong = 0;
    for (let round = 0; round < rounds; round += 1) {
      const started = cpuSeconds();
      const proposals = propose(books.entries, books.items);
      ours.push(size / (cpuSeconds() - started));
      if (round === 0) wrong = wrongIn(books, proposals);
      const joining = cpuSeconds();
      join(books);
      joins.push(size / (cpuSeconds() - joining));
    }
    const rate = median(ours);
    rates.push(rate);
    say(`${size} lines: ${rounded(rate)} lines/CPU s`);
    const before = rates[at - 1];
    if (before === undefined) continue;
    lines.push({
      bench: 'reconcile',
      case: `${size} lines`,
      unit: 'lines/CPU s',
      ours: rounded(rate),
      limit: rounded(before),
      ratio: rounded(rate / before),
      // Tenfold lines may take up to twenty times as long: memory that no longer fits into the caches, and sorting.
      floor: 0.5,
      peers: { 'join by reference': rounded(median(joins)) },
      wrong,
    });
  }
  return lines;
}

/** What this process has taken of the processors: the work is pure, and what else runs on the machine is not to be measured. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

/** Certain matches that are not the true ones, entries taken twice, items taken beyond their amount, sums that are not conserved. */
function wrongIn({ entries, items, exact }: Books, proposals: ReturnType<typeof propose>): number {
  const amounts = new Map(entries.map(({ id, amountMinor }) => [id, amountMinor]));
  const left = new Map(items.map(({ id, amountMinor }) => [id, amountMinor]));
  let wrong = 0;
  for (const { entryIds, items: parts, differenceMinor, certain } of proposals) {
    let sum = 0n;
    for (const id of entryIds) {
      const amount = amounts.get(id);
      if (amount === undefined) wrong += 1;
      amounts.delete(id);
      sum += amount ?? 0n;
      if (certain && exact.get(id)?.join() !== parts.map((part) => part.id).join()) wrong += 1;
    }
    for (const { id, amountMinor } of parts) {
      const remains = (left.get(id) ?? 0n) - amountMinor;
      if (remains < 0n) wrong += 1;
      left.set(id, remains);
      sum -= amountMinor;
    }
    if (sum !== differenceMinor) wrong += 1;
  }
  return wrong;
}

/** What a bare index does: every word of a line looked up, the amount compared. */
function join({ entries, items }: Books): number {
  const index = new Map(items.map((item) => [wordsOf(item.carried)[0], item]));
  let found = 0;
  for (const entry of entries)
    for (const word of wordsOf(entry.carried)) if (index.get(word)?.amountMinor === entry.amountMinor) found += 1;
  return found;
}
