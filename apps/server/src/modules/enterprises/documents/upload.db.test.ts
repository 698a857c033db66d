import { request } from 'node:http';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../../../tests/support/enterprises.ts';
import { makePdf, makeStreamedPdf } from '../../../../../../tests/support/sample-files.ts';
import { limits } from '../../../platform/limits.ts';

// The collector is called by name in this test only.
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let world: World;
let port = 0;
beforeAll(async () => {
  world = await createWorld();
  port = Number(new URL(await world.http.listen({ port: 0, host: '127.0.0.1' })).port);
});
afterAll(() => world[Symbol.asyncDispose]());

interface Answered {
  readonly status: number;
  readonly body: { readonly code?: string };
}

/** Sends a body over a connection of its own, with or without saying its length before. */
function upload(enterpriseId: string, body: Readable, headers: Record<string, string> = {}): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/v1/evidence-documents?kind=business_licence&fileName=licence.pdf',
      headers: {
        'x-enterprise': enterpriseId,
        origin: 'http://localhost',
        'content-type': 'application/octet-stream',
        ...headers,
      },
      agent: false,
    });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) as Answered['body'] }));
    });
    body.pipe(sent);
  });
}

/** Bytes of buffers that something still holds; what waits for the collector is not counted. */
function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

function endless(bytes: number): Readable {
  return Readable.from(
    (function* () {
      yield Buffer.from('%PDF-1.7\n');
      for (let sent = 0; sent < bytes; sent += 65_536) yield Buffer.alloc(65_536, 0x41);
    })(),
    { objectMode: false },
  );
}

test('a file that never says how long it is gets its answer when it is over the size', async () => {
  const answer = await upload(await world.enterprise(), endless(limits.fileMaxBytes + 1_000_000));

  expect(answer).toMatchObject({ status: 413, body: { code: 'enterprises.document_too_large' } });
  expect(await readdir(join(world.filesDir, 'incoming'))).toEqual([]);
});

test('a file that claims to be far over the size is refused before it is read', async () => {
  const length = String(limits.fileDrainMaxBytes + 1);
  const answer = await upload(await world.enterprise(), Readable.from(['%PDF']), { 'content-length': length });

  expect(answer).toMatchObject({ status: 413, body: { code: 'enterprises.document_too_large' } });
});

test('large files on their way together are not held in memory', async () => {
  const padding = limits.fileMaxBytes - 10_000;
  const file = makeStreamedPdf({ padding });
  const enterprises = await Promise.all(Array.from({ length: 8 }, () => world.enterprise()));
  await upload(enterprises[0] ?? '', Readable.from([makePdf()]));
  const before = heldBytes();
  let most = before;
  const measure = setInterval(() => (most = Math.max(most, heldBytes())), 20);

  // All pieces are views of one buffer: what grows is the server's.
  const pieces = (): Readable =>
    Readable.from(
      (function* () {
        for (let at = 0; at < file.length; at += 65_536) yield file.subarray(at, at + 65_536);
      })(),
      { objectMode: false },
    );
  const answers = await Promise.all(enterprises.map((one) => upload(one, pieces())));
  clearInterval(measure);

  expect(answers.map(({ status }) => status)).toEqual(enterprises.map(() => 201));
  // Eight whole files would be 84 MB, and twice that with what is sealed.
  expect(most - before).toBeLessThan(limits.fileMaxBytes);
}, 180_000);

test('one enterprise does not take up the server with uploads that stand still', async () => {
  const enterpriseId = await world.enterprise();
  const open = Array.from({ length: limits.uploadsAtOnce }, () => new Readable({ read: () => undefined }));
  const waiting = open.map((body) => {
    body.push('%PDF-1.7\n');
    return upload(enterpriseId, body);
  });
  await expect
    .poll(async () => (await readdir(join(world.filesDir, 'incoming')).catch(() => [])).length)
    .toBe(limits.uploadsAtOnce);

  expect(await upload(enterpriseId, Readable.from([makePdf()]))).toMatchObject({
    status: 429,
    body: { code: 'enterprises.document_uploads_at_once' },
  });
  for (const body of open) body.push(null);
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(open.map(() => 422));
});

test('a connection that breaks in the middle leaves nothing behind', async () => {
  const enterpriseId = await world.enterprise();
  const body = new Readable({ read: () => undefined });
  body.push('%PDF-1.7\n');
  const sent = upload(enterpriseId, body);
  await expect.poll(async () => (await readdir(join(world.filesDir, 'incoming'))).length).toBe(1);

  world.http.server.closeAllConnections();

  await expect(sent).rejects.toThrow();
  await expect.poll(async () => (await readdir(join(world.filesDir, 'incoming'))).length).toBe(0);
});
