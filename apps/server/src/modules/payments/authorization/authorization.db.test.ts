import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { FakeBankPayments } from '../../../../../../tests/support/payments/fake-bank-payments.ts';
import {
  paymentTable,
  PaymentWorld,
  type PaymentAnswer,
} from '../../../../../../tests/support/payments/payment-world.ts';
import { actingAs } from '../../../../../../tests/support/access/acting.ts';
import type { TestVisitor } from '../../../../../../tests/support/server/test-server.ts';
import type { ActingContext } from '../../../platform/acting-context.ts';
import type { EnterpriseId, PersonId } from '../../../platform/ids.ts';
import type { InstructionRow, PaymentId } from '../instructions/instruction-store.ts';
import { selectInstruction } from '../instructions/instruction-store.ts';
import { PaymentAuthorizing } from './authorize-payment.ts';
import { noteMissingFunds } from './consent-word.ts';
import { expireAuthorizations } from './expire-authorizations.ts';

let world: PaymentWorld;
let accountant: TestVisitor;
let manager: TestVisitor;
let enterpriseId: EnterpriseId;
let bank: FakeBankPayments;
beforeAll(async () => {
  world = await PaymentWorld.create();
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  world.server.clock.advance({ hours: 24 });
  world.publish(paymentTable);
  accountant = await world.signedIn('p-accountant');
  manager = await world.signedIn('p-manager');
  enterpriseId = await world.enterpriseOf(accountant);
  bank = new FakeBankPayments();
  world.bankPayments.alarms.length = 0;
});

const twoOf = (...roleIds: string[]) => ({
  need: 2,
  from: roleIds.map((roleId) => ({ roleId, departmentId: null })),
});

type Signed = PaymentAnswer & { readonly id: PaymentId };
async function signed(): Promise<Signed> {
  const { body } = await world.prepare(accountant);
  expect(await world.sign(manager, body.approvalId)).toMatchObject({ body: { state: 'approved' } });
  return body as Signed;
}

const rowOf = (id: string): Promise<InstructionRow | null> =>
  world.server.server.platform.db.as({ enterpriseId }, (tx) => selectInstruction(tx, id));

/** Sees every payment of the enterprise: who may is asked elsewhere. */
function authorizing(): PaymentAuthorizing {
  const readable = async (_context: ActingContext, id: string): Promise<InstructionRow> => {
    const row = await rowOf(id);
    if (row === null) throw new Error('there is no such payment');
    return row;
  };
  return new PaymentAuthorizing(world.deps(bank), { readable });
}

async function asSigner(id: string): Promise<ActingContext> {
  const personId = (await rowOf(id))?.signatures[0]?.personId;
  return actingAs({ enterpriseId, actions: new Set(), ...(personId === undefined ? {} : { personId }) });
}

const stateOf = async (id: string): Promise<string> => (await world.read(accountant, id)).body.state;
const stepsOf = async (id: string): Promise<string[]> =>
  (await world.read(accountant, id)).body.history.map(({ step }) => step);
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => {
      const { code, errors } = error as { code?: string; errors?: unknown };
      return [code, errors];
    },
  );

test('a signer is sent to the bank as often as he asks, and nothing is released by that', async () => {
  const { id } = await signed();
  const context = await asSigner(id);
  expect(await authorizing().authorize(context, id)).toBe(`https://bank.example/consent-${id}`);
  await authorizing().authorize(context, id);
  expect(bank.sentThere).toHaveLength(2);
  expect(await stepsOf(id)).toEqual([
    'prepare',
    'await_approval',
    'await_authorization',
    'send_to_bank',
    'send_to_bank',
  ]);
  expect([await stateOf(id), bank.orders]).toEqual(['authorizing', []]);
});

test('nobody but a signer is sent there, and nobody for what is not signed', async () => {
  const { id } = await signed();
  const stranger = actingAs({ enterpriseId, actions: new Set() });
  expect(await codeOf(authorizing().authorize(stranger, id))).toEqual(['payments.not_a_signer', []]);
  const waiting = await world.prepare(accountant);
  expect(await codeOf(authorizing().authorize(stranger, waiting.body.id))).toEqual(['payments.not_now', []]);
  expect(bank.sentThere).toEqual([]);
});

test('over HTTP the maker who did not sign is told who can', async () => {
  const { id } = await signed();
  const refused = await accountant.post(`/v1/payments/${id}/authorize`);
  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([403, 'payments.not_a_signer']);
  expect((await world.read(accountant, id)).body.authorisation).toMatchObject({ signers: [{}], by: null });
  const foreigner = await PaymentWorld.foreigner(world);
  expect((await foreigner.post(`/v1/payments/${id}/authorize`)).statusCode).toBe(404);
});

