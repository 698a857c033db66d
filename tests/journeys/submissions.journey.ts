import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makePdf, makePng } from '../support/sample-files.ts';
import { findMember } from '../support/world/members.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

interface Submission {
  id: string;
  status: string;
  revision: number;
  data: Record<string, unknown>;
  prefilled: { pointer: string; factKey: string; asOf: string; source: { kind: string } }[];
  can: string[];
  queue: { position: number; attempts: number } | null;
  receipt: { number: string; contentHash: string } | null;
  wanted: string | null;
  reason: string | null;
  alarm: string | null;
  attested: { factKey: string; evidenceId: string | null }[];
  attachments: { id: string; sent: boolean; delivered: boolean }[];
  history: { step: string }[];
}
interface Message {
  from: string;
  body: string;
  delivery: string | null;
  attachments: { fileName: string }[];
}

let world: World;
let treasurer: Visitor;
beforeAll(async () => {
  world = await startWorld();
  await world.settled();
  treasurer = await world.signedIn(findMember(world.sample, 'treasurer', 'qinghe'));
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(() => scenario({}));

const begin = async (formId: string, visitor = treasurer): Promise<Submission> => {
  const { status, body } = await visitor.post<Submission>('/v1/submissions', { formId });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body;
};

test('the forms of the bank are there in both languages', async () => {
  const { body } = await treasurer.get<{ items: { formId: string; title: { zh: string; en: string } }[] }>(
    '/v1/submission-forms',
  );
  expect(body.items.map(({ formId }) => formId)).toEqual([
    'account-opening',
    'address-correction',
    'general-enquiry',
    'loan-application',
    'payment-guarantee',
    'trade-finance-enquiry',
  ]);
  for (const { title } of body.items) expect(title.zh).not.toBe(title.en);
});

test('a draft begins with what the bank attests, each field with its source and date', async () => {
  const draft = await begin('loan-application');
  expect(draft).toMatchObject({ status: 'draft', revision: 1, can: ['update', 'discard', 'send', 'attach'] });
  expect(draft.data).toMatchObject({ borrower: expect.any(String), employees: expect.any(Number) });
  expect(draft.prefilled.map(({ pointer }) => pointer)).toEqual([
    '/borrower',
    '/uscc',
    '/registeredAddress',
    '/employees',
  ]);
  for (const { source } of draft.prefilled) expect(source.kind).toBe('bank');
  const data = { ...draft.data, borrower: 'Another name' };
  const saved = await treasurer.put<Submission>(`/v1/submissions/${draft.id}`, { revision: 1, data });
  // What was changed by hand is nobody's fact any more.
  expect(saved.body.prefilled.map(({ pointer }) => pointer)).not.toContain('/borrower');
  expect(await treasurer.put(`/v1/submissions/${draft.id}`, { revision: 1, data })).toMatchObject({
    status: 409,
    body: { code: 'bank.submission_changed_meanwhile' },
  });
});

test('a draft is seen by the mandates of the same customer number only', async () => {
  const draft = await begin('general-enquiry');
  const path = `/v1/submissions/${draft.id}`;
  const colleague = await world.signedIn(findMember(world.sample, 'accountant', 'qinghe'));
  expect(await colleague.get(path)).toMatchObject({ status: 200 });
  const elsewhere = await world.signedIn(findMember(world.sample, 'accountant', 'qinghe', 'lanjiang'));
  expect(await elsewhere.get(path)).toMatchObject({ status: 403, body: { code: 'bank.submission_other_mandate' } });
  const stranger = await world.signedIn(findMember(world.sample, 'treasurer', 'hengxin'));
  expect(await stranger.get(path)).toMatchObject({ status: 404 });
  expect(await treasurer.delete(path)).toMatchObject({ status: 204 });
  expect(await treasurer.get(path)).toMatchObject({ status: 404 });
});

const enquiry = (subject: string) => ({ topic: 'accounts', subject, question: 'When does it open?' });
const bank = (path: string, body: object, method: 'POST' | 'PUT' = 'POST') =>
  fetch(`${world.banks.huayue}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const scenario = (wanted: object) => bank('/sandbox/scenario', wanted, 'PUT');
const desk = async (id: string, word: object) => {
  const answer = await bank(`/sandbox/submissions/${id}/say`, word);
  expect(answer.status, await answer.clone().text()).toBe(201);
};
const read = async (id: string) => (await treasurer.get<Submission>(`/v1/submissions/${id}`)).body;
const messages = async (id: string) =>
  (await treasurer.get<{ items: Message[] }>(`/v1/submissions/${id}/messages`)).body.items;
const becomes = (id: string, expected: object) => expect.poll(() => read(id)).toMatchObject(expected);

/** How many submissions the desk of the bank shows. */
async function onDesk(): Promise<number> {
  const page = await (await fetch(`${world.banks.huayue}/operator/submissions?lang=en`)).text();
  return new Set(page.match(/HU-\d{8}-\d{6}/g)).size;
}

async function send(formId: string, data: Record<string, unknown>): Promise<string> {
  const draft = await begin(formId);
  const path = `/v1/submissions/${draft.id}`;
  const saved = await treasurer.put<Submission>(path, { revision: 1, data: { ...draft.data, ...data } });
  expect(saved.body).toMatchObject({ revision: 2 });
  const sent = await treasurer.post<Submission>(`${path}/send`, { revision: 2 }, { 'idempotency-key': draft.id });
  expect(sent).toMatchObject({ status: 200 });
  // The same press of the button again.
  const again = await treasurer.post<Submission>(`${path}/send`, { revision: 2 }, { 'idempotency-key': draft.id });
  expect(again).toMatchObject({ status: 200 });
  return draft.id;
}

test('what does not fit the form is named field by field, in both languages', async () => {
  const draft = await begin('loan-application');
  const path = `/v1/submissions/${draft.id}`;
  const amount = { amount: '100.5', currency: 'CNY' };
  const data = { ...draft.data, amount: { ...amount, amount: '100.555' }, purpose: 'other', termMonths: 99 };
  await treasurer.put(path, { revision: 1, data });
  const refused = await treasurer.post<{ errors: { field: string; reason: string; reasonZh: string }[] }>(
    `${path}/send`,
    { revision: 2 },
  );
  expect(refused).toMatchObject({ status: 422, body: { code: 'bank.submission_invalid' } });
  const named = new Map(refused.body.errors.map((error) => [error.field, error]));
  expect([...named.keys()]).toEqual(
    expect.arrayContaining(['/neededOn', '/termMonths', '/purposeText', '/amount/amount', '/contactName']),
  );
  for (const { reason, reasonZh } of named.values()) {
    expect(reason).toMatch(/^[a-z]/);
    expect(reasonZh).toMatch(/\p{Script=Han}/u);
  }
});

test('a submission is received once, reviewed, asked about, answered, approved and funded', async () => {
  const id = await send('general-enquiry', enquiry('The whole way'));
  await becomes(id, {
    status: 'received',
    receipt: { number: expect.stringMatching(/^HU-/) },
    queue: null,
    alarm: null,
  });
  await desk(id, { status: 'in_review', message: 'We are looking at it.' });
  await becomes(id, { status: 'in_review' });
  await expect.poll(() => messages(id)).toMatchObject([{ from: 'bank', body: 'We are looking at it.' }]);
  await desk(id, { status: 'information_wanted', wanted: 'Last statements' });
  await becomes(id, { status: 'information_wanted', wanted: 'Last statements' });
  const file = await treasurer.post<{ id: string }>(
    `/v1/submissions/${id}/attachments?fileName=statement.pdf`,
    makePdf(),
  );
  expect(file).toMatchObject({ status: 201 });
  const answer = { body: 'Here they are', attachmentIds: [file.body.id] };
  const answered = await treasurer.post<Submission>(`/v1/submissions/${id}/supplement`, answer);
  expect(answered).toMatchObject({ status: 200, body: { wanted: null } });
  expect(answered.body.can).not.toContain('supplement');
  await becomes(id, { status: 'in_review', attachments: [{ sent: true, delivered: true }] });
  await desk(id, { status: 'approved', reason: 'All is well' });
  await desk(id, { status: 'funded' });
  await becomes(id, { status: 'funded', can: ['write', 'attach'] });
  const { history } = await read(id);
  expect(history.map(({ step }) => step)).toEqual([
    'created',
    'queued',
    'received',
    'in_review',
    'information_wanted',
    'supplemented',
    'in_review',
    'approved',
    'funded',
  ]);
  const bytes = await treasurer.get(`/v1/submissions/${id}/attachments/${file.body.id}`);
  expect(bytes.headers.get('content-type')).toBe('application/pdf');
});

test('a submission made while the bank is down is queued, visibly, and arrives once and in order when it is back', async () => {
  const before = await onDesk();
  await scenario({ serverErrorRate: 1 });
  const ids: string[] = [];
  for (const subject of ['first', 'second', 'third']) ids.push(await send('general-enquiry', enquiry(subject)));
  await becomes(ids[0]!, { status: 'queued', queue: { position: 1, attempts: expect.any(Number) } });
  await expect.poll(async () => (await read(ids[0]!)).queue?.attempts ?? 0).toBeGreaterThan(0);
  expect((await read(ids[2]!)).queue).toMatchObject({ position: 3, attempts: 0 });
  // Back again, and told of twice and out of order.
  await scenario({ duplicateRate: 0.5, reorderRate: 0.3 });
  for (const id of ids) await becomes(id, { status: 'received', queue: null, alarm: null });
  const numbers = await Promise.all(ids.map(async (id) => (await read(id)).receipt?.number ?? ''));
  expect(numbers).toEqual(numbers.toSorted());
  expect(new Set(numbers).size).toBe(3);
  expect(await onDesk()).toBe(before + 3);
});

test('the desk of the bank lists what was attached and saves the very bytes, whatever the bank answered in between', async () => {
  const [before, after] = [makePdf('合同 '.repeat(2_000)), makePng()];
  const attach = async (id: string, bytes: Buffer, name: string): Promise<string> => {
    const path = `/v1/submissions/${id}/attachments?fileName=${encodeURIComponent(name)}`;
    const answer = await treasurer.post<{ id: string }>(path, bytes);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body.id;
  };
  const other = await send('general-enquiry', enquiry('Another'));
  await becomes(other, { status: 'received' });
  const draft = await begin('general-enquiry');
  const path = `/v1/submissions/${draft.id}`;
  await scenario({ serverErrorRate: 1 });
  const first = await attach(draft.id, before, '销售合同 "一".pdf');
  await treasurer.put(path, { revision: 1, data: enquiry('With files') });
  expect(await treasurer.post(`${path}/send`, { revision: 2 })).toMatchObject({ status: 200 });
  const attempts = async () => (await read(draft.id)).queue?.attempts ?? Infinity;
  await expect.poll(attempts).toBeGreaterThan(0);
  expect(await read(draft.id)).toMatchObject({ attachments: [{ sent: true, delivered: false }] });
  // Then it takes in what its broken answers do not confirm, then answers every other time: each fault lasts until the next attempt
  // and no longer than some seconds, so that no draw decides whether everything arrives.
  for (const fault of [{ truncateRate: 1 }, { serverErrorRate: 0.5 }]) {
    const [known, until] = [await attempts(), Date.now() + 10_000];
    await scenario(fault);
    while (Date.now() < until && (await attempts()) === known) await pause(200);
  }
  await scenario({});
  await becomes(draft.id, { status: 'received', attachments: [{ sent: true, delivered: true }] });
  await desk(draft.id, { status: 'information_wanted', wanted: 'A picture' });
  await becomes(draft.id, { wanted: 'A picture' });
  const second = await attach(draft.id, after, 'photo.png');
  await treasurer.post(`${path}/supplement`, { body: 'Here', attachmentIds: [second] });
  await becomes(draft.id, { attachments: [{ delivered: true }, { delivered: true }] });

  const numberOf = async (id: string) => (await read(id)).receipt?.number ?? '';
  const at = (number: string) => `${world.banks.huayue}/operator/submissions/${number}`;
  const page = await (await fetch(`${at(await numberOf(draft.id))}?lang=en`)).text();
  for (const [id, bytes, kind] of [
    [first, before, 'PDF'],
    [second, after, 'PNG'],
  ] as const) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    for (const word of [`/attachments/${id}`, kind, `${bytes.length.toLocaleString('en')} bytes`, sha256])
      expect(page).toContain(word);
    const saved = await fetch(`${at(await numberOf(draft.id))}/attachments/${id}`);
    expect(Buffer.from(await saved.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(saved.headers)).toMatchObject({
      'content-type': kind === 'PDF' ? 'application/pdf' : 'image/png',
      'content-disposition': expect.stringMatching(/^attachment; filename="[^"]+"; filename\*=UTF-8''/),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    expect((await fetch(`${at(await numberOf(other))}/attachments/${id}`)).status).toBe(404);
  }
});

test('messages go both ways, each once and in order', async () => {
  const id = await send('general-enquiry', enquiry('Talk'));
  await becomes(id, { status: 'received' });
  for (const body of ['one', 'two', 'three']) await treasurer.post(`/v1/submissions/${id}/messages`, { body });
  await expect
    .poll(async () => (await messages(id)).map(({ delivery }) => delivery))
    .toEqual(['delivered', 'delivered', 'delivered']);
  await desk(id, { message: 'Thank you' });
  await expect
    .poll(async () => (await messages(id)).map(({ body }) => body))
    .toEqual(['one', 'two', 'three', 'Thank you']);
});

test('a withdrawal ends it while the bank has not decided, and comes too late afterwards', async () => {
  const id = await send('general-enquiry', enquiry('Changed our mind'));
  await becomes(id, { status: 'received' });
  expect(await treasurer.post(`/v1/submissions/${id}/withdraw`)).toMatchObject({
    status: 200,
    body: { withdrawing: true },
  });
  await becomes(id, { status: 'withdrawn', can: [] });
  const late = await send('general-enquiry', enquiry('Too late'));
  await becomes(late, { status: 'received' });
  await desk(late, { status: 'declined', reason: 'Not now' });
  await becomes(late, { status: 'declined', reason: 'Not now' });
  expect(await treasurer.post(`/v1/submissions/${late}/withdraw`)).toMatchObject({
    status: 409,
    body: { code: 'bank.submission_step_not_possible' },
  });
});

test('a correction shows what the bank attests anew, and leads to the signed record', async () => {
  const contact = { contactName: '王敏', contactPhone: '+86 571 8800 1234' };
  const changed = { addressNewZh: '杭州市滨江区江南大道 100 号', changedOn: '2026-11-01', reason: 'moved' };
  const id = await send('address-correction', { ...changed, ...contact });
  await becomes(id, { status: 'received' });
  const { customerId } = findMember(world.sample, 'treasurer', 'qinghe');
  const patch = { registeredAddress: { zh: changed.addressNewZh, en: '100 Jiangnan Avenue, Hangzhou' } };
  await bank(`/sandbox/customers/${customerId}/records`, { kind: 'identification', patch });
  await becomes(id, { attested: [{ factKey: 'registered_address', evidenceId: expect.any(String) }] });
});
