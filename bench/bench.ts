/** One measured case: our figure beside its limit and its peers from the same run. */
export interface BenchLine {
  readonly bench: string;
  readonly case: string;
  readonly unit: string;
  readonly ours: number;
  /** The same work driven directly, without our program around it. */
  readonly limit: number;
  /** Ours ÷ limit for rates, limit ÷ ours for times: higher is better. */
  readonly ratio: number;
  /** What the ratio must not fall below. */
  readonly floor: number;
  readonly peers: Readonly<Record<string, number>>;
  /** Answers that were not what they should be. */
  readonly wrong: number;
}

export interface BenchOptions {
  /** A tenth of the data, done within a minute. */
  readonly quick: boolean;
  /** Says what is going on, beside the result. */
  readonly say: (text: string) => void;
}

/** What a `NAME.bench.ts` exports as `bench`. */
export interface Bench {
  readonly name: string;
  /** What is measured against what, in one sentence. */
  readonly about: string;
  run(options: BenchOptions): Promise<BenchLine[]>;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1] ?? sorted[middle], sorted[middle]];
  if (low === undefined || high === undefined) return Number.NaN;
  return sorted.length % 2 === 0 ? (low + high) / 2 : high;
}

/** A rate or a time as it is printed: three figures tell enough. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
