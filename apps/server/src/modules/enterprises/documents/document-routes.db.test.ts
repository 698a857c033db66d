import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../../../tests/support/enterprises.ts';
import { makeJpeg, makePdf, makePng } from '../../../../../../tests/support/sample-files.ts';
import { attest, newApplicant, register, settle } from '../../../../../../tests/support/registration.ts';
import { newId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import { closeCase, insertCase } from '../verification/case-store.ts';
import { sweepDocuments, tellDueDocuments } from './document-jobs.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

interface Sent {
  readonly kind?: string;
  readonly fileName?: string;
  readonly type?: string;
  readonly validUntil?: string;
}

async function send(enterpriseId: string, file: Buffer | Readable, sent: Sent = {}) {
  const query = new URLSearchParams({
    kind: sent.kind ?? 'business_licence',
    fileName: sent.fileName ?? 'licence.pdf',
  });
  if (sent.validUntil !== undefined) query.set('validUntil', sent.validUntil);
  const answer = await world.http.inject({
    method: 'POST',
    url: `/v1/evidence-documents?${query.toString()}`,
    headers: {
      'x-enterprise': enterpriseId,
      origin: 'http://localhost',
      'content-type': sent.type ?? 'application/octet-stream',
    },
    payload: file,
  });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
}

function ask(enterpriseId: string, url: string, method: 'GET' | 'DELETE' = 'GET') {
  return world.http.inject({ method, url, headers: { 'x-enterprise': enterpriseId, origin: 'http://localhost' } });
}

function download(enterpriseId: string, id: unknown) {
  return ask(enterpriseId, `/v1/evidence-documents/${String(id)}/content`);
}

async function filesOf(enterpriseId: string): Promise<string[]> {
  return readdir(join(world.filesDir, enterpriseId)).catch(() => []);
}

test('a document that was added comes back as it was, to be saved and never shown', async () => {
  const enterpriseId = await world.enterprise();
  const pdf = makePdf();

  const { status, body } = await send(enterpriseId, pdf, { fileName: '营业执照 "2026".pdf', validUntil: '2027-06-30' });

  expect(status).toBe(201);
  expect(body).toMatchObject({
    kind: 'business_licence',
    state: 'kept',
    fileName: '营业执照 2026.pdf',
    mediaType: 'application/pdf',
    sizeBytes: pdf.length,
    validUntil: '2027-06-30',
    expired: false,
    can: ['remove'],
  });
  const answer = await download(enterpriseId, body['id']);
  expect(answer.rawPayload.equals(pdf)).toBe(true);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(pdf.length),
    'content-disposition':
      'attachment; filename="____ 2026.pdf"; filename*=UTF-8\'\'%E8%90%A5%E4%B8%9A%E6%89%A7%E7%85%A7%202026.pdf',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store',
  });
});

test('what lies on the disk is sealed, and opens for no other enterprise', async () => {
  const [own, other] = [await world.enterprise(), await world.enterprise()];
  const { body } = await send(own, makePdf('Secret words'));
  const sha256 = String(body['sha256']);

  const sealed = await readFile(join(world.filesDir, own, sha256));
  expect(sealed.includes('Secret words')).toBe(false);
  expect(sealed.includes('%PDF')).toBe(false);
  await mkdir(join(world.filesDir, other), { recursive: true });
  await writeFile(join(world.filesDir, other, sha256), sealed);
  await expect(world.files.read(other, sha256)).rejects.toThrow();
});

test('nobody else finds, opens or removes it', async () => {
  const [own, other] = [await world.enterprise(), await world.enterprise()];
  const { body } = await send(own, makePdf());

  expect((await ask(other, '/v1/evidence-documents')).json()).toEqual({ items: [] });
  expect((await download(other, body['id'])).statusCode).toBe(404);
  expect((await ask(other, `/v1/evidence-documents/${String(body['id'])}`, 'DELETE')).statusCode).toBe(404);
  const rows = await world.db.as({ enterpriseId: other }, (tx) =>
    tx.selectFrom('enterprises.evidence_documents').selectAll().execute(),
  );
  expect(rows).toEqual([]);
  expect((await download(own, body['id'])).statusCode).toBe(200);
});

