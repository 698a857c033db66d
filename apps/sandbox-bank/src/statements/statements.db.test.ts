import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasSharedData, sharedPath, withSharedData } from '../../../../tests/support/shared-data.ts';
import * as ob from '../testing/open-banking.ts';
import { startTestBank, type TestBank } from '../testing/test-bank.ts';

const customer = ob.payer;
const account = 'qh-8841';
let bank: TestBank;
beforeAll(async () => {
  bank = await startTestBank();
  await scenario();
  await ob.demandSignatures(bank, 1);
  // What the seed brought was there the day before.
  await bank.db.query("update sandbox_bank.transfers set booked_at = booked_at - interval '1 day'");
});
afterAll(() => bank[Symbol.asyncDispose]());

const scenario = (more: object = {}) => bank.sandbox('PUT', '/sandbox/scenario', { paymentDelayMs: 0, ...more });
const issue = async (what: string) =>
  (await bank.sandbox('POST', '/sandbox/statement-files', { what, customerId: customer })).body;

interface Listed {
  sequence: number;
  fileId: string;
  message: string;
  schema: string;
  accountNumber: string;
  size: number;
  sha256: string;
}
const path = `/api/v1/customers/${customer}/statement-files`;
const list = async (after = 0) => {
  const answer = await bank.client.call('GET', `${path}?afterSequence=${after}`, { scope: 'statements' });
  return (await answer.json()) as { lastSequence: number; items: Listed[] };
};
const bytesOf = async ({ fileId }: Listed) =>
  Buffer.from(await (await bank.client.call('GET', `${path}/${fileId}`, { scope: 'statements' })).arrayBuffer());
/** What was issued behind a place, as text. */
const issuedAfter = async (after: number) => {
  const { items } = await list(after);
  return Promise.all(items.map(async (item) => ({ ...item, xml: (await bytesOf(item)).toString() })));
};
const pay = async (amount: string) => {
  const what = ob.initiation({ InstructedAmount: { Amount: amount, Currency: 'CNY' } });
  expect(await ob.endOf(bank, await ob.pay(bank, what))).toMatchObject({ status: 'ACSC' });
  return what.EndToEndIdentification;
};
const count = (text: string, part: string) => text.split(part).length - 1;
const valueOf = (xml: string, type: string) =>
  new RegExp(`<Cd>${type}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">([\\d.]+)</Amt>`).exec(xml)?.[1];

test('a booking is notified once, under the end-to-end identification of its payment, with size and hash of the file', async () => {
  const { lastSequence } = await list();
  const endToEndId = await pay('1200.50');
  expect(await issue('notifications')).toEqual({ issued: 1 });
  expect(await issue('notifications')).toEqual({ issued: 0 });
  const [file, ...others] = await issuedAfter(lastSequence);
  expect(others).toEqual([]);
  expect(file).toMatchObject({ message: 'camt.054', schema: 'camt.054.001.08', accountNumber: account });
  expect(file?.xml).toContain(`<EndToEndId>${endToEndId}</EndToEndId>`);
  expect(file?.xml).toContain('<Amt Ccy="CNY">1200.50</Amt><CdtDbtInd>DBIT</CdtDbtInd>');
  expect([file?.size, file?.sha256]).toEqual([
    Buffer.byteLength(file?.xml ?? ''),
    createHash('sha256')
      .update(file?.xml ?? '')
      .digest('hex'),
  ]);
});

test('the statement of the day balances with the ledger, and goes on when more is booked', async () => {
  const { lastSequence } = await list();
  expect(await issue('end_of_day')).toEqual({ issued: 1 });
  expect(await issue('end_of_day')).toEqual({ issued: 0 });
  await pay('10.00');
  expect(await issue('end_of_day')).toEqual({ issued: 1 });
  const [first, second] = await issuedAfter(lastSequence);
  const number = /<ElctrncSeqNb>(\d+)/;
  expect(number.exec(first?.xml ?? '')?.[1]).toBe(number.exec(second?.xml ?? '')?.[1]);
  const [ledger] = await bank.db.query<{ balance_minor: string }>(
    'select balance_minor from sandbox_bank.accounts where account_id = $1',
    [account],
  );
  const closing = valueOf(second?.xml ?? '', 'CLBD');
  expect(closing?.replace('.', '')).toBe(ledger?.balance_minor);
  expect(valueOf(second?.xml ?? '', 'OPBD')).toBe(valueOf(first?.xml ?? '', 'OPBD'));
  const moved = Number(valueOf(second?.xml ?? '', 'OPBD')) - Number(closing);
  expect(moved).toBeCloseTo(1_210.5);
  expect(count(second?.xml ?? '', '<Ntry>')).toBe(2);
});

test('a report shows what is under way as pending, under the reference that it has when it is booked', async () => {
  await scenario({ paymentDelayMs: 60_000 });
  const { lastSequence } = await list();
  const what = ob.initiation({ InstructedAmount: { Amount: '7.00', Currency: 'CNY' } });
  const paymentId = await ob.pay(bank, what);
  await issue('intraday_report');
  const report = (await issuedAfter(lastSequence)).find(({ accountNumber }) => accountNumber === account);
  const reference = `<AcctSvcrRef>${paymentId.replaceAll('-', '')}</AcctSvcrRef>`;
  expect(report?.xml).toContain('<Sts><Cd>PDNG</Cd></Sts>');
  expect(report?.xml).toContain(reference);
  await scenario();
  await bank.db.query("update sandbox_bank.payments set execute_at = '-infinity' where status = 'RCVD'");
  await ob.endOf(bank, paymentId);
  await issue('notifications');
  expect((await issuedAfter(lastSequence)).at(-1)?.xml).toContain(reference);
});

