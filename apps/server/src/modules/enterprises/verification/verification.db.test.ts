import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ask, createWorld, type World } from '../../../../../../tests/support/enterprises.ts';
import {
  attest,
  freshUscc,
  newApplicant,
  register,
  settle,
  status,
  words,
  type Applicant,
} from '../../../../../../tests/support/registration.ts';
import { newId } from '../../../platform/ids.ts';

let world: World;
let operator: string;
let applicant: Applicant;
beforeAll(async () => {
  world = await createWorld();
  operator = await world.enterprise();
});
beforeEach(async () => {
  world.clock.time = new Date(world.clock.time.getTime() + 60_000);
  applicant = await newApplicant(world);
});
afterAll(() => world[Symbol.asyncDispose]());

const read = async (id = applicant.id) => (await ask(world, id, '/v1/registration')).body;
const casesOf = async (id = applicant.id, state = 'open') => {
  const { body } = await ask(world, operator, `/v1/operator/cases?state=${state}&limit=100`);
  return body.items.filter((one: { enterprise: { id: string } }) => one.enterprise.id === id);
};
const decide = (caseId: string, outcome: string, sent: object = {}, by = operator) =>
  ask(world, by, `/v1/operator/cases/${caseId}/decision`, 'POST', {
    body: { outcome, reason: '请核对营业执照后再提交。', ...sent },
  });
const linesOf = (id: string) =>
  world.fresh
    .query<{ action: string }>(`select action from audit.lines where enterprise_id = $1 order by line_id`, [id])
    .then((rows) => rows.map((row) => row.action));
const eventsOf = (id: string) =>
  world.fresh
    .query<{ topic: string }>(
      `select topic from platform.outbox where enterprise_id = $1 and topic <> 'enterprises.facts_changed' order by event_id`,
      [id],
    )
    .then((rows) => rows.map((row) => row.topic.replace('enterprises.', '')));

test('what a bank says the same of is verified as soon as the bank says it', async () => {
  expect(await register(world, applicant.id, applicant.statement)).toMatchObject({
    state: 'waiting_for_attestation',
    checklist: { registered: true, verified: false },
  });
  await attest(world, applicant);
  expect(await read()).toMatchObject({ state: 'verified', checklist: { verified: true }, message: null });
  expect(await eventsOf(applicant.id)).toEqual(['registration_submitted', 'enterprise_verified']);
  expect(await linesOf(applicant.id)).toEqual([
    'registration.saved',
    'registration.submitted',
    'facts.recorded',
    'enterprise.verified',
  ]);
});

test('a statement that comes after the bank is compared at once', async () => {
  await attest(world, applicant);
  expect((await read()).checklist).toMatchObject({ registered: true, verified: true });
  expect(await register(world, applicant.id, applicant.statement)).toMatchObject({ state: 'verified' });
});

test("a bank's word alone verifies nobody whose own statement differs from it", async () => {
  await register(world, applicant.id, applicant.statement);
  await attest(world, applicant, { legal_name: words('盛达旧名有限公司') });
  const view = await read();
  expect(view).toMatchObject({ state: 'in_review', checklist: { verified: false } });
  expect(view.comparison.fields).toContainEqual({
    field: 'legal_name',
    stated: applicant.name,
    sources: [
      { source: expect.objectContaining({ kind: 'bank' }), value: '盛达旧名有限公司', asOf: expect.any(String) },
    ],
    result: 'differs',
  });
  const [one] = await casesOf();
  expect(one).toMatchObject({ kind: 'differing_statement', state: 'open', otherEnterprise: null, decision: null });
  // The next record that changes nothing of it opens no second case.
  await attest(world, applicant, {
    legal_name: words('盛达旧名有限公司'),
    registered_address: words('宁波市江北区 1 号'),
  });
  const after = await casesOf();
  expect(after).toHaveLength(1);
  const { body } = await ask(world, operator, `/v1/operator/cases/${one.id}`);
  expect(body).toMatchObject({ revision: 2, can: ['accept', 'return', 'refuse'] });
  expect((await decide(one.id, 'accept', { revision: 1 })).body.code).toBe('enterprises.case_changed');
});

