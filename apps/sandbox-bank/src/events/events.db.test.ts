import { compactVerify, createLocalJWKSet, decodeJwt, type JSONWebKeySet } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { limits } from '../limits.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { startTestBank, type TestBank } from '../testing/test-bank.ts';

let bank: TestBank;
beforeEach(async () => {
  bank = await startTestBank({ randomSeed: 7 });
});
afterEach(() => bank[Symbol.asyncDispose]());

type EventData = { customerId: string; sequence: number; jws?: string; withheld?: boolean };

async function change(city: string): Promise<number> {
  const { status, body } = await bank.sandbox('POST', '/sandbox/customers/7730-1942/records', {
    kind: 'identification',
    patch: { city: { zh: city } },
  });
  expect(status).toBe(201);
  return (body as { sequence: number }).sequence;
}

const scenario = (wanted: Partial<Scenario>) => bank.sandbox('PUT', '/sandbox/scenario', wanted);

/** What a careful receiver makes of a token: its event, or null when it must be refused. */
async function verified(token: string): Promise<EventData | null> {
  const jwks = (await (await fetch(`${bank.issuer}/jwks`)).json()) as JSONWebKeySet;
  try {
    await compactVerify(token, createLocalJWKSet(jwks));
  } catch {
    return null;
  }
  const { events } = decodeJwt<{ events: Record<string, EventData> }>(token);
  return events['urn:guildhall:bank:journal-entry'] ?? null;
}

