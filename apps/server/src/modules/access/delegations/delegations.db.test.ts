import { afterAll, beforeAll, expect, test } from 'vitest';
import { SigningWorld, type Signer } from '../../../../../../tests/support/access/signing-world.ts';
import type { DelegationList } from './delegation-schemas.ts';

/** 80,000.00: the manager, then the treasurer. */
const middle = 8_000_000n;
let world: SigningWorld;
let maker: Signer;
let manager: Signer;
let deputy: Signer;
let treasurer: Signer;
let viewer: Signer;
beforeAll(async () => {
  world = await SigningWorld.create();
  maker = await world.signIn('p-accountant', 'accountant');
  manager = await world.signIn('p-manager', 'finance-manager');
  deputy = await world.signIn('p-treasurer-2', 'treasurer');
  treasurer = await world.signIn('p-treasurer', 'treasurer');
  viewer = await world.signIn('p-viewer', 'viewer', 'enterprise');
});
afterAll(() => world[Symbol.asyncDispose]());

const days = { fromOn: '2026-11-21', untilOn: '2026-11-23' };
const to = (subject: string, roleId: string, departmentId = 'finance') => ({
  delegate: { subject, roleId, departmentId },
  ...days,
});
const create = async ({ visitor }: Signer, body: object): Promise<{ id?: string; code?: string }> =>
  (await visitor.post('/v1/delegations', body)).json();
const listOf = async ({ visitor }: Signer): Promise<DelegationList> => (await visitor.get('/v1/delegations')).json();

test('a deputy signs in the role and class of the one who is away, once, and both are told', async () => {
  const { id = '' } = await create(manager, to('p-treasurer-2', 'treasurer'));
  expect(await listOf(deputy)).toMatchObject({
    items: [{ id, direction: 'held', standing: 'in_force', can: ['end'] }],
  });
  const open = await world.open(maker, world.request(middle));
  expect(await world.read(deputy, open.approvalId)).toMatchObject({
    can: ['sign', 'reject'],
    signAs: { delegationId: id, role: { id: 'finance-manager' }, signatureClass: 'B' },
  });
  expect((await world.read(manager, open.approvalId)).next.find((one) => one.name.en === 'p-manager')).toMatchObject({
    deputies: [{ untilOn: '2026-11-23' }],
  });
  expect(await world.sign(deputy, open)).toBe('waiting');
  expect(await world.read(deputy, open.approvalId)).toMatchObject({
    signatures: [{ role: { id: 'finance-manager' }, inSteadOf: { zh: expect.any(String) } }],
    can: ['reject'],
    whyNot: 'already_signed',
  });
  // Neither the one who was away nor the deputy, whose own mandate would be next, counts a second time.
  expect(await world.sign(manager, open)).toBe('access.signature_already_signed');
  expect(await world.sign(deputy, open)).toBe('access.signature_already_signed');
  expect(await world.sign(treasurer, open)).toBe('approved');
  const told = await world.world.db.query<{ topic: string; payload: object }>(
    `select data->'payload' as payload, data->>'topic' as topic from pgboss.job where data->>'topic' = 'access.delegation_created'
     union all select payload, topic from platform.outbox where topic = 'access.delegation_created'`,
  );
  expect(told[0]?.payload).toMatchObject({
    personId: manager.context.personId,
    delegatePersonId: deputy.context.personId,
  });
  await manager.visitor.delete(`/v1/delegations/${id}`);
});

test('never for what the maker made, neither by his deputy nor for him', async () => {
  const { id = '' } = await create(manager, to('p-treasurer-2', 'treasurer'));
  const own = await world.open(manager, world.request(300_000n));
  const inStead = { delegationId: id };
  expect(await world.sign(deputy, own, inStead)).toBe('access.signature_own_in_stead');
  const byDeputy = await world.open(deputy, world.request(300_000n));
  expect(await world.sign(deputy, byDeputy, inStead)).toBe('access.signature_own');
  await manager.visitor.delete(`/v1/delegations/${id}`);
});

test('it opens nothing before its first day, after its last, once ended, or to somebody who signs nothing himself', async () => {
  const open = await world.open(maker, world.request(middle));
  const body = to('p-treasurer-2', 'treasurer');
  const coming = await create(manager, { ...body, fromOn: '2026-11-22' });
  expect(await world.sign(deputy, open)).toBe('access.signature_not_needed');
  await manager.visitor.delete(`/v1/delegations/${coming.id ?? ''}`);
  const { id = '' } = await create(manager, body);
  await deputy.visitor.delete(`/v1/delegations/${id}`);
  expect(await world.sign(deputy, open, { delegationId: id })).toBe('access.no_signing_authority');
  expect(await create(manager, to('p-viewer', 'viewer', 'enterprise'))).toMatchObject({
    code: 'access.delegate_cannot_carry',
  });
  expect(await create(viewer, to('p-treasurer', 'treasurer'))).toMatchObject({ code: 'access.not_allowed' });
  expect(await create(maker, to('p-treasurer', 'treasurer'))).toMatchObject({ code: 'access.signs_nothing' });
  // The same person under another mandate.
  expect(await create(manager, to('p-manager', 'treasurer'))).toMatchObject({ code: 'access.delegate_is_yourself' });
});

test('days that are none, lie behind or are turned round are refused with the field', async () => {
  const errors = async (more: object): Promise<unknown> => {
    const answer = await manager.visitor.post('/v1/delegations', { ...to('p-treasurer-2', 'treasurer'), ...more });
    return answer.json<{ errors?: { field: string }[] }>().errors?.[0]?.field;
  };
  expect(await errors({ fromOn: '2026-11-20' })).toBe('body.fromOn');
  expect(await errors({ fromOn: '2026-11-23', untilOn: '2026-11-22' })).toBe('body.untilOn');
  expect(await errors({ untilOn: '2028-01-01' })).toBe('body.untilOn');
  expect(await errors({ fromOn: '2026-11-31' })).toBe('body.fromOn');
});

test('nobody else ends or sees it', async () => {
  const { id = '' } = await create(manager, to('p-treasurer-2', 'treasurer'));
  expect((await treasurer.visitor.delete(`/v1/delegations/${id}`)).statusCode).toBe(404);
  expect((await listOf(treasurer)).items).toEqual([]);
  const stranger = await world.signIn('stranger', 'owner', 'head_office', 'another-1');
  expect((await stranger.visitor.delete(`/v1/delegations/${id}`)).statusCode).toBe(404);
  expect((await manager.visitor.delete(`/v1/delegations/${id}`)).statusCode).toBe(204);
  expect((await manager.visitor.delete(`/v1/delegations/${id}`)).statusCode).toBe(204);
});
