import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBankWorld, type BankWorld } from '../../../../../../tests/support/bank/bank-world.ts';
import { makePdf, makePng } from '../../../../../../tests/support/sample-files.ts';
import { asId, newId, type ConnectionId } from '../../../platform/ids.ts';
import { BankError } from '../client/bank-error.ts';

const both = { zh: '咨询', en: 'Enquiry' };
const maxBytes = 4_000;
const form = (version: number, maxCount: number) => ({
  formId: 'enquiry',
  version,
  kind: 'enquiry',
  source: 'online_banking',
  title: both,
  summary: both,
  schema: { type: 'object', properties: { question: { type: 'string', 'x-title': both } } },
  layout: { sections: [{ title: both, fields: ['/question'] }], widgets: {} },
  attachments: { maxCount, maxBytes, mediaTypes: ['application/pdf'] },
});

let world: BankWorld;
let connectionId: ConnectionId;
let path: string;
const enterpriseId = newId<'enterprise'>();
beforeEach(async () => {
  world = await createBankWorld();
  const [row] = await world.fresh.query<{ connection_id: string }>('select connection_id from bank.connections');
  connectionId = asId<'connection'>(row!.connection_id);
  world.submissions.offered = [form(1, 2)];
  path = `/v1/submissions/${(await ask('POST', '/v1/submissions', { formId: 'enquiry' })).body.id}`;
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

interface View {
  id: string;
  code?: string;
  detail?: string;
  status: string;
  errors?: { field: string; reason: string; reasonZh: string }[];
  attachments: { id: string; sent: boolean; delivered: boolean }[];
}
async function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object | Buffer) {
  const type = Buffer.isBuffer(payload) ? 'application/octet-stream' : 'application/json';
  const headers = { 'x-enterprise': enterpriseId, 'x-connection': connectionId };
  const answer = await world.http.inject({
    method,
    url,
    headers: payload === undefined ? headers : { ...headers, 'content-type': type },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: (answer.body === '' ? {} : answer.json()) as View };
}
const add = (bytes: Buffer, name = 'file.pdf') => ask('POST', `${path}/attachments?fileName=${name}`, bytes);
const kept = async () => (await ask('GET', path)).body.attachments;
const sendOff = (revision: number) => ask('POST', `${path}/send`, { revision });
const later = (ms: number) => (world.clock.time = new Date(world.clock.time.getTime() + ms));
const send = () => world.bank.submissions.sendDue(connectionId);

test('a draft takes as many files as its form does, and another one in the place of one that is removed', async () => {
  const first = await add(makePdf('one'));
  expect([first.status, (await add(makePdf('two'))).status]).toEqual([201, 201]);
  expect(await add(makePdf('three'))).toMatchObject({
    status: 409,
    body: { code: 'bank.submission_attachments_full' },
  });
  expect(await kept()).toHaveLength(2);
  expect((await ask('DELETE', `${path}/attachments/${first.body.id}`)).status).toBe(204);
  expect((await add(makePdf('three'))).status).toBe(201);
});

test('files that come at once are no more than the form takes', async () => {
  const answers = await Promise.all(['one', 'two', 'three', 'four', 'five'].map((text) => add(makePdf(text))));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 201, 409, 409, 409]);
  expect(await kept()).toHaveLength(2);
});

test('a file that is larger than the bank takes, or of another kind, is refused by its content and kept nowhere', async () => {
  const large = makePdf('x'.repeat(maxBytes));
  expect(await add(large)).toMatchObject({
    status: 422,
    body: { code: 'bank.submission_attachment_not_wanted', detail: expect.stringContaining(`${maxBytes} bytes`) },
  });
  expect(await add(makePng(), 'photo.png')).toMatchObject({
    status: 422,
    body: { code: 'bank.submission_attachment_not_wanted', detail: expect.stringContaining('photo.png') },
  });
  expect((await add(makePng(), 'photo.pdf')).status).toBe(422);
  expect(await kept()).toEqual([]);
});

test('more files than the newest version of the form takes are not sent', async () => {
  await add(makePdf('one'));
  await add(makePdf('two'));
  world.submissions.offered = [form(2, 1)];
  world.clock.time = new Date(world.clock.time.getTime() + 3_600_000);
  // Whoever begins another draft finds the form as the bank offers it.
  await ask('POST', '/v1/submissions', { formId: 'enquiry' });
  await ask('PUT', path, { revision: 1, data: { question: 'When?' } });
  const refused = await sendOff(2);
  expect(refused).toMatchObject({ status: 422, body: { code: 'bank.submission_invalid' } });
  expect(refused.body.errors).toEqual([{ field: 'attachments', reason: 'are more than 1', reasonZh: '附件最多 1 个' }]);
});

test('the files are with the bank before the submission that names them, each as it was added', async () => {
  const bytes = makePdf('statement');
  const { body } = await add(bytes);
  await ask('PUT', path, { revision: 1, data: { question: 'When?' } });
  expect((await sendOff(2)).status).toBe(200);
  const id = path.split('/').at(-1);
  world.submissions.before = (given) => {
    if (given === id) expect(world.submissions.brought).toHaveLength(1);
  };
  expect(await send()).toBe(1);
  expect(world.submissions.brought.map((file) => [file.attachmentId, Buffer.from(file.bytes)])).toEqual([
    [body.id, bytes],
  ]);
  expect(world.submissions.taken).toEqual([id]);
  expect(await kept()).toMatchObject([{ sent: true, delivered: true }]);
  expect((await ask('DELETE', `${path}/attachments/${body.id}`)).status).toBe(404);
});

test('a submission waits for a file that did not get through, and what got through is not brought again', async () => {
  const [first, second] = [(await add(makePdf('one'))).body.id, (await add(makePdf('two'))).body.id];
  await sendOff(1);
  world.submissions.before = (given) => {
    if (given === second) throw new BankError('bank.timeout', 'no answer');
  };
  expect(await send()).toBe(0);
  expect([world.submissions.taken, (await kept()).map(({ delivered }) => delivered)]).toEqual([[], [true, false]]);
  world.submissions.before = () => undefined;
  later(60_000);
  expect(await send()).toBe(1);
  expect(world.submissions.brought.map(({ attachmentId }) => attachmentId)).toEqual([first, second]);
});

test.each([
  ['a file that got through', true],
  ['nothing', false],
])('after a turn in which %s reached the bank the next one comes soon: %s', async (_what, soon) => {
  const first = (await add(makePdf('one'))).body.id;
  await add(makePdf('two'));
  await sendOff(1);
  const fail = () => {
    throw new BankError('bank.server_error', 'the bank answered 503');
  };
  world.submissions.before = fail;
  for (let turn = 0; turn < 6; turn += 1) {
    expect(await send()).toBe(0);
    later(20_000);
  }
  world.submissions.before = (given) => (soon && given === first ? undefined : fail());
  expect(await send()).toBe(0);
  expect(await kept()).toMatchObject([{ delivered: soon }, { delivered: false }]);
  world.submissions.before = () => undefined;
  later(1_000);
  expect(await send()).toBe(soon ? 1 : 0);
});
