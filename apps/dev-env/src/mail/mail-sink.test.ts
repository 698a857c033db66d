import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startMailSink } from './mail-sink.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'guildhall-mail-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('what is sent is kept, found by address, read, and still there after a restart', async () => {
  {
    await using sink = await startMailSink({ directory: dir });
    expect(await send(sink.smtpUrl, 'one@qinghe.example', letter('first', 'a'))).toBe(250);
    expect(await send(sink.smtpUrl, 'two@qinghe.example', letter('second', 'b'))).toBe(250);
    expect(await send(sink.smtpUrl, 'two@qinghe.example', letter('second', 'b'))).toBe(250);
    expect(sink.counts()).toEqual({ kept: 3, distinct: 2, unread: 3 });
    expect(sink.messages().map(({ subject }) => subject)).toEqual(['second', 'second', 'first']);

    const found = await json(`${sink.url}/api/messages?to=ONE@`);
    expect(found).toMatchObject({ kept: 3, down: false, items: [{ id: 1, envelope: { to: ['one@qinghe.example'] } }] });
    const page = await (await fetch(`${sink.url}/messages/1`)).text();
    expect(page).toContain('first');
    expect((await fetch(`${sink.url}/messages/9`)).status).toBe(404);
  }
  await using again = await startMailSink({ directory: dir });
  expect(again.counts()).toEqual({ kept: 3, distinct: 2, unread: 2 });
  expect(again.messages({ unread: true }).map(({ id }) => id)).toEqual([3, 2]);
  await send(again.smtpUrl, 'one@qinghe.example', letter('third', 'c'));
  expect(again.messages({ after: 3 }).map(({ id }) => id)).toEqual([4]);
});

test('the oldest messages make room for new ones, on the disk too', async () => {
  await using sink = await startMailSink({ directory: dir, keep: 2 });
  for (const name of ['a', 'b', 'c']) await send(sink.smtpUrl, 'x@qinghe.example', letter(name, name));
  expect(sink.messages().map(({ subject }) => subject)).toEqual(['c', 'b']);
  expect(readdirSync(dir).toSorted()).toEqual(['2.json', '3.json']);
});

test('a mail server that is switched off refuses for the time being, on kept connections too', async () => {
  await using sink = await startMailSink();
  const kept = await openSmtp(sink.smtpUrl);
  expect(await kept.say('EHLO localhost')).toBe(250);
  const answer = await fetch(`${sink.url}/switch`, {
    method: 'POST',
    body: new URLSearchParams({ down: 'true' }),
    redirect: 'manual',
  });
  expect(answer.status).toBe(303);
  expect(await kept.say('MAIL FROM:<a@b.example>')).toBe(421);
  kept.end();
  expect(await send(sink.smtpUrl, 'one@qinghe.example', letter('lost?', 'a'))).toBe(421);
  expect(sink.counts().kept).toBe(0);
  expect(await json(`${sink.url}/api/messages`)).toMatchObject({ down: true });

  await fetch(`${sink.url}/api/switch`, { method: 'POST', body: '{"down":false}' });
  expect(await send(sink.smtpUrl, 'one@qinghe.example', letter('there', 'a'))).toBe(250);
});

test('what a message brings is escaped, and its HTML stands alone in a sandbox', async () => {
  await using sink = await startMailSink();
  const raw = 'Subject: <script>alert(1)</script>\nContent-Type: text/html\n\n<script>alert(2)</script><p>hello</p>';
  await send(sink.smtpUrl, 'one@qinghe.example', raw);
  for (const path of ['/', '/messages/1']) {
    const page = await fetch(sink.url + path);
    expect(await page.text()).not.toContain('<script>alert');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  }
  const frame = await fetch(`${sink.url}/messages/1/html`);
  expect(await frame.text()).toContain('<p>hello</p>');
  expect(frame.headers.get('content-security-policy')).toMatch(/^sandbox allow-popups.*default-src 'none'/);
});

test('pages come in both languages, and the choice is kept', async () => {
  await using sink = await startMailSink();
  const zh = await fetch(sink.url, { headers: { 'accept-language': 'zh-CN,en;q=0.5' } });
  expect(await zh.text()).toContain('演示邮箱');
  const en = await fetch(`${sink.url}/?lang=en`, { headers: { 'accept-language': 'zh-CN' } });
  expect(await en.text()).toContain('Demo mailbox');
  const cookie = en.headers.get('set-cookie')?.split(';')[0] ?? '';
  const kept = await fetch(sink.url, { headers: { 'accept-language': 'zh-CN', cookie } });
  expect(await kept.text()).toContain('Demo mailbox');
});

test('another site can neither read the messages nor use the switch', async () => {
  await using sink = await startMailSink();
  const foreign = await fetch(`${sink.url}/switch`, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } });
  expect(foreign.status).toBe(403);
  // fetch sets the host itself, so the request is written by hand.
  const { host } = new URL(sink.url);
  const rebound = await raw(host, 'GET /api/messages HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
  expect(rebound).toMatch(/^HTTP\/1\.1 421/);
});

test.each(['not json', '{"down":"yes"}', 'x'.repeat(20_000)])('a switch set to nonsense is refused', async (body) => {
  await using sink = await startMailSink();
  const answer = await fetch(`${sink.url}/api/switch`, { method: 'POST', body }).catch(() => null);
  expect(answer?.status ?? 400).toBe(400);
  expect(await json(`${sink.url}/api/messages`)).toMatchObject({ down: false });
});

test('a message beyond the measure is refused and leaves nothing', async () => {
  await using sink = await startMailSink();
  const huge = `Subject: huge\n\n${`${'x'.repeat(70)}\n`.repeat(40_000)}`;
  expect(await send(sink.smtpUrl, 'one@qinghe.example', huge)).toBe(552);
  expect(sink.counts().kept).toBe(0);
});

function letter(subject: string, id: string): string {
  return `Subject: ${subject}\nMessage-ID: <${id}@guildhall.example>\n\nHello`;
}

async function json(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}

/** Sends one message and resolves the code of the last answer. */
async function send(smtpUrl: string, to: string, message: string): Promise<number> {
  const smtp = await openSmtp(smtpUrl);
  const lines = ['EHLO localhost', 'MAIL FROM:<notifications@guildhall.example>', `RCPT TO:<${to}>`, 'DATA'];
  let code = smtp.greeting;
  for (const line of lines) {
    if (code >= 400) break;
    code = await smtp.say(line);
  }
  if (code === 354) code = await smtp.say(`${message.replaceAll('\n', '\r\n')}\r\n.`);
  smtp.end();
  return code;
}

async function openSmtp(smtpUrl: string) {
  const { hostname, port } = new URL(smtpUrl);
  const socket = connect(Number(port), hostname);
  let text = '';
  let answered: ((code: number) => void) | null = null;
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    // The last line of an answer has a space behind its code (RFC 5321 §4.2.1).
    const last = /(?:^|\n)(\d{3}) [^\n]*\r\n$/.exec(text);
    if (last === null) return;
    text = '';
    answered?.(Number(last[1]));
  });
  const next = (): Promise<number> =>
    new Promise((done) => {
      answered = done;
    });
  const greeting = await next();
  const say = (line: string): Promise<number> => {
    const answer = next();
    socket.write(`${line}\r\n`);
    return answer;
  };
  return { greeting, say, end: () => socket.destroy() };
}

function raw(host: string, request: string): Promise<string> {
  const { hostname, port } = new URL(`http://${host}`);
  return new Promise((done) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(request));
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    socket.on('close', () => done(text));
  });
}