test('a newer one replaces the one of its kind, which stays to be opened', async () => {
  const enterpriseId = await world.enterprise();
  const first = await send(enterpriseId, makePdf('one'));
  const second = await send(enterpriseId, makePng(), { fileName: 'scan.png' });
  const tax = await send(enterpriseId, makeJpeg(), {
    kind: 'tax_certificate',
    fileName: 'tax.jpg',
    type: 'image/jpeg',
  });

  const { items } = (await ask(enterpriseId, '/v1/evidence-documents')).json<{
    items: { id: string; state: string }[];
  }>();
  expect(items.map(({ id, state }) => ({ id, state }))).toEqual([
    { id: second.body['id'], state: 'kept' },
    { id: first.body['id'], state: 'replaced' },
    { id: tax.body['id'], state: 'kept' },
  ]);
  expect((await download(enterpriseId, first.body['id'])).statusCode).toBe(200);
});

describe('is refused, with the name of the file and a reason, and nothing is kept:', () => {
  const big = Buffer.concat([makePdf(), Buffer.alloc(limits.fileMaxBytes)]);
  const html = Buffer.from('<html><script>alert(1)</script>%PDF-1.7');
  test.each([
    ['an empty file', Buffer.alloc(0), {}, 422, 'document_empty'],
    ['one over the size', big, {}, 413, 'document_too_large'],
    ['a page of HTML that goes on as PDF', Buffer.concat([html, makePdf()]), {}, 415, 'document_type_unknown'],
    ['a program', Buffer.from('MZ\x90\0'.repeat(99)), {}, 415, 'document_type_unknown'],
    ['a PDF with a password', makePdf('x', { encrypted: true }), {}, 422, 'document_password_protected'],
    ['a PDF that was cut off', makePdf().subarray(0, 300), {}, 422, 'document_broken'],
    [
      'a picture of too many pixels',
      makePng(30_000, 30_000, 1),
      { fileName: 'a.png' },
      422,
      'document_too_many_pixels',
    ],
    ['a PNG that is called PDF', makePng(), {}, 422, 'document_not_as_claimed'],
    [
      'a PNG that is sent as PDF',
      makePng(),
      { fileName: 'a.png', type: 'application/pdf' },
      422,
      'document_not_as_claimed',
    ],
    ['a PDF that is called a program', makePdf(), { fileName: 'a.exe' }, 422, 'document_not_as_claimed'],
  ] as const)('%s', async (_name, file, sent, status, state) => {
    const enterpriseId = await world.enterprise();

    const answer = await send(enterpriseId, file, sent);

    expect(answer).toMatchObject({ status, body: { code: `enterprises.${state}` } });
    const { fileName = 'licence.pdf' } = sent as Sent;
    expect(String(answer.body['detail'])).toContain(fileName);
    expect(await filesOf(enterpriseId)).toEqual([]);
    expect(await readdir(join(world.filesDir, 'incoming'))).toEqual([]);
    expect((await ask(enterpriseId, '/v1/evidence-documents')).json()).toEqual({ items: [] });
  });

  test.each([
    ['2026-02-30', 'is no day of the calendar'],
    ['2026-10-31', 'has passed: add a document that is still valid'],
  ])('a last day %s', async (validUntil, reason) => {
    const { status, body } = await send(await world.enterprise(), makePdf(), { validUntil });
    expect({ status, errors: body['errors'] }).toEqual({
      status: 400,
      errors: [{ field: 'querystring.validUntil', reason }],
    });
  });

  test('a name that is none', async () => {
    expect(await send(await world.enterprise(), makePdf(), { fileName: '../..' })).toMatchObject({ status: 400 });
  });

  test('a body of another kind', async () => {
    const answer = await send(await world.enterprise(), Buffer.from('{}'), { type: 'application/json' });
    expect(answer).toMatchObject({ status: 415, body: { code: 'enterprises.document_type_unknown' } });
  });
});