test("a bank's record that comes while a statement is being submitted verifies nobody past the statement", async () => {
  await register(world, applicant.id, applicant.statement);
  await ask(world, applicant.id, '/v1/registration/withdraw', 'POST');
  const { selectRegistration, updateRegistration } = await import('../registration/registration-store.ts');
  const { promise: recorded, resolve } = Promise.withResolvers<Promise<unknown>>();
  await world.system(async (tx) => {
    const before = await selectRegistration(tx, applicant.id, { lock: true });
    await updateRegistration(
      tx,
      { ...before!, state: 'submitted', statement: before!.draft, binding: true },
      world.clock.time,
    );
    const recording = attest(world, applicant, { legal_name: words('盛达旧名有限公司') });
    resolve(recording.then(() => undefined));
    await Promise.race([recording, new Promise((done) => setTimeout(done, 500))]);
  });
  await recorded;
  await settle(world);
  expect(await read()).toMatchObject({ state: 'in_review', checklist: { verified: false } });
});

test('accepting settles exactly the differences that were seen', async () => {
  await register(world, applicant.id, applicant.statement);
  await attest(world, applicant, { legal_name: words('盛达旧名有限公司') });
  const [one] = await casesOf();
  const answer = await decide(one.id, 'accept');
  expect(answer.body).toMatchObject({ state: 'decided', decision: { outcome: 'accept' }, can: [] });
  expect(await read()).toMatchObject({ state: 'verified', checklist: { verified: true }, message: null });
  await attest(world, applicant, {
    legal_name: words('盛达旧名有限公司'),
    registered_address: words('宁波市海曙区中山西路 88 号'),
  });
  expect(await read()).toMatchObject({ state: 'verified' });
  await attest(world, applicant, { legal_name: words('完全不同有限公司') });
  expect(await read()).toMatchObject({ state: 'in_review', checklist: { verified: true } });
  expect(await casesOf()).toMatchObject([{ kind: 'changed_at_bank' }]);
});

test('what is returned is read with its reason, changed, submitted again and verified', async () => {
  await register(world, applicant.id, { ...applicant.statement, legalName: { zh: '盛达笔误有限公司' } });
  await attest(world, applicant);
  const [one] = await casesOf();
  await decide(one.id, 'return');
  expect(await read()).toMatchObject({
    state: 'returned',
    message: '请核对营业执照后再提交。',
    can: ['edit', 'submit'],
    checklist: { verified: false },
  });
  // While it is with the enterprise no record of the bank changes anything.
  await attest(world, applicant);
  expect(await read()).toMatchObject({ state: 'returned', checklist: { verified: false } });
  expect(await register(world, applicant.id, { legalName: { zh: applicant.name } })).toMatchObject({
    state: 'verified',
    message: null,
  });
});

test('what is refused stays refused whatever the bank says, until it is submitted again', async () => {
  await register(world, applicant.id, { ...applicant.statement, legalName: { zh: '盛达笔误有限公司' } });
  await attest(world, applicant);
  await decide((await casesOf())[0].id, 'refuse');
  await attest(world, applicant, { registered_address: words('宁波市海曙区中山西路 90 号') });
  expect(await read()).toMatchObject({ state: 'refused', checklist: { verified: false }, can: ['edit', 'submit'] });
});

test('a mistake that the enterprise mends itself settles the case', async () => {
  await register(world, applicant.id, { ...applicant.statement, legalName: { zh: '盛达笔误有限公司' } });
  await attest(world, applicant);
  expect(await casesOf()).toHaveLength(1);
  expect(await register(world, applicant.id, { legalName: { zh: applicant.name } })).toMatchObject({
    state: 'verified',
  });
  expect(await casesOf()).toEqual([]);
  expect(await casesOf(applicant.id, 'decided')).toMatchObject([{ decision: { outcome: 'settled', reason: null } }]);
  expect(await linesOf(applicant.id)).toContain('case.settled');
});

test('withdrawing a statement that an operator looks at is no way around him', async () => {
  await register(world, applicant.id, { ...applicant.statement, legalName: { zh: '盛达笔误有限公司' } });
  await attest(world, applicant);
  const withdrawn = await ask(world, applicant.id, '/v1/registration/withdraw', 'POST');
  expect(withdrawn.body).toMatchObject({ state: 'draft', edited: true, comparison: null });
  await attest(world, applicant, { registered_address: words('宁波市海曙区中山西路 90 号') });
  expect((await read()).checklist.verified).toBe(false);
});

