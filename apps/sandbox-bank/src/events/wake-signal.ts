/** Lets several wait for "something happened", each with a longest wait. */
export type WakeSignal = {
  ring: () => void;
  /** Resolves at the next ring, after `timeoutMs`, or when `signal` aborts, whichever comes first. */
  wait: (timeoutMs: number, signal?: AbortSignal) => Promise<void>;
};

export function createWakeSignal(): WakeSignal {
  const waiting = new Set<() => void>();
  return {
    ring: () => {
      for (const wake of waiting) wake();
    },
    wait: (timeoutMs, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(done, timeoutMs);
        function done(): void {
          clearTimeout(timer);
          waiting.delete(done);
          signal?.removeEventListener('abort', done);
          resolve();
        }
        waiting.add(done);
        if (signal?.aborted === true) done();
        else signal?.addEventListener('abort', done);
      }),
  };
}
