import type { PeerCell, PeerDecides } from './peers.ts';
import { enterpriseOf, type BenchRequest } from './world.ts';

/** The limits of each session's cells, by the naive reading. */
export type Cells = ReadonlyMap<string, readonly PeerCell[]>;
/** Monday, 10:00 in Shanghai. */
const at = new Date('2026-11-23T02:00:00Z');

export function requestOf(
  session: string,
  { role, department, accountNumber, action }: PeerCell,
  amountMinor: bigint,
): BenchRequest {
  const enterprise = enterpriseOf(session);
  return { session, enterprise, role, department, accountNumber, action, amount: { amountMinor, currency: 'CNY' }, at };
}

/** Requests in an order that no cache foresees: a third below, a third at and a third above the limit. */
export function mixed(cells: Cells, count: number): BenchRequest[] {
  const sessions = [...cells];
  const requests: BenchRequest[] = [];
  let state = 88_172_645;
  const next = (below: number): number => {
    // Numerical Recipes' linear congruential generator: the same order in every run.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
  while (requests.length < count) {
    const [session, ofSession] = sessions[next(sessions.length)] ?? ['', []];
    const cell = ofSession[next(ofSession.length)];
    if (cell !== undefined) requests.push(requestOf(session, cell, cell.limitMinor + BigInt(next(3) - 1)));
  }
  return requests;
}

/** Decisions per second of processor time; at least so long. */
export function rateOf(decides: PeerDecides, requests: readonly BenchRequest[], leastMs: number): number {
  let done = 0;
  const before = process.cpuUsage();
  const started = performance.now();
  do {
    for (const request of requests) decides(request);
    done += requests.length;
  } while (performance.now() - started < leastMs);
  const { user, system } = process.cpuUsage(before);
  return done / ((user + system) / 1_000_000);
}

/** How many of the answers are not those of the naive reading. */
export function countWrong(decides: PeerDecides, requests: readonly BenchRequest[], cells: Cells): number {
  return requests.filter((request) => {
    const cell = cells
      .get(request.session)
      ?.find((one) => one.accountNumber === request.accountNumber && one.action === request.action);
    return decides(request) !== (cell !== undefined && request.amount.amountMinor <= cell.limitMinor);
  }).length;
}

/** Microseconds within which 99 of 100 decisions are made, each with the reading of the clock. */
export function p99(decides: PeerDecides, requests: readonly BenchRequest[]): number {
  const times = new Float64Array(requests.length);
  for (const [index, request] of requests.entries()) {
    const started = process.hrtime.bigint();
    decides(request);
    times[index] = Number(process.hrtime.bigint() - started) / 1_000;
  }
  return times.toSorted()[Math.floor(times.length * 0.99)] ?? Number.NaN;
}