test('a withdrawn statement that nobody had looked at leaves it to the bank', async () => {
  await register(world, applicant.id, applicant.statement);
  await ask(world, applicant.id, '/v1/registration/withdraw', 'POST');
  await attest(world, applicant);
  expect(await read()).toMatchObject({ state: 'draft', checklist: { verified: true } });
});

test('a decision is taken once, by one who is not concerned, and stands in both logs', async () => {
  await register(world, applicant.id, { ...applicant.statement, legalName: { zh: '盛达笔误有限公司' } });
  await attest(world, applicant);
  const [one] = await casesOf();
  expect((await decide(one.id, 'accept', {}, applicant.id)).body.code).toBe('enterprises.own_case');
  expect((await ask(world, applicant.id, `/v1/operator/cases/${one.id}`)).body.can).toEqual([]);
  expect((await decide(one.id, 'accept', { reason: 'too short' })).body.errors[0].field).toBe('body.reason');
  const before = (await linesOf(operator)).length;
  const answers = await Promise.all(['accept', 'return', 'refuse', 'return'].map((outcome) => decide(one.id, outcome)));
  expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
  expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('enterprises.case_decided');
  expect((await linesOf(operator)).length).toBe(before + 1);
  expect((await linesOf(applicant.id)).filter((action) => action === 'case.decided')).toHaveLength(1);
  const [line] = await world.fresh.query<{ actor_kind: string; actor_id: string }>(
    `select actor_kind, actor_id from audit.lines where enterprise_id = $1 and action = 'case.decided'`,
    [applicant.id],
  );
  expect(line).toEqual({ actor_kind: 'system', actor_id: `enterprise:${operator}` });
});

test('an operator who belongs to the enterprise, or did, decides nothing about it', async () => {
  await register(world, applicant.id, { ...applicant.statement, legalName: { zh: '盛达笔误有限公司' } });
  await attest(world, applicant);
  const [one] = await casesOf();
  const personId = newId<'person'>();
  await world.fresh.query(
    `insert into access.memberships (enterprise_id, person_id, since, state) values ($1, $2, now(), 'left')`,
    [applicant.id, personId],
  );
  const url = `/v1/operator/cases/${one.id}`;
  expect((await ask(world, operator, url, 'GET', { personId })).body.can).toEqual([]);
  const body = { outcome: 'accept', reason: '请核对营业执照后再提交。' };
  const answer = await ask(world, operator, `${url}/decision`, 'POST', { body, personId });
  expect(answer).toMatchObject({ status: 403, body: { code: 'enterprises.own_case' } });
  expect((await decide(one.id, 'accept')).status).toBe(200);
});

test('the same key decides once and gets the same answer', async () => {
  await register(world, applicant.id, { ...applicant.statement, legalName: { zh: '盛达笔误有限公司' } });
  await attest(world, applicant);
  const [one] = await casesOf();
  const body = { outcome: 'return', reason: '请核对营业执照后再提交。' };
  const send = () => ask(world, operator, `/v1/operator/cases/${one.id}/decision`, 'POST', { body, key: one.id });
  expect((await send()).body).toEqual((await send()).body);
  // What is kept for repetition outlives a consent: it holds no word of a bank.
  const kept = await world.fresh.query(`select answer from platform.idempotency_keys where key = $1`, [one.id]);
  expect(kept).toEqual([{ answer: { caseId: one.id } }]);
});

test('a field that a bank changes later makes a case, and the enterprise stays verified until it is decided', async () => {
  await register(world, applicant.id, applicant.statement);
  await attest(world, applicant);
  await attest(world, applicant, { registered_address: words('宁波市鄞州区天童路 1 号') });
  expect(await read()).toMatchObject({ state: 'in_review', checklist: { verified: true }, can: ['edit', 'submit'] });
  const [one] = await casesOf();
  expect(one.kind).toBe('changed_at_bank');
  // It states what is so now: nothing is left to decide.
  const again = await register(world, applicant.id, { registeredAddress: '宁波市鄞州区天童路 1 号' });
  expect(again).toMatchObject({ state: 'verified' });
  expect(await casesOf()).toEqual([]);
});

test('refusing what changed at the bank takes the verification away', async () => {
  await register(world, applicant.id, applicant.statement);
  await attest(world, applicant);
  await attest(world, applicant, { registered_address: words('宁波市鄞州区天童路 1 号') });
  await decide((await casesOf())[0].id, 'refuse');
  expect(await read()).toMatchObject({ state: 'refused', checklist: { verified: false } });
  expect(await eventsOf(applicant.id)).toContain('verification_lost');
});