test('the scenario issues a file again, pays twice, and lets statements overlap; all of it is numbered without gaps', async () => {
  await issue('notifications');
  await issue('end_of_day');
  const { lastSequence } = await list();
  await scenario({ payTwiceRate: 1, statementReissueRate: 1 });
  const endToEndId = await pay('3.00');
  await scenario({ statementReissueRate: 1 });
  await issue('notifications');
  const [first, second, ...others] = await issuedAfter(lastSequence);
  expect(others).toEqual([]);
  expect(count(first?.xml ?? '', `<EndToEndId>${endToEndId}</EndToEndId>`)).toBe(2);
  expect(new Set(first?.xml.match(/<AcctSvcrRef>[^<]+/g)).size).toBe(2);
  expect(second?.xml).toContain('<CpyDplctInd>DUPL</CpyDplctInd>');
  const inner = (xml = '') => xml.slice(xml.indexOf('<Acct>'));
  expect(inner(second?.xml)).toBe(inner(first?.xml));
  // As if the day before were over: its bookings are put back by a day.
  await bank.db.query("update sandbox_bank.statement_files set day = day - 1 where message = 'camt.053'");
  await bank.db.query(
    "update sandbox_bank.transfers t set booked_at = booked_at - interval '1 day' where not exists (select 1 from sandbox_bank.statement_queue q where q.entry_no = t.entry_no)",
  );
  await scenario({ statementOverlapRate: 1 });
  expect(await issue('end_of_day')).toEqual({ issued: 1 });
  const overlapping = (await issuedAfter(lastSequence)).at(-1)?.xml ?? '';
  const days = new Set(overlapping.match(/<BookgDt><Dt>[^<]+/g));
  expect(days.size).toBe(2);
  await scenario();
  const { items, lastSequence: last } = await list();
  expect(items.map(({ sequence }) => sequence)).toEqual(items.map((_, index) => index + 1));
  expect(last).toBe(items.length);
});

test(withSharedData('every file that was issued is valid by the schemas of ISO 20022'), async (context) => {
  if (!hasSharedData) return context.skip();
  const files = await issuedAfter(0);
  expect(new Set(files.map(({ message }) => message)).size).toBe(3);
  for (const { schema, xml } of files) {
    const xsd = sharedPath(`bank/iso20022/xsd/${schema}.xsd`);
    expect(existsSync(xsd)).toBe(true);
    using schemaDocument = XmlDocument.fromBuffer(readFileSync(xsd));
    using validator = XsdValidator.fromDoc(schemaDocument);
    using document = XmlDocument.fromString(xml);
    expect(() => validator.validate(document)).not.toThrow();
  }
});

test('what was issued outlives a restart, other customers do not see it, and each client is told of it', async () => {
  const before = await list();
  await bank.restart();
  expect(await list()).toEqual(before);
  const [file] = before.items;
  const foreign = `/api/v1/customers/other-1/statement-files`;
  for (const address of [foreign, `${foreign}/${file?.fileId}`])
    expect((await bank.client.call('GET', address, { scope: 'statements' })).status).toBe(404);
  expect((await bank.client.call('GET', path, { scope: 'accounts' })).status).toBe(403);
  const told = () =>
    bank.client.received
      .filter(({ path: at }) => at === '/events')
      .map(({ body }) => Buffer.from(body.split('.')[1] ?? '', 'base64url').toString())
      .filter((text) => text.includes('urn:guildhall:bank:statement-file'));
  await expect.poll(() => new Set(told()).size).toBeGreaterThanOrEqual(before.items.length);
});

test('a bank that is not told to wait for its desk issues by itself: at once what is booked, and each day when it is over', async () => {
  await using live = await startTestBank({ statementFiles: 'live' });
  await live.sandbox('PUT', '/sandbox/scenario', { paymentDelayMs: 0 });
  await ob.demandSignatures(live, 1);
  await ob.endOf(live, await ob.pay(live, ob.initiation()));
  const issued = () =>
    live.db.query<{ message: string; day: string }>(
      'select message, day::text from sandbox_bank.statement_files order by sequence',
    );
  await expect.poll(issued).toMatchObject([{ message: 'camt.054' }]);
  // The day is not over: no statement of it. Then it is.
  const [notified] = await issued();
  await live.db.query("update sandbox_bank.transfers set booked_at = booked_at - interval '1 day'");
  await live.db.query("update sandbox_bank.statement_queue set booked_at = booked_at - interval '1 day'");
  await expect.poll(issued).toMatchObject([{ message: 'camt.054' }, { message: 'camt.053' }]);
  expect((await issued())[1]?.day).not.toBe(notified?.day);
  expect(await live.db.query('select 1 from sandbox_bank.statement_queue')).toEqual([]);
});