test('no other route takes bytes as they are', async () => {
  for (const { method, url } of world.http.declaredRoutes) {
    if (method === 'GET' || method === 'HEAD' || url === '/v1/evidence-documents') continue;
    const answer = await world.http.inject({
      method: method as 'POST',
      url: url.replaceAll(/:\w+/g, newId()),
      headers: { 'x-enterprise': newId(), origin: 'http://localhost', 'content-type': 'application/octet-stream' },
      payload: Buffer.from('bytes'),
    });
    expect([404, 415], `${method} ${url}`).toContain(answer.statusCode);
  }
});

test('an upload that breaks off leaves nothing behind', async () => {
  const enterpriseId = await world.enterprise();
  const broken = Readable.from(
    (function* () {
      yield makePdf().subarray(0, 200);
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    })(),
    { objectMode: false },
  );

  await expect(world.files.receive(enterpriseId, broken as AsyncIterable<Buffer>)).rejects.toThrow('aborted');

  expect(await readdir(join(world.filesDir, 'incoming'))).toEqual([]);
});

test('only so many are kept; a removed one makes room and its bytes are swept away', async () => {
  const enterpriseId = await world.enterprise();
  const ids: unknown[] = [];
  for (let i = 0; i < limits.evidenceDocumentsPerEnterprise; i += 1) {
    ids.push((await send(enterpriseId, makePdf(`page ${i}`))).body['id']);
  }
  expect(await send(enterpriseId, makePdf('one more'))).toMatchObject({
    status: 409,
    body: { code: 'enterprises.documents_full' },
  });

  expect((await ask(enterpriseId, `/v1/evidence-documents/${String(ids[0])}`, 'DELETE')).statusCode).toBe(204);
  expect((await download(enterpriseId, ids[0])).statusCode).toBe(404);
  expect((await send(enterpriseId, makePdf('one more'))).status).toBe(201);

  // Written at the time of this machine, which is not the clock of the test.
  const old = new Date(world.clock.now().getTime() - 2 * limits.orphanFileMinutes * 60_000);
  const before = await filesOf(enterpriseId);
  for (const name of before) await utimes(join(world.filesDir, enterpriseId, name), old, old);
  expect(await sweepDocuments(world, world.files)).toBe(1);
  expect(await filesOf(enterpriseId)).toHaveLength(before.length - 1);
  expect((await download(enterpriseId, ids[1])).statusCode).toBe(200);
});

test('the sweep leaves alone what was written a moment ago and what other enterprises keep', async () => {
  const [own, other] = [await world.enterprise(), await world.enterprise()];
  const pdf = makePdf('the same paper');
  const kept = await send(own, pdf);
  const removed = await send(other, pdf);
  await ask(other, `/v1/evidence-documents/${String(removed.body['id'])}`, 'DELETE');
  const old = new Date(world.clock.now().getTime() - 2 * limits.orphanFileMinutes * 60_000);

  expect(await sweepDocuments(world, world.files)).toBe(0);
  for (const one of [own, other]) await utimes(join(world.filesDir, one, String(kept.body['sha256'])), old, old);
  expect(await sweepDocuments(world, world.files)).toBe(1);
  expect(await filesOf(other)).toEqual([]);
  expect((await download(own, kept.body['id'])).statusCode).toBe(200);
});

test('a file that was written anew while it was being swept stays', async () => {
  const enterpriseId = await world.enterprise();
  const { body } = await send(enterpriseId, makePdf('again'));
  const sha256 = String(body['sha256']);

  expect(await world.files.remove(enterpriseId, sha256, new Date(0))).toBe(false);

  expect((await download(enterpriseId, body['id'])).statusCode).toBe(200);
});

test('a file that was changed on the disk is not handed out', async () => {
  const enterpriseId = await world.enterprise();
  const { body } = await send(enterpriseId, makePdf('whole'));
  const path = join(world.filesDir, enterpriseId, String(body['sha256']));
  const sealed = await readFile(path);
  sealed[sealed.length - 20] = (sealed[sealed.length - 20] ?? 0) ^ 1;
  await writeFile(path, sealed);

  const answer = await download(enterpriseId, body['id']);

  expect(answer.statusCode).toBe(500);
  expect(answer.json()).toMatchObject({ code: 'enterprises.document_unreadable' });
});

