import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** What happens to a request on its way; the bank does its work in the last three, and the answer is lost, late or nonsense. */
type Fate = 'through' | 'cut before' | 'unavailable' | 'cut after' | 'late' | 'nonsense';

const chances: readonly (readonly [Fate, number])[] = [
  ['cut before', 0.05],
  ['unavailable', 0.04],
  ['cut after', 0.08],
  ['late', 0.1],
  ['nonsense', 0.03],
];

/** Machines meet faults here; the pages that a person sees do not. */
const isTroubled = (path: string): boolean => /^\/(?:open-banking\/|token|request|api\/)/.test(path);

export interface FaultyProxy extends AsyncDisposable {
  /** Nothing happens to anything any more. */
  calm(): void;
  readonly fates: ReadonlyMap<Fate, number>;
}

/** Stands between the network and a bank, and loses what passes: before the bank has it, or the bank's answer. */
export async function startFaultyProxy(port: number, bank: number): Promise<FaultyProxy> {
  const fates = new Map<Fate, number>();
  let isCalm = false;
  const fateOf = (path: string): Fate => {
    if (isCalm || !isTroubled(path)) return 'through';
    let rest = Math.random();
    for (const [fate, chance] of chances) {
      rest -= chance;
      if (rest < 0) return fate;
    }
    return 'through';
  };
  const server = createServer((incoming, response) => {
    const fate = fateOf(incoming.url ?? '/');
    fates.set(fate, (fates.get(fate) ?? 0) + 1);
    if (fate === 'cut before') incoming.destroy();
    else if (fate === 'unavailable') response.writeHead(503, { 'retry-after': '1' }).end();
    else forward(incoming, response, bank, fate);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    fates,
    calm: () => {
      isCalm = true;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function forward(incoming: IncomingMessage, response: ServerResponse, port: number, fate: Fate): void {
  const { method, url, headers } = incoming;
  const outgoing = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    if (fate === 'cut after') {
      answer.resume().on('end', () => response.destroy());
      return;
    }
    if (fate === 'nonsense') {
      answer.resume();
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"Data":{"Status":"FINE"}}');
      return;
    }
    const waits = fate === 'late' ? pause(Math.random() * 2_000) : Promise.resolve();
    void waits.then(() => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
  });
  outgoing.on('error', () => response.destroy());
  incoming.pipe(outgoing);
}