test('where not enough is available it stays as it is, everybody reads why, and it is released the next time', async () => {
  const { id } = await signed();
  const by = (await rowOf(id))?.signatures[0]?.personId ?? '';
  const told = { enterpriseId, instructionId: id, connectionId: (await rowOf(id))?.connectionId ?? '', by };
  await noteMissingFunds(world.deps(bank), told);
  const { body } = await world.read(accountant, id);
  expect([body.state, body.history.at(-1)?.step]).toEqual(['authorizing', 'lack_funds']);
  expect(body.history.at(-1)?.by).not.toBeNull();
  await world.consentWord(enterpriseId, id);
  expect(await stateOf(id)).toBe('released');
  await noteMissingFunds(world.deps(bank), told);
  expect((await stepsOf(id)).filter((step) => step === 'lack_funds')).toHaveLength(1);
});

test('authorised at the bank it is released, once, however often that is told', async () => {
  const { id } = await signed();
  await Promise.all(Array.from({ length: 5 }, () => world.consentWord(enterpriseId, id)));
  expect((await stepsOf(id)).filter((step) => step === 'release')).toHaveLength(1);
  const { body } = await world.read(manager, id);
  expect(body).toMatchObject({ state: 'released', can: [] });
  expect(body.authorisation?.by?.id).toBe(body.signatures[0]?.person.id);
  const events = await world.server.db.query(
    `select 1 from platform.outbox where topic = 'payments.payment_released' and payload ->> 'paymentId' = $1`,
    [id],
  );
  expect(events).toHaveLength(1);
});

test('what was authorised is held against what was signed: any difference is an alarm, and nothing is released', async () => {
  const { id } = await signed();
  await world.consentWord(enterpriseId, id, { initiation: 'f'.repeat(64) });
  expect(await stateOf(id)).toBe('authorizing');
  expect(world.bankPayments.alarms).toMatchObject([{ instructionId: id, kind: 'initiation_differs' }]);
});

test.each([
  ['amount_minor', '4000001'],
  ['creditor_account', "'6228480100007734'"],
  ['currency', "'EUR'"],
  ['remittance', "'other'"],
])('a payment whose %s was changed behind the signatures goes to no bank', async (column, value) => {
  const { id } = await signed();
  await world.server.db.query(`update payments.instructions set ${column} = ${value} where instruction_id = $1`, [id]);
  expect(await codeOf(authorizing().authorize(await asSigner(id), id))).toEqual(['payments.bank_unavailable', []]);
  await world.consentWord(enterpriseId, id);
  expect(await stateOf(id)).toBe('authorizing');
  expect(bank.alarms).toMatchObject([{ kind: 'initiation_differs' }]);
  expect([bank.asked, world.bankPayments.alarms.length]).toEqual([[], 1]);
});

test('what the bank says of its consent stands in the history, and its end is the end', async () => {
  const [first, second] = [await signed(), await signed()];
  for (const { id } of [first, second]) await world.consentWord(enterpriseId, id, { status: 'AWAU' });
  expect((await stepsOf(first.id)).at(-1)).toBe('make_consent');
  await world.consentWord(enterpriseId, first.id, { status: 'RJCT' });
  await world.consentWord(enterpriseId, second.id, { status: 'RJCT', ranOut: true });
  expect([await stateOf(first.id), await stateOf(second.id)]).toEqual(['rejected', 'expired']);
  for (const { id } of [first, second]) await world.consentWord(enterpriseId, id);
  expect([await stateOf(first.id), await stateOf(second.id)]).toEqual(['rejected', 'expired']);
  expect(world.bankPayments.dropped).toEqual(expect.arrayContaining([first.id, second.id]));
});

test('taken back while it waits for the bank it is never released, whoever comes back from there', async () => {
  const { id } = await signed();
  expect((await world.end(accountant, id, 'withdraw', 'paid in cash')).body.state).toBe('withdrawn');
  await world.consentWord(enterpriseId, id);
  expect(await stateOf(id)).toBe('withdrawn');
});

test('a colleague cancels it while it waits for the bank', async () => {
  const { id } = await signed();
  const treasurer = await world.signedIn('p-treasurer');
  expect((await world.end(treasurer, id, 'cancel')).body.state).toBe('cancelled');
});

test.each([
  ['maker', 'p-accountant'],
  ['signer', 'p-manager'],
])('the %s who lost his authority while it waited for the bank releases nothing', async (_who, subject) => {
  const { id } = await signed();
  world.publish({ ...paymentTable, holders: paymentTable.holders.filter((one) => one.subject !== subject) });
  const treasurer = await world.signedIn('p-treasurer');
  await world.consentWord(enterpriseId, id);
  expect((await world.read(treasurer, id)).body).toMatchObject({ state: 'failed', reason: 'AG01' });
});