test.each([
  ['dissolved', { registration_status: status('dissolved') }],
  ['suspended', { registration_status: status('suspended') }],
  ['no longer under its number', { identifier_uscc: undefined }],
])(
  'an enterprise that a bank calls %s is not verified from then on, with or without a statement',
  async (_what, change) => {
    await register(world, applicant.id, applicant.statement);
    const silent = await newApplicant(world);
    for (const one of [applicant, silent]) {
      await attest(world, one);
      expect((await read(one.id)).checklist.verified).toBe(true);
      await attest(world, one, change);
      expect(await read(one.id)).toMatchObject({ state: 'in_review', checklist: { verified: false } });
      expect(await casesOf(one.id)).toMatchObject([{ kind: 'changed_at_bank' }]);
      // Another record of the same content verifies nobody.
      await attest(world, one, { ...change, registered_address: words('宁波市海曙区中山西路 90 号') });
      expect((await read(one.id)).checklist.verified).toBe(false);
      await attest(world, one);
      expect(await read(one.id)).toMatchObject({ state: 'verified', checklist: { verified: true } });
      expect(await casesOf(one.id)).toEqual([]);
    }
  },
);

test('a number that another bank still names is not gone', async () => {
  await attest(world, applicant);
  await attest(world, applicant, {}, world.banks[1]);
  await attest(world, applicant, { identifier_uscc: undefined });
  expect(await read()).toMatchObject({ state: 'none', checklist: { verified: true } });
});

test('an enterprise of which a bank says from the beginning that it has ended is not verified by that', async () => {
  await attest(world, applicant, { registration_status: status('dissolved') });
  expect((await read()).checklist.verified).toBe(false);
});

test('what a bank said is hidden from the operator once the consent for it is withdrawn', async () => {
  await register(world, applicant.id, applicant.statement);
  await attest(world, applicant, { legal_name: words('盛达旧名有限公司') });
  const [one] = await casesOf();
  await world.system((tx) =>
    world.enterprises.setSourceState(tx, { enterpriseId: applicant.id, sourceId: world.banks[0], state: 'withdrawn' }),
  );
  const { body } = await ask(world, operator, `/v1/operator/cases/${one.id}`);
  expect(body.fields.flatMap((field: { sources: unknown[] }) => field.sources)).toEqual([]);
  await settle(world);
  expect(await read()).toMatchObject({ state: 'waiting_for_attestation' });
  expect(await casesOf()).toEqual([]);
  // The consent comes back, and with it the words, although they have not changed.
  await world.system((tx) =>
    world.enterprises.setSourceState(tx, { enterpriseId: applicant.id, sourceId: world.banks[0], state: 'active' }),
  );
  await settle(world);
  expect(await read()).toMatchObject({ state: 'in_review' });
});

test('an operator who opens a case leaves a line in the log of the enterprise, and the person in that of the operator', async () => {
  await register(world, applicant.id, applicant.statement);
  await attest(world, applicant, { legal_name: words('盛达旧名有限公司') });
  await ask(world, operator, `/v1/operator/cases/${(await casesOf())[0].id}`);
  const lines = await world.fresh.query(
    `select enterprise_id, actor_kind from audit.lines where action = 'case.read' and target like 'case:%'
       and (enterprise_id = $1 or details->>'enterprise' = $1::text) order by line_id`,
    [applicant.id],
  );
  expect(lines).toEqual([
    { enterprise_id: applicant.id, actor_kind: 'system' },
    { enterprise_id: operator, actor_kind: 'person' },
  ]);
});

test('nobody reads or writes the registration of another, whatever the code asks for', async () => {
  await register(world, applicant.id, applicant.statement);
  const stranger = { enterpriseId: await world.enterprise() };
  const { selectRegistration, upsertDraft } = await import('../registration/registration-store.ts');
  const { emptyStatement } = await import('../registration/statement.ts');
  expect(await world.db.as(stranger, (tx) => selectRegistration(tx, applicant.id))).toBeNull();
  await expect(
    world.db.as(stranger, (tx) => upsertDraft(tx, applicant.id, emptyStatement, world.clock.now())),
  ).rejects.toThrow(/row-level security/);
  const own = { enterpriseId: applicant.id };
  const { updateRegistration } = await import('../registration/registration-store.ts');
  const registration = await world.db.as(own, (tx) => selectRegistration(tx, applicant.id));
  expect(registration).not.toBeNull();
  if (registration === null) return;
  await expect(
    world.db.as(own, (tx) => updateRegistration(tx, { ...registration, state: 'verified' }, world.clock.now())),
  ).rejects.toThrow(/permission denied/);
  const { selectCase } = await import('./case-store.ts');
  await expect(world.db.as(own, (tx) => selectCase(tx, applicant.id))).rejects.toThrow(/permission denied/);
});

