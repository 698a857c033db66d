import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, createWorld, type World } from '../../../../../../tests/support/enterprises.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const uscc = '91350100M000100Y43';
const whole = {
  legalName: { zh: ' 盛达纺织有限公司 ', en: '' },
  identifiers: [{ scheme: 'uscc', value: ' 91350100m000100y43 ' }],
  licence: { number: uscc, holder: '盛达纺织有限公司', validUntil: null },
  tax: { number: uscc, kind: { zh: '一般纳税人' }, rating: 'A' },
};

test('what is written is kept cleaned, and an absent part stays as it was', async () => {
  const enterprise = await world.enterprise('registered');
  expect((await ask(world, enterprise, '/v1/registration')).body).toMatchObject({
    state: 'none',
    statement: null,
    can: ['edit'],
    checklist: { registered: false, verified: false },
  });
  expect((await ask(world, enterprise, '/v1/registration', 'PUT', { body: whole })).status).toBe(200);
  const body = { tax: { rating: null }, registeredAddress: '  宁波市\n海曙区 ' };
  const { body: view } = await ask(world, enterprise, '/v1/registration', 'PUT', { body });
  expect(view).toMatchObject({
    state: 'draft',
    edited: true,
    statement: {
      legalName: { zh: '盛达纺织有限公司', en: null },
      identifiers: [{ scheme: 'uscc', country: 'CN', value: uscc }],
      licence: { number: uscc, validUntil: null },
      tax: { number: uscc, kind: { zh: '一般纳税人', en: null }, rating: null },
      registeredAddress: '宁波市 海曙区',
      legalRepresentative: null,
    },
    can: ['edit', 'submit'],
  });
});

test.each([
  [
    { identifiers: [{ scheme: 'uscc', value: '91350100M000100Y44' }] },
    'body.identifiers.0.value',
    /after 91350100M000100Y4 it would be 3/,
  ],
  [
    { identifiers: [{ scheme: 'lei', value: '529900W18LQJJN6SJ337' }] },
    'body.identifiers.0.value',
    /after 529900W18LQJJN6SJ3 they would be 36/,
  ],
  [
    { identifiers: [{ scheme: 'vat', country: 'DE', value: 'DE136695977' }] },
    'body.identifiers.0.value',
    /DE and 9 digits/,
  ],
  [
    { identifiers: [{ scheme: 'vat', country: 'FR', value: 'DE136695976' }] },
    'body.identifiers.0.country',
    /begins with DE/,
  ],
  [{ identifiers: [{ scheme: 'uscc', country: 'DE', value: uscc }] }, 'body.identifiers.0.country', /CN/],
  [
    { identifiers: [whole.identifiers[0], { scheme: 'uscc', value: uscc }] },
    'body.identifiers.1.scheme',
    /named twice/,
  ],
  [{ ...whole, licence: { number: '91350100M000100Y44' } }, 'body.licence.number', /would be 3/],
  [{ ...whole, tax: { number: '91350100M000100Y44' } }, 'body.tax.number', /would be 3/],
  [{ licence: { validUntil: '2026-02-30' } }, 'body.licence.validUntil', /no day/],
  [{ legalName: { zh: '——' } }, 'body.legalName.zh', /neither a letter nor a digit/],
])('%j is refused by name of the field', async (body, field, reason) => {
  const enterprise = await world.enterprise('registered');
  const answer = await ask(world, enterprise, '/v1/registration', 'PUT', { body });
  expect(answer.status).toBe(400);
  expect(answer.body.errors).toEqual([{ field, reason: expect.stringMatching(reason) }]);
  expect((await ask(world, enterprise, '/v1/registration')).body.state).toBe('none');
});

test('a statement that lacks something is not submitted, and everything that is missing is named', async () => {
  const enterprise = await world.enterprise('registered');
  const submit = () => ask(world, enterprise, '/v1/registration/submit', 'POST');
  expect((await submit()).body).toMatchObject({ status: 400, code: 'enterprises.statement_incomplete' });
  await ask(world, enterprise, '/v1/registration', 'PUT', {
    body: { legalName: { en: 'A' }, licence: { validUntil: '2020-01-01' } },
  });
  const { body } = await submit();
  expect(body.errors.map((error: { field: string }) => error.field)).toEqual([
    'body.identifiers',
    'body.licence.number',
    'body.licence.holder',
    'body.licence.validUntil',
    'body.tax.number',
  ]);
});

test('a statement of which nobody has spoken waits for a bank; the same key submits once', async () => {
  const enterprise = await world.enterprise('registered');
  await ask(world, enterprise, '/v1/registration', 'PUT', { body: whole });
  const submit = () => ask(world, enterprise, '/v1/registration/submit', 'POST', { key: 'once' });
  const answers = [await submit(), await submit()];
  expect(answers[0]?.body).toMatchObject({
    state: 'waiting_for_attestation',
    edited: false,
    checklist: { registered: true, verified: false },
    can: ['edit', 'submit', 'withdraw'],
  });
  expect(answers[1]?.body).toEqual(answers[0]?.body);
  // What is kept for repetition outlives a consent: it holds no word of a bank.
  const kept = await world.fresh.query(`select answer from platform.idempotency_keys where scope = $1`, [enterprise]);
  expect(kept).toEqual([{ answer: { state: 'waiting_for_attestation' } }]);
  const lines = await world.fresh.query(
    `select action from audit.lines where enterprise_id = $1 and action like 'registration.%' order by line_id`,
    [enterprise],
  );
  expect(lines).toEqual([{ action: 'registration.saved' }, { action: 'registration.submitted' }]);
  const withdrawn = await ask(world, enterprise, '/v1/registration/withdraw', 'POST');
  expect(withdrawn.body).toMatchObject({ state: 'draft', statement: { legalName: { zh: '盛达纺织有限公司' } } });
  expect((await ask(world, enterprise, '/v1/registration/withdraw', 'POST')).status).toBe(409);
});
