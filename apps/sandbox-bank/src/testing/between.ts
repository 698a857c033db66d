import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';

/** What becomes of a message between two banks: it passes, never arrives, arrives and its answer is lost, or is answered otherwise. */
export type Fate = 'through' | 'down' | 'lose answer' | 'endless answer' | { answer: string; status?: number };

export type Between = AsyncDisposable & {
  /** What becomes of the next messages. */
  fate: Fate;
  /** Bodies of the messages that arrived, in their order. */
  readonly arrived: string[];
  /** Bytes of the last endless answer that were taken from us. */
  poured: number;
};

/** Stands before a bank, at its address, and troubles what other banks say to it; everything else passes. */
export async function startBetween(port: number, bank: number): Promise<Between> {
  const server = createServer((incoming, response) => void pass(incoming, response));
  const between: Between = {
    fate: 'through',
    arrived: [],
    poured: 0,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const pass = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const isMessage = incoming.url?.startsWith('/interbank/') === true;
    const fate = isMessage ? between.fate : 'through';
    if (fate === 'down') {
      incoming.destroy();
      return;
    }
    const body = await Array.fromAsync<Buffer>(incoming);
    if (isMessage) between.arrived.push(Buffer.concat(body).toString());
    if (fate === 'endless answer') {
      await pour(response, between);
      return;
    }
    if (typeof fate === 'object' && fate.status !== undefined) {
      response.writeHead(fate.status, { 'content-type': 'application/problem+json' }).end(fate.answer);
      return;
    }
    const { method, url, headers } = incoming;
    const outgoing = request({ host: '127.0.0.1', port: bank, method, path: url, headers }, (answer) => {
      if (fate === 'lose answer') {
        answer.resume().on('end', () => response.destroy());
        return;
      }
      if (typeof fate === 'object') {
        answer.resume();
        response.writeHead(200, { 'content-type': 'application/jose' }).end(fate.answer);
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    outgoing.end(Buffer.concat(body));
  };
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return between;
}

/** Goes on for as long as the other side listens, and up to 64 MiB. */
async function pour(response: ServerResponse, between: Between): Promise<void> {
  between.poured = 0;
  response.writeHead(200, { 'content-type': 'application/jose' });
  const closed = new Promise((resolve) => response.once('close', resolve));
  const piece = Buffer.alloc(16 * 1024, 'a');
  while (!response.destroyed && between.poured < 64 * 1024 * 1024) {
    between.poured += piece.length;
    if (!response.write(piece)) await Promise.race([closed, new Promise((resolve) => response.once('drain', resolve))]);
  }
  response.end();
}