async function eventually(check: () => Promise<boolean>, withinMs = 60_000): Promise<void> {
  const until = Date.now() + withinMs;
  while (!(await check())) {
    if (Date.now() > until) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const waiting = async (): Promise<number> =>
  (await bank.db.query('select 1 from sandbox_bank.event_deliveries where acknowledged_at is null')).length;

async function poll(body: object): Promise<{ sets: Record<string, string>; moreAvailable: boolean }> {
  const answer = await bank.client.call('POST', '/api/v1/events/poll', { scope: 'events', body });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { sets: Record<string, string>; moreAvailable: boolean };
}

/** A receiver that takes what verifies and refuses the rest, as RFC 8935 wants it. */
function receive(): { taken: EventData[]; refused: number } {
  const seen = { taken: [] as EventData[], refused: 0 };
  const keys = fetch(`${bank.issuer}/jwks`).then((answer) => answer.json() as Promise<JSONWebKeySet>);
  bank.client.answerPush(async ({ body, contentType }) => {
    expect(contentType).toBe('application/secevent+jwt');
    try {
      await compactVerify(body, createLocalJWKSet(await keys));
    } catch {
      seen.refused += 1;
      return { status: 400, body: { err: 'authentication_failed', description: 'the signature does not verify' } };
    }
    const { events } = decodeJwt<{ events: Record<string, EventData> }>(body);
    seen.taken.push(events['urn:guildhall:bank:journal-entry']!);
    return { status: 202 };
  });
  return seen;
}

test('a change is pushed as a signed event that carries the signed entry', async () => {
  const sequence = await change('昆山');
  await eventually(async () => (await waiting()) === 0);
  const push = bank.client.received.find(({ path }) => path === '/events')!;
  expect(decodeJwt(push.body)).toMatchObject({
    iss: bank.issuer,
    aud: 'guildhall',
    jti: expect.any(String) as string,
    sub_id: { format: 'opaque', id: '7730-1942' },
  });
  const event = await verified(push.body);
  expect(event).toMatchObject({ customerId: '7730-1942', sequence });
  await compactVerify(
    event!.jws!,
    createLocalJWKSet((await (await fetch(`${bank.issuer}/jwks`)).json()) as JSONWebKeySet),
  );
  expect(decodeJwt(event!.jws!)).toMatchObject({
    sequence,
    kind: 'identification',
    data: { city: { zh: '昆山', en: 'Suzhou' } },
  });
});

test('what the consent does not cover is told as withheld, and a customer without consent not at all', async () => {
  const seen = receive();
  await bank.sandbox('POST', '/sandbox/customers/7730-1942/records', {
    kind: 'standing',
    patch: { taxCreditRating: 'B' },
  });
  await bank.sandbox('POST', '/sandbox/customers/6610-0007/records', {
    kind: 'ownership',
    patch: { holders: [{ name: '顾一帆', kind: 'person', share: '100' }] },
  });
  await eventually(async () => seen.taken.length === 1 && (await waiting()) === 0);
  expect(seen.taken).toEqual([{ customerId: '7730-1942', sequence: 4, withheld: true }]);
});

test('a withdrawn consent is told, and nothing after it', async () => {
  const seen = receive();
  expect((await bank.sandbox('POST', '/sandbox/consents/branch-1/withdraw')).status).toBe(204);
  expect((await bank.sandbox('POST', '/sandbox/consents/branch-1/withdraw')).status).toBe(409);
  await change('昆山');
  await eventually(async () => seen.taken.length === 1 && (await waiting()) === 0);
  expect(decodeJwt(seen.taken[0]!.jws!)).toMatchObject({ kind: 'consent_status', data: { status: 'CANC' } });
});

test('a refused push is tried again until it is taken', async () => {
  let attempts = 0;
  bank.client.answerPush(() => ({ status: (attempts += 1) < 3 ? 503 : 202 }));
  await change('昆山');
  await eventually(async () => (await waiting()) === 0);
  expect(attempts).toBe(3);
});

test('when no push arrives, polling brings everything, until it is acknowledged', async () => {
  await scenario({ pushNeverArrives: true });
  const sequences = [await change('甲'), await change('乙'), await change('丙')];
  const first = await poll({ maxEvents: 2, returnImmediately: true });
  expect(Object.keys(first.sets)).toHaveLength(2);
  expect(first.moreAvailable).toBe(true);
  const [jti = ''] = Object.keys(first.sets);
  const second = await poll({ ack: [jti, 'never heard of'], returnImmediately: true });
  expect(Object.keys(second.sets)).toHaveLength(2);
  expect(second.moreAvailable).toBe(false);
  expect(Object.keys(second.sets)).not.toContain(jti);
  const events = await Promise.all(Object.values({ ...first.sets, ...second.sets }).map(verified));
  expect(events.map((event) => event!.sequence).toSorted((a, b) => a - b)).toEqual(sequences);
  const none = await poll({ ack: Object.keys(second.sets), returnImmediately: true });
  expect(none).toEqual({ sets: {}, moreAvailable: false });
  expect(bank.client.received.filter(({ path }) => path === '/events')).toEqual([]);
});

test('an event that was reported as wrong rests, then comes again', async () => {
  await bank[Symbol.asyncDispose]();
  bank = await startTestBank({ pushRetry: { firstMs: 60_000, longestMs: 120_000 } });
  await scenario({ pushNeverArrives: true });
  await change('甲');
  const [jti = ''] = Object.keys((await poll({ returnImmediately: true })).sets);
  const next = await poll({
    setErrs: { [jti]: { err: 'invalid_request', description: 'no' } },
    returnImmediately: true,
  });
  expect(next.sets).toEqual({});
  const [rests] = await bank.db.query<{ rightly: boolean }>(
    `select poll_after < clock_timestamp() + interval '120 seconds' as rightly from sandbox_bank.event_deliveries`,
  );
  expect(rests).toEqual({ rightly: true });
  // The rest is over.
  await bank.db.query('update sandbox_bank.event_deliveries set poll_after = clock_timestamp()');
  expect(Object.keys((await poll({ returnImmediately: true })).sets)).toEqual([jti]);
});

test('a poll that may wait gets the event as soon as it is there', async () => {
  await scenario({ pushNeverArrives: true });
  const waitingPoll = poll({});
  await new Promise((resolve) => setTimeout(resolve, 300));
  await change('甲');
  const changedAt = performance.now();
  expect(Object.keys((await waitingPoll).sets)).toHaveLength(1);
  expect(performance.now() - changedAt).toBeLessThan(limits.pollWaitMs / 2);
});

test.each([
  ['a maxEvents below zero', { maxEvents: -1 }, 'maxEvents'],
  ['an ack that is no list', { ack: 'x' }, 'ack'],
  ['an unknown member', { surprise: 1 }, 'surprise'],
  ['an error without a code', { setErrs: { a: {} } }, 'setErrs.a.err'],
])('a poll with %s is refused', async (_name, body, field) => {
  const answer = await bank.client.call('POST', '/api/v1/events/poll', { scope: 'events', body });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ errors: [{ field }] });
});

test.each<[string, Partial<Scenario>]>([
  ['wrongly signed', { wrongSignatureRate: 0.5 }],
  ['malformed', { malformedRate: 0.5 }],
  ['cut off', { truncateRate: 0.4 }],
  ['out of order', { reorderRate: 0.5 }],
  ['twice', { duplicateRate: 0.5 }],
  ['again after the acknowledgement', { replayRate: 0.9 }],
  ['late', { slowMs: 60 }],
])('events that are delivered %s arrive rightly in the end, every one', async (name, wanted) => {
  const seen = receive();
  const sequences: number[] = [];
  const got = () => seen.taken.map(({ sequence }) => sequence);
  // Chance may spare a dozen events: then the next dozen is tried.
  do {
    await scenario({ pushNeverArrives: true });
    for (let index = 0; index < 12; index += 1) sequences.push(await change(`城${sequences.length}`));
    await scenario(wanted);
    if (name.startsWith('again')) for (let index = 0; index < 3; index += 1) sequences.push(await change(`再${index}`));
    await eventually(async () => (await waiting()) === 0);
    expect([...new Set(got())].toSorted((a, b) => a - b)).toEqual(sequences);
  } while (!happened(wanted, { refused: seen.refused, got: got(), sequences }));
});

