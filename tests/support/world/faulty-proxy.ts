import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** What happens to a request on its way; the bank does its work in the last four, and its answer is lost, late, nonsense, or never given. */
export type Fate = 'through' | 'cut before' | 'unavailable' | 'cut after' | 'late' | 'nonsense' | 'silent';

type Deal = readonly (readonly [Fate, number])[];

/** Of so many requests so many meet each fate, in an order that is drawn: also a short run meets every fault. */
const ofOrders: Deal = [
  ['through', 48],
  ['cut before', 6],
  ['unavailable', 4],
  ['cut after', 11],
  ['late', 6],
  ['nonsense', 4],
  ['silent', 1],
];
const ofOthers: Deal = [
  ['through', 153],
  ['cut before', 9],
  ['unavailable', 8],
  ['cut after', 13],
  ['late', 10],
  ['nonsense', 6],
  ['silent', 1],
];

/** Machines meet faults here; the pages that a person sees do not. */
const isTroubled = (path: string): boolean => /^\/(?:open-banking\/|token|request|api\/)/.test(path);
const isOrder = (method: string, path: string): boolean => method === 'POST' && path.endsWith('/domestic-payments');
const lateMaxMs = 1_500;

/** A payment as it was ordered on the wire, each time that it was. */
export interface Ordered {
  readonly consentId: string;
  readonly key: string;
  readonly fate: Fate;
}

export interface FaultyProxy extends AsyncDisposable {
  /** Nothing happens to anything any more. */
  calm(): void;
  /** Orders of payments that passed here, or did not. */
  readonly orders: readonly Ordered[];
  /** How many requests met each fate. */
  readonly fates: ReadonlyMap<Fate, number>;
}

/** Stands between the network and a bank, and loses what passes: before the bank has it, or the bank's answer. */
export async function startFaultyProxy(port: number, bank: number): Promise<FaultyProxy> {
  const fates = new Map<Fate, number>();
  const orders: Ordered[] = [];
  let isCalm = false;
  const [order, other] = [dealer(ofOrders), dealer(ofOthers)];
  const server = createServer((incoming, response) => {
    const { method = '', url = '/', headers } = incoming;
    const fate = isCalm || !isTroubled(url) ? 'through' : isOrder(method, url) ? order() : other();
    fates.set(fate, (fates.get(fate) ?? 0) + 1);
    void readBody(incoming).then(
      (body) => {
        if (isOrder(method, url)) orders.push({ ...readOrder(body), key: String(headers['x-idempotency-key']), fate });
        if (fate === 'cut before') incoming.destroy();
        else if (fate === 'unavailable') response.writeHead(503, { 'retry-after': '1' }).end();
        else forward({ incoming, body, response }, bank, fate);
      },
      () => response.destroy(),
    );
  });
  // Who is given no answer gives up by himself; the next request is not to come on a connection that closes just then.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    fates,
    orders,
    calm: () => {
      isCalm = true;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Deals fates like cards: every deck holds all of them, shuffled. */
function dealer(deal: Deal): () => Fate {
  let deck: Fate[] = [];
  return () => {
    if (deck.length === 0) {
      const cards = deal.flatMap(([fate, count]) => Array.from({ length: count }, () => ({ fate, at: Math.random() })));
      deck = cards.toSorted((a, b) => a.at - b.at).map(({ fate }) => fate);
    }
    return deck.pop() ?? 'through';
  };
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  // A request yields buffers as long as no encoding is set.
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function readOrder(body: Buffer): { consentId: string } {
  // OBWriteDomestic2 has it; a request without it is the network's fault and fails the test that looks.
  const { Data } = JSON.parse(body.toString('utf8')) as { Data: { ConsentId: string } };
  return { consentId: Data.ConsentId };
}

type Passing = { incoming: IncomingMessage; body: Buffer; response: ServerResponse };

function forward({ incoming, body, response }: Passing, port: number, fate: Fate): void {
  const { method, url, headers } = incoming;
  const outgoing = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    if (fate === 'cut after' || fate === 'silent') {
      answer.resume().on('end', () => (fate === 'silent' ? undefined : response.destroy()));
      return;
    }
    if (fate === 'nonsense') {
      answer.resume();
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"Data":{"Status":"FINE"}}');
      return;
    }
    const waits = fate === 'late' ? pause(Math.random() * lateMaxMs) : Promise.resolve();
    void waits.then(() => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    // The bank may die in the midst of its answer.
    answer.on('error', () => response.destroy());
  });
  outgoing.on('error', () => response.destroy());
  outgoing.end(body);
}