test('adding and removing are written into the audit', async () => {
  const enterpriseId = await world.enterprise();
  const { body } = await send(enterpriseId, makePdf());
  await ask(enterpriseId, `/v1/evidence-documents/${String(body['id'])}`, 'DELETE');

  const lines = await world.fresh.query(
    `select action, target from audit.lines where enterprise_id = $1 and action like 'evidence_document.%' order by line_id`,
    [enterpriseId],
  );
  const target = `evidence_document:${String(body['id'])}`;
  expect(lines).toEqual([
    { action: 'evidence_document.added', target },
    { action: 'evidence_document.removed', target },
  ]);
});

test('an operator opens the documents in force of an open case and no others, and the enterprise finds it in its log', async () => {
  const [own, other] = [await world.enterprise(), await world.enterprise()];
  const replaced = await send(own, makePdf('old'));
  const inForce = await send(own, makePdf('new'));
  const foreign = await send(other, makePdf('foreign'));
  const caseId = newId<'case'>();
  const open = {
    enterpriseId: own,
    caseId,
    kind: 'differing_statement',
    state: 'open',
    openedAt: world.clock.now(),
  } as const;
  const rest = { otherEnterpriseId: null, fields: [], numbers: [], revision: 1, outcome: null, reason: null };
  await world.system((tx) => insertCase(tx, { ...open, ...rest, decidedAt: null }));
  const operator = await world.enterprise();
  const openAs = (id: unknown) => ask(operator, `/v1/operator/cases/${caseId}/documents/${String(id)}/content`);

  const answer = await openAs(inForce.body['id']);
  expect(answer.statusCode).toBe(200);
  expect(answer.rawPayload.equals(makePdf('new'))).toBe(true);
  expect(answer.headers['content-disposition']).toMatch(/^attachment;/);
  for (const id of [replaced.body['id'], foreign.body['id'], newId()]) {
    expect((await openAs(id)).statusCode).toBe(404);
  }
  const lines = await world.fresh.query<{ target: string; caseId: string; operator: string; actor: string }>(
    `select actor_id as actor, target, details->>'caseId' as "caseId", details->>'operator' as operator from audit.lines
     where enterprise_id = $1 and action = 'evidence_document.opened'`,
    [own],
  );
  const target = `evidence_document:${String(inForce.body['id'])}`;
  expect(lines).toEqual([{ target, caseId, operator, actor: `enterprise:${operator}` }]);

  const listed = async (): Promise<unknown[]> =>
    (await ask(operator, `/v1/operator/cases/${caseId}`)).json<{ documents: unknown[] }>().documents;
  expect(await listed()).toHaveLength(1);
  const closing = {
    enterpriseId: own,
    caseId,
    outcome: 'accept',
    reason: 'It fits.',
    at: world.clock.now(),
    by: null,
  } as const;
  await world.system((tx) => closeCase(tx, closing));
  expect(await listed()).toEqual([]);
  expect((await openAs(inForce.body['id'])).statusCode).toBe(404);
});

test('adding the paper that is valid now answers the question about the one that expired', async () => {
  const applicant = await newApplicant(world);
  await register(world, applicant.id, applicant.statement);
  await attest(world, applicant);
  const stateNow = async (): Promise<unknown> =>
    (await ask(applicant.id, '/v1/registration')).json<{ state: string }>().state;
  expect((await send(applicant.id, makePdf('old'), { validUntil: '2026-11-02' })).status).toBe(201);
  await settle(world);
  expect(await stateNow()).toBe('verified');

  const before = world.clock.time;
  world.clock.time = new Date('2026-11-03T08:00:00.000Z');
  await tellDueDocuments(world);
  await settle(world);
  expect(await stateNow()).toBe('in_review');
  world.clock.time = new Date('2026-11-03T09:00:00.000Z');
  expect((await send(applicant.id, makePdf('new'), { validUntil: '2027-11-02' })).status).toBe(201);
  await settle(world);
  expect(await stateNow()).toBe('verified');
  world.clock.time = before;
});
