import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBankWorld, type BankWorld } from '../../../../../../tests/support/bank/bank-world.ts';
import { SigningKey } from '../../../../../../tests/support/bank/signing-bank.ts';
import { asId, newId, type ConnectionId } from '../../../platform/ids.ts';
import { BankError } from '../client/bank-error.ts';

// The customer and the connection for which the routes of this world act.
const customer = 'c-1';
let world: BankWorld;
let connectionId: ConnectionId;
const enterpriseId = newId<'enterprise'>();
beforeEach(async () => {
  world = await createBankWorld();
  const [row] = await world.fresh.query<{ connection_id: string }>('select connection_id from bank.connections');
  connectionId = asId<'connection'>(row!.connection_id);
  await world.fresh.query(
    'insert into bank.customers (connection_id, customer_id, enterprise_id, created_at) values ($1, $2, $3, now())',
    [connectionId, customer, enterpriseId],
  );
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

interface View {
  id: string;
  status: string;
  alarm: string | null;
  receipt: { number: string } | null;
  queue: { position: number; attempts: number } | null;
  reason: string | null;
}

/** For whom the routes act. */
let acting: string = enterpriseId;
async function call<Body>(method: 'GET' | 'POST' | 'PUT', path: string, payload?: object): Promise<Body> {
  const headers = { 'x-enterprise': acting, 'x-connection': connectionId };
  const answer = await world.http.inject({ method, url: path, headers, ...(payload === undefined ? {} : { payload }) });
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json();
}

/** A draft that was filled in and sent off. */
async function queued(question = 'When?'): Promise<string> {
  const draft = await call<View>('POST', '/v1/submissions', { formId: 'enquiry' });
  await call('PUT', `/v1/submissions/${draft.id}`, { revision: 1, data: { question } });
  await call('POST', `/v1/submissions/${draft.id}/send`, { revision: 2 });
  return draft.id;
}
const read = (id: string) => call<View>('GET', `/v1/submissions/${id}`);
const send = () => world.bank.submissions.sendDue(connectionId);
const later = (ms: number) => (world.clock.time = new Date(world.clock.time.getTime() + ms));
const lose = (): never => {
  throw new BankError('bank.timeout', 'no answer');
};
const word = (submissionId: string, sequence: number, status: string, more: object = {}) => {
  const entry = {
    sequence,
    status,
    reason: null,
    wanted: null,
    message: null,
    at: '2026-11-01T08:00:00.000Z',
    ...more,
  };
  const events = { 'urn:guildhall:bank:submission': { customerId: customer, submissionId, ...entry } };
  return world.api.event(customer, { sequence: 1, jws: null }, { events }).token;
};

const receiptType = 'submission-receipt+jwt';
/** The same words with another number of the receipt. */
function changed(jws: string): string {
  const [head = '', payload = '', signature = ''] = jws.split('.');
  const said = Buffer.from(payload, 'base64url').toString().replace('N-1', 'N-2');
  return [head, Buffer.from(said).toString('base64url'), signature].join('.');
}

test('an answer that was lost is asked for again under the same identifier, and the bank has one submission', async () => {
  const id = await queued();
  world.submissions.after = lose;
  expect(await send()).toBe(0);
  expect(await read(id)).toMatchObject({ status: 'queued', queue: { position: 1, attempts: 1 } });
  world.submissions.after = () => undefined;
  // Its turn has been put off: whoever comes meanwhile, another process too, does not send it.
  expect(await send()).toBe(0);
  later(60_000);
  expect(await send()).toBe(1);
  expect(await read(id)).toMatchObject({ status: 'received', receipt: { number: 'N-1' }, queue: null });
  expect(world.submissions.taken).toEqual([id]);
});

test('a turn in which nothing went out because the breaker was open is no attempt, and puts nothing off for longer', async () => {
  const id = await queued();
  world.submissions.before = () => {
    throw new BankError('bank.breaker_open', 'asked again in a moment');
  };
  for (let turn = 0; turn < 8; turn += 1) {
    expect(await send()).toBe(0);
    expect(await read(id)).toMatchObject({ status: 'queued', queue: { position: 1, attempts: 0 } });
    later(1_000);
  }
  world.submissions.before = () => undefined;
  expect(await send()).toBe(1);
  expect(world.submissions.taken).toEqual([id]);
});

test('two processes that send at the same moment hand everything over once and in order', async () => {
  const ids = [await queued('one'), await queued('two'), await queued('three')];
  const other = await world.another();
  await Promise.all([send(), other.submissions.sendDue(connectionId), send()]);
  await send();
  expect(world.submissions.taken).toEqual(ids);
  expect(world.submissions.calls).toBe(3);
  await other.stop();
});

test('what stands first and does not get through holds up what is behind it', async () => {
  const [first, second] = [await queued('one'), await queued('two')];
  world.submissions.before = (id) => {
    if (id === first) throw new BankError('bank.server_error', 'no');
  };
  await send();
  expect(world.submissions.taken).toEqual([]);
  expect(await read(second)).toMatchObject({ status: 'queued', queue: { position: 2, attempts: 0 } });
  world.submissions.before = () => undefined;
  later(60_000);
  await send();
  expect(world.submissions.taken).toEqual([first, second]);
});

test('an error of ours at one submission does not hold up what another enterprise has sent', async () => {
  const stuck = await queued();
  acting = newId<'enterprise'>();
  const other = await queued();
  world.submissions.before = (id) => {
    if (id === stuck) throw new TypeError('a file is not there');
  };
  expect(await send()).toBe(1);
  expect((await read(other)).status).toBe('received');
  acting = enterpriseId;
  expect(await read(stuck)).toMatchObject({ status: 'queued', queue: { position: 1, attempts: 1 } });
});

test('a receipt over another content than what was sent is an alarm, and nothing more is believed of it', async () => {
  const id = await queued();
  world.submissions.receiptMore = { contentHash: 'A'.repeat(43) };
  await send();
  expect(await read(id)).toMatchObject({ status: 'queued', alarm: 'receipt_differs', receipt: null, can: [] });
  expect(await world.push(word(id, 1, 'received'))).toMatchObject({ status: 202 });
  expect(await read(id)).toMatchObject({ status: 'queued' });
  const told = await world.fresh.query("select payload from platform.outbox where topic = 'bank.submission_changed'");
  expect(told).toMatchObject([{ payload: { change: 'alarm' } }]);
});

test.each([
  ['of another submission', { submissionId: newId() }],
  ['of another customer', { customerId: 'c-2' }],
  ['by another issuer', { iss: 'https://other.example' }],
])('a receipt %s is not believed: the bank is asked again', async (_what, more) => {
  const id = await queued();
  world.submissions.receiptMore = more;
  await send();
  expect(await read(id)).toMatchObject({ status: 'queued', alarm: null, receipt: null, queue: { attempts: 1 } });
});

test.each([
  ['signed by somebody else', (payload: object) => new SigningKey(world.api.key.kid).sign(receiptType, payload)],
  [
    'signed with a key that the bank does not publish',
    (payload: object) => new SigningKey().sign(receiptType, payload),
  ],
  ['signed as something else', (payload: object) => world.api.key.sign('record+jwt', payload)],
  ['not signed', (payload: object) => Buffer.from(JSON.stringify(payload)).toString('base64url')],
  ['changed after it was signed', (payload: object) => changed(world.api.key.sign(receiptType, payload))],
])('a receipt that is %s is not believed: the bank is asked again', async (_what, sign) => {
  const id = await queued();
  world.submissions.signReceipt = sign;
  expect(await send()).toBe(0);
  expect(await read(id)).toMatchObject({ status: 'queued', alarm: null, receipt: null, queue: { attempts: 1 } });
});

test('what the bank says is taken once and in its order, however it comes', async () => {
  const id = await queued();
  await send();
  const [review, wanted, approved] = [
    word(id, 2, 'in_review'),
    word(id, 3, 'information_wanted', { wanted: 'Last statements' }),
    word(id, 4, 'approved', { reason: 'Fine' }),
  ];
  // What comes before its turn waits, and the bank is asked for what lies between.
  for (const token of [approved, review, review]) expect(await world.push(token)).toMatchObject({ status: 202 });
  expect(await read(id)).toMatchObject({ status: 'in_review' });
  await world.push(wanted);
  expect(await read(id)).toMatchObject({ status: 'information_wanted', wanted: 'Last statements' });
  world.submissions.log = (_connection, { submissionId, afterSequence }) => {
    const entry = { sequence: 4, status: 'approved' as const, reason: 'Fine', wanted: null, message: null };
    const log = afterSequence < 4 ? [{ ...entry, at: '2026-11-01T08:00:00.000Z' }] : [];
    return Promise.resolve({ submissionId, sequence: 4, receipt: '', log });
  };
  later(3_600_000);
  expect(await world.bank.submissions.askDue()).toBe(1);
  expect(await read(id)).toMatchObject({ status: 'approved', reason: 'Fine' });
  await world.push(wanted);
  expect(await read(id)).toMatchObject({ status: 'approved' });
});

test('a bank that takes an end back is not believed, and a person is told', async () => {
  const id = await queued();
  await send();
  await world.push(word(id, 2, 'declined', { reason: 'No' }));
  await world.push(word(id, 3, 'approved'));
  expect(await read(id)).toMatchObject({ status: 'declined', alarm: 'contradiction', reason: 'No' });
});

test('a submission that the bank refuses says why, and does not hold up the next', async () => {
  const [id, next] = [await queued('one'), await queued('two')];
  world.submissions.before = (given) => {
    const errors = [{ field: '/question', reason: 'is too short' }];
    if (given === id) throw new BankError('bank.refused', 'no', { status: 422, errors });
  };
  await send();
  await send();
  expect(await read(id)).toMatchObject({ alarm: 'refused', queue: null });
  expect(await read(next)).toMatchObject({ status: 'received' });
});

test.each([
  ['another status', { status: 'done' }],
  ['no place', { sequence: 0 }],
  ['a message without an author', { message: { messageId: 'm', body: 'x' } }],
  ['a time that is none', { at: 'yesterday' }],
])('an event with %s is refused', async (_what, more) => {
  const id = await queued();
  await send();
  expect(await world.push(word(id, 2, 'in_review', more))).toMatchObject({
    status: 400,
    body: { err: 'invalid_request' },
  });
});

test('an event about a submission that nobody here made changes nothing and is not asked for again', async () => {
  expect(await world.push(word(newId(), 1, 'received'))).toMatchObject({ status: 202 });
});

test('a message of the bank is there once, however often its event comes', async () => {
  const id = await queued();
  await send();
  const message = { messageId: 'b-1', author: { zh: '李', en: 'Li' }, body: 'Hello' };
  for (let time = 0; time < 3; time += 1) await world.push(word(id, 2, 'received', { message }));
  const { items } = await call<{ items: object[] }>('GET', `/v1/submissions/${id}/messages`);
  expect(items).toMatchObject([{ from: 'bank', body: 'Hello', author: { en: 'Li' } }]);
});

test('a long conversation begins with its newest page, and the earlier ones follow without gap or repetition', async () => {
  const id = await queued();
  await send();
  for (let n = 1; n <= 5; n += 1) {
    const message = { messageId: `b-${n}`, author: { zh: '李', en: 'Li' }, body: `m${n}` };
    await world.push(word(id, n + 1, 'in_review', { message }));
  }
  type Page = { items: { body: string }[]; nextCursor: string | null };
  const pages: string[][] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page: Page = await call<Page>('GET', `/v1/submissions/${id}/messages?limit=2${query}`);
    pages.push(page.items.map(({ body }) => body));
    cursor = page.nextCursor;
  }
  expect(pages).toEqual([['m4', 'm5'], ['m2', 'm3'], ['m1']]);
});