test.each<[string, (table: typeof paymentTable) => Partial<typeof paymentTable>]>([
  [
    'asks for a second signature',
    ({ approvalRules }) => ({
      approvalRules: approvalRules.map((rule) => ({
        ...rule,
        demand: { kind: 'steps', ordered: false, steps: [twoOf('finance-manager', 'treasurer')] },
      })),
    }),
  ],
  [
    'asks for a passkey',
    ({ approvalRules }) => ({ approvalRules: approvalRules.map((r) => ({ ...r, stepUp: true })) }),
  ],
  [
    'gives the signer another class',
    ({ grants }) => ({
      grants: grants.map((grant) =>
        grant.action === 'payments:approve' ? { ...grant, signatureClass: 'A' as const } : grant,
      ),
    }),
  ],
])('a table that %s while it waits for the bank releases nothing', async (_what, change) => {
  const { id } = await signed();
  world.publish({ ...paymentTable, ...change(paymentTable) });
  const treasurer = await world.signedIn('p-treasurer');
  await world.consentWord(enterpriseId, id);
  expect((await world.read(treasurer, id)).body).toMatchObject({ state: 'failed', reason: 'AG01' });
});

test('a deputy who was dismissed while it waits for the bank releases nothing', async () => {
  const deputy = await world.signedIn('p-second');
  const today = world.server.clock.now().toISOString().slice(0, 10);
  const given = await manager.post('/v1/delegations', {
    delegate: { subject: 'p-second', roleId: 'treasurer', departmentId: 'finance' },
    fromOn: today,
    untilOn: today,
  });
  const { id: delegationId } = given.json<{ id: string }>();
  const { body } = await world.prepare(accountant);
  const { contentHash } = (await deputy.get(`/v1/approvals/${body.approvalId}`)).json<{ contentHash: string }>();
  const answer = await deputy.post(`/v1/approvals/${body.approvalId}/signatures`, { contentHash, delegationId });
  expect(answer.json()).toMatchObject({ state: 'approved' });
  world.publish({ ...paymentTable, holders: paymentTable.holders.filter(({ subject }) => subject !== 'p-second') });
  const treasurer = await world.signedIn('p-treasurer');
  await world.consentWord(enterpriseId, body.id);
  expect((await world.read(treasurer, body.id)).body).toMatchObject({ state: 'failed', reason: 'AG01' });
});

test('what nobody authorises in time expires, and the limits are free', async () => {
  await expireAuthorizations(world.deps());
  const { id } = await signed();
  expect(await expireAuthorizations(world.deps(bank))).toBe(0);
  world.server.clock.advance({ hours: 24 });
  const late = await codeOf(authorizing().authorize(await asSigner(id), id));
  expect(late).toEqual(['payments.consent_expired', [{ field: 'expiresAt', reason: 'lies in the past' }]]);
  expect(await expireAuthorizations(world.deps(bank))).toBe(1);
  expect(bank.dropped).toEqual([id]);
  accountant = await world.signedIn('p-accountant');
  expect(await stateOf(id)).toBe('expired');
});

test.each([
  ['Data.Initiation.InstructedAmount.Currency', 'currency', 'AM03'],
  ['Data.Initiation.InstructedAmount.Amount', 'amount', 'AM12'],
  ['Data.Initiation.DebtorAccount.Identification', 'debtorAccount', 'AC05'],
  ['Data.Initiation.CreditorAccount.Identification', 'creditorAccount', 'AC01'],
])('a content that the bank refuses at %s has failed, and the field is named', async (path, field, reason) => {
  const { id } = await signed();
  bank.outcomes.push({ outcome: 'refused', reason, errors: [{ field: path, reason: `${reason}: is not accepted` }] });
  const refused = await codeOf(authorizing().authorize(await asSigner(id), id));
  expect(refused).toEqual(['payments.bank_refuses', [{ field, reason: 'is not accepted' }]]);
  expect((await world.read(accountant, id)).body).toMatchObject({ state: 'failed', reason });
});

test('a bank that does not answer leaves it as it is', async () => {
  const { id } = await signed();
  bank.outcomes.push({ outcome: 'unknown', code: 'bank.timeout' });
  expect(await codeOf(authorizing().authorize(await asSigner(id), id))).toEqual(['payments.bank_unavailable', []]);
  expect(await stateOf(id)).toBe('authorizing');
});

test('whoever authorised stands in the release, also where another signer was there before', async () => {
  const { body } = await world.prepare(accountant, { amount: '50000.00' });
  const treasurer = await world.signedIn('p-treasurer');
  for (const signer of [manager, treasurer]) await world.sign(signer, body.approvalId);
  const [first] = (await rowOf(body.id))?.signatures ?? [];
  await world.consentWord(enterpriseId, body.id, { by: first?.personId satisfies PersonId | undefined });
  const { history } = (await world.read(accountant, body.id)).body;
  expect(history.at(-1)).toMatchObject({ step: 'release', by: { id: first?.personId } });
});
