import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it is passed on: where to, and with which headers. */
export interface Onward {
  readonly port: number;
  readonly path: string;
  readonly headers: Record<string, string | string[] | undefined>;
}

export interface Proxy extends AsyncDisposable {
  readonly port: number;
}

/** What came back: the whole body, so that it can be looked at or changed on its way. */
export interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/**
 * A proxy on loopback that passes every request on as `route` says, body and answer as they are; `look` sees each answer and
 * may give another body instead.
 */
export async function startProxy(
  port: number,
  route: (method: string, path: string, headers: IncomingMessage['headers']) => Onward,
  look: (method: string, path: string, answer: Answered) => Buffer = (_method, _path, { body }) => body,
): Promise<Proxy> {
  const server = createServer((request, response) => {
    pass(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [method, path] = [request.method ?? 'GET', request.url ?? '/'];
    const body = await read(request);
    const answer = await forward(method, route(method, path, request.headers), body);
    const shown = look(method, path, answer);
    const { 'content-length': _length, 'transfer-encoding': _chunked, ...headers } = answer.headers;
    response.writeHead(answer.status, { ...headers, 'content-length': shown.length }).end(shown);
  };
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

function forward(method: string, { port, path, headers }: Onward, body: Buffer): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const length = body.length === 0 ? {} : { 'content-length': String(body.length) };
    const { 'transfer-encoding': _chunked, ...rest } = headers;
    const outgoing = send({ host: '127.0.0.1', port, path, method, headers: { ...rest, ...length } }, (incoming) => {
      const { statusCode = 502, headers: answered } = incoming;
      read(incoming).then((whole) => resolve({ status: statusCode, headers: answered, body: whole }), reject);
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

/** Another word before a token; what was sent is left as it is otherwise. */
export function withScheme<Headers extends IncomingMessage['headers']>(
  headers: Headers,
  from: string,
  to: string,
): Headers {
  const { authorization } = headers;
  if (authorization?.startsWith(`${from} `) !== true) return headers;
  return { ...headers, authorization: to + authorization.slice(from.length) };
}