/** Keeps a paper of the enterprise as the one in force; its bytes matter to nobody here. */
async function keepPaper(enterpriseId: string, validUntil: string): Promise<void> {
  await world.fresh.query(
    `update enterprises.evidence_documents set state = 'replaced' where enterprise_id = $1 and state = 'kept'`,
    [enterpriseId],
  );
  await world.fresh.query(
    `insert into enterprises.evidence_documents (enterprise_id, document_id, kind, state, file_name, media_type, size_bytes,
      sha256, valid_until, uploaded_by, uploaded_at)
    values ($1, $2, 'business_licence', 'kept', 'a.pdf', 'application/pdf', 1, repeat('a', 64), $3, $1, $4)`,
    [enterpriseId, newId(), validUntil, world.clock.time],
  );
}
const expire = (enterpriseId: string) =>
  world.runJob('enterprises.compare_registration', {
    topic: 'enterprises.document_expired',
    payload: { enterpriseId },
  });

test('a paper that expires is asked about, and the enterprise stays verified until that is decided', async () => {
  const silent = await newApplicant(world);
  await register(world, applicant.id, applicant.statement);
  for (const one of [applicant, silent]) {
    await attest(world, one);
    await keepPaper(one.id, '2026-10-01');
    await expire(one.id);
    await expire(one.id);
    expect(await read(one.id)).toMatchObject({ state: 'in_review', checklist: { verified: true, documents: true } });
    expect(await casesOf(one.id)).toMatchObject([{ kind: 'expired_document' }]);
    const [asked] = await casesOf(one.id);
    const { body } = await ask(world, operator, `/v1/operator/cases/${asked.id}`);
    expect(body.documents).toMatchObject([{ kind: 'business_licence', expired: true, can: [] }]);
    await decide(asked.id, 'accept');
    expect(await read(one.id)).toMatchObject({ state: 'verified' });
    // What was accepted is this paper, and not the next one.
    await keepPaper(one.id, '2026-10-15');
    await expire(one.id);
    expect(await casesOf(one.id)).toHaveLength(1);
    // It takes a newer paper to answer it: that the old one is gone is no answer.
    await world.fresh.query(`update enterprises.evidence_documents set state = 'deleted' where enterprise_id = $1`, [
      one.id,
    ]);
    await attest(world, one, { registered_address: words('宁波市海曙区中山西路 88 号, 315000') });
    expect(await casesOf(one.id)).toHaveLength(1);
    await keepPaper(one.id, '2027-10-15');
    await attest(world, one);
    expect(await casesOf(one.id)).toEqual([]);
    expect(await read(one.id)).toMatchObject({ state: 'verified', checklist: { verified: true } });
  }
});

test('a paper that expired before anything was verified keeps nobody out', async () => {
  await keepPaper(applicant.id, '2026-10-01');
  await register(world, applicant.id, applicant.statement);
  await expire(applicant.id);
  expect(await read()).toMatchObject({ state: 'waiting_for_attestation' });
  expect(await casesOf()).toEqual([]);
});

test('another number under the same name is a difference', async () => {
  const statement = { ...applicant.statement, identifiers: [{ scheme: 'uscc', value: freshUscc() }] };
  await attest(world, applicant);
  expect(await register(world, applicant.id, statement)).toMatchObject({ state: 'in_review' });
});

test('an unknown case and one of another id are not there', async () => {
  const answer = await ask(world, operator, '/v1/operator/cases/01900000-0000-7000-8000-000000000000');
  expect(answer.status).toBe(404);
  expect((await decide('01900000-0000-7000-8000-000000000000', 'accept')).status).toBe(404);
  const cursor = Buffer.from('["x",1]').toString('base64url');
  expect((await ask(world, operator, `/v1/operator/cases?cursor=${cursor}`)).body.errors[0].field).toBe(
    'querystring.cursor',
  );
});
