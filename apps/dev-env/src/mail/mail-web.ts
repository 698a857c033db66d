import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Mailbox } from './mailbox.ts';
import { letterPage, listPage, missingPage } from './mail-pages.ts';
import type { PageState } from './mail-pages.ts';
import { pickLanguage } from './mail-texts.ts';

const bodyMaxBytes = 10_000;
const assets = {
  '/assets/mail.css': { type: 'text/css; charset=utf-8', text: readAsset('mail.css') },
  '/assets/mail.js': { type: 'text/javascript; charset=utf-8', text: readAsset('mail.js') },
} as const;

const pagePolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** What a message brings may look like something, and do nothing. */
const letterPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

export type MailSwitch = { isDown: boolean };
type Visit = { request: IncomingMessage; response: ServerResponse; url: URL };
type Sink = { mailbox: Mailbox; mailSwitch: MailSwitch };

/** Pages and JSON over the mailbox on a port of this machine. Rejects when the port cannot be had. */
export async function startMailWeb(sink: Sink, port: number): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    answer(sink, request, response).catch(() => {
      if (!response.headersSent) sendText(response, 400, 'This request cannot be read.');
      else response.destroy();
    });
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  // A TCP server's address is never a path.
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

async function answer(sink: Sink, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { host = '' } = request.headers;
  // A page of another name that resolves to this machine must not read the messages.
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host)) return sendText(response, 421, 'Ask for localhost.');
  const visit = { request, response, url: new URL(request.url ?? '/', 'http://localhost') };
  if (request.method === 'GET' || request.method === 'HEAD') return show(sink, visit);
  const site = request.headers['sec-fetch-site'] ?? 'none';
  if (site !== 'same-origin' && site !== 'none') return sendText(response, 403, 'Only the pages of this mailbox may.');
  return change(sink, visit);
}

function show({ mailbox, mailSwitch }: Sink, { request, response, url }: Visit): void {
  const { pathname, searchParams } = url;
  if (pathname === '/healthz') return sendText(response, 200, 'ok');
  if (pathname in assets) {
    // The line above makes it one of them.
    const { type, text } = assets[pathname as keyof typeof assets];
    return send(response, 200, { 'content-type': type, 'cache-control': 'no-cache' }, text);
  }
  const filter = { to: searchParams.get('to') ?? '', unread: searchParams.get('unread') === '1' };
  const after = Number(searchParams.get('after') ?? 0) || 0;
  if (pathname === '/api/messages') {
    const items = mailbox.search({ ...filter, after });
    return sendJson(response, 200, { items, ...mailbox.counts, down: mailSwitch.isDown });
  }
  const id = /^\/(?:api\/)?messages\/(\d{1,12})(?:\/html)?$/.exec(pathname)?.[1];
  const letter = id === undefined ? null : mailbox.find(Number(id));
  if (pathname.startsWith('/api/')) return sendJson(response, letter === null ? 404 : 200, letter);
  if (letter !== null && pathname.endsWith('/html')) {
    const framed = `<base target="_blank">${letter.html ?? ''}`;
    return send(response, 200, { ...htmlType, 'content-security-policy': letterPolicy }, framed);
  }
  if (letter !== null) mailbox.markRead(letter.id);
  const language = pickLanguage(
    searchParams.get('lang'),
    request.headers.cookie ?? '',
    request.headers['accept-language'] ?? '',
  );
  searchParams.delete('lang');
  const { counts } = mailbox;
  const state: PageState = { language, address: `${pathname}${url.search}`, isDown: mailSwitch.isDown, counts };
  const headers = {
    ...htmlType,
    'content-security-policy': pagePolicy,
    'set-cookie': `mail_language=${language}; Path=/; SameSite=Lax`,
  };
  if (letter !== null) return send(response, 200, headers, letterPage(state, letter));
  if (pathname !== '/') return send(response, 404, headers, missingPage(state));
  return send(response, 200, headers, listPage(state, mailbox.search(filter), filter));
}

async function change({ mailbox, mailSwitch }: Sink, { request, response, url }: Visit): Promise<void> {
  const body = await readBody(request);
  const asJson = url.pathname.startsWith('/api/');
  if (url.pathname === '/switch') mailSwitch.isDown = new URLSearchParams(body).get('down') === 'true';
  else if (url.pathname === '/empty' || (url.pathname === '/api/messages' && request.method === 'DELETE'))
    mailbox.empty();
  else if (url.pathname === '/api/switch') {
    const down = readDown(body);
    if (down === null) return sendText(response, 400, 'The body must be {"down": true} or {"down": false}.');
    mailSwitch.isDown = down;
  } else return sendText(response, 404, 'There is nothing at this address.');
  if (asJson) return sendJson(response, 200, { ...mailbox.counts, down: mailSwitch.isDown });
  return send(response, 303, { location: '/' }, '');
}

function readDown(body: string): boolean | null {
  try {
    const { down } = JSON.parse(body) as { down?: unknown };
    return typeof down === 'boolean' ? down : null;
  } catch {
    return null;
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyMaxBytes) throw new Error('the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const htmlType = { 'content-type': 'text/html; charset=utf-8' };

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, { 'content-type': 'application/json; charset=utf-8' }, JSON.stringify(value));
}

function sendText(response: ServerResponse, status: number, text: string): void {
  send(response, status, { 'content-type': 'text/plain; charset=utf-8' }, `${text}\n`);
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };
  response.writeHead(status, { ...always, ...headers });
  response.end(body);
}

function readAsset(name: string): string {
  return readFileSync(join(import.meta.dirname, 'assets', name), 'utf8');
}
