import { setTimeout as pause } from 'node:timers/promises';

const betweenMs = 250;

/**
 * Tries until it is done: the network may be dead, and a bank unreachable, at any moment. `work` gives null where it is to be tried again.
 * @throws Error that tells what was tried, and how it ended the last time.
 */
export async function persist<T>(what: string, patienceMs: number, work: () => Promise<T | null>): Promise<T> {
  let last: unknown = 'it was not done';
  for (const end = Date.now() + patienceMs; Date.now() < end; await pause(betweenMs)) {
    try {
      const done = await work();
      if (done !== null) return done;
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`tried for long enough: ${what}`, { cause: last });
}