/** Whether the receiver has seen anything of what the scenario does wrong, where it can be seen there. */
function happened(
  wanted: Partial<Scenario>,
  { refused, got, sequences }: { refused: number; got: number[]; sequences: number[] },
): boolean {
  if ('duplicateRate' in wanted || 'replayRate' in wanted) return got.length > sequences.length;
  if ('reorderRate' in wanted) return got.some((sequence, index) => sequence !== sequences[index]);
  return 'slowMs' in wanted || refused > 0;
}

test.each<[string, Partial<Scenario>]>([
  ['wrong signatures', { wrongSignatureRate: 0.5 }],
  ['malformed tokens', { malformedRate: 0.3 }],
  ['reordering', { reorderRate: 0.5 }],
  ['duplicates', { duplicateRate: 0.5 }],
  ['replays', { replayRate: 0.5 }],
  [
    'everything at once',
    {
      wrongSignatureRate: 0.2,
      malformedRate: 0.1,
      truncateRate: 0.1,
      reorderRate: 0.3,
      duplicateRate: 0.3,
      replayRate: 0.3,
      serverErrorRate: 0.2,
    },
  ],
])('polling alone gets every event through %s', async (_name, wanted) => {
  await scenario({ pushNeverArrives: true });
  const sequences: number[] = [];
  for (let index = 0; index < 12; index += 1) sequences.push(await change(`城${index}`));
  await bank.client.token('events');
  await scenario({ ...wanted, pushNeverArrives: true });
  const got = new Set<number>();
  let ack: string[] = [];
  await eventually(async () => {
    const answer = await bank.client
      .call('POST', '/api/v1/events/poll', { scope: 'events', body: { ack, maxEvents: 5, returnImmediately: true } })
      .then(async (response) => (response.ok ? ((await response.json()) as { sets: Record<string, string> }) : null))
      .catch(() => null);
    if (answer === null) return false;
    ack = [];
    for (const [jti, token] of Object.entries(answer.sets)) {
      const event = await verified(token).catch(() => null);
      if (event === null) continue;
      got.add(event.sequence);
      ack.push(jti);
    }
    return got.size === sequences.length;
  });
  expect([...got].toSorted((a, b) => a - b)).toEqual(sequences);
});

test('a receiver that takes everything unseen still gets every event rightly in the end', async () => {
  bank.client.answerPush(() => ({ status: 202 }));
  await scenario({ wrongSignatureRate: 0.6 });
  const sequences: number[] = [];
  let events: (EventData | null)[];
  do {
    for (let index = 0; index < 8; index += 1) sequences.push(await change(`城${sequences.length}`));
    await eventually(async () => (await waiting()) === 0);
    const pushed = bank.client.received.filter(({ path }) => path === '/events');
    events = await Promise.all(pushed.map(({ body }) => verified(body)));
  } while (!events.includes(null));
  const right = new Set(events.map((event) => event?.sequence).filter((sequence) => sequence !== undefined));
  expect([...right].toSorted((a, b) => a - b)).toEqual(sequences);
});

test('a clock that is off shows in the time of the event', async () => {
  await scenario({ clockSkewSeconds: -3_600 });
  await change('甲');
  await eventually(async () => (await waiting()) === 0);
  const { iat = 0 } = decodeJwt(bank.client.received.find(({ path }) => path === '/events')!.body);
  expect(Math.abs(Date.now() / 1000 - 3_600 - iat)).toBeLessThan(600);
});

test('an entry that was spoiled for good never verifies, in events and pages alike', async () => {
  await scenario({ pushNeverArrives: true });
  const sequence = await change('甲');
  for (let time = 0; time < 2; time += 1) {
    expect((await bank.sandbox('PUT', `/sandbox/journal/7730-1942/${sequence}/spoil`)).status).toBe(204);
  }
  expect((await bank.sandbox('PUT', '/sandbox/journal/7730-1942/99/spoil')).status).toBe(404);
  const [token = ''] = Object.values((await poll({ returnImmediately: true })).sets);
  const event = await verified(token);
  expect(await verified(event!.jws!)).toBeNull();
});

test('a machine endpoint fails with 503 and Retry-After when the scenario says so, pages for people do not', async () => {
  await scenario({ serverErrorRate: 1 });
  const answer = await fetch(`${bank.issuer}/jwks`);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('1');
  expect((await fetch(`${bank.issuer}/operator`)).status).toBe(200);
  await scenario({ truncateRate: 1 });
  await expect(fetch(`${bank.issuer}/jwks`).then((cut) => cut.text())).rejects.toThrow();
  await scenario({ malformedRate: 1 });
  await expect(fetch(`${bank.issuer}/jwks`).then((bad) => bad.json())).rejects.toThrow(SyntaxError);
});
