import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operationsOf, addressOf, type Document, type Operation } from '../support/openapi/document.ts';
import { actionOf } from '../support/matrix/actions.ts';
import { mayDo, principals, type PrincipalName } from '../support/matrix/principals.ts';
import { openCast, type Cast } from '../support/matrix/cast.ts';
import { nothing, owned, ownedParameters, pick, type Ids } from '../support/matrix/ids.ts';
import { startWorld, type World } from '../support/world/world.ts';
import type { Answer, Visitor } from '../support/world/visitor.ts';

let world: World;
let cast: Cast;
let operations: Operation[] = [];
beforeAll(async () => {
  // So many principals try everything that an honest minute would not be enough.
  world = await startWorld({ env: { REQUESTS_PER_MINUTE: '100000' } });
  // What reads comes first: a draft that was discarded on the way cannot be read any more.
  operations = operationsOf((await world.visitor().get<Document>('/openapi.json')).body).toSorted(
    (one, other) => Number(other.method === 'GET') - Number(one.method === 'GET'),
  );
  cast = await openCast(world);
});
afterAll(() => world[Symbol.asyncDispose]());

test('every operation asks for what was agreed', () => {
  expect(Object.fromEntries(operations.map(({ id, action }) => [id, action]))).toEqual(actionOf);
});

describe.each(principals)('$name', ({ name }) => {
  test('is refused what the mandate does not allow, and nothing else', async () => {
    const wrong: string[] = [];
    for (const operation of operations) {
      const answer = await callAs(name, operation, cast.own(name));
      const complaint = judge(name, operation, answer.status, cast.own(name));
      if (complaint !== null)
        wrong.push(`${operation.method} ${operation.path}: ${complaint} ${JSON.stringify(answer.body)}`);
    }

    expect(wrong).toEqual([]);
  });

  test('finds nothing behind the ids of another enterprise', async () => {
    const wrong: string[] = [];
    for (const operation of operations.filter((one) => ownedParameters(one).length > 0)) {
      const answer = await callAs(name, operation, cast.foreign(name));
      if (![401, 403, 404].includes(answer.status)) {
        wrong.push(`${operation.method} ${operation.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      }
    }

    expect(wrong).toEqual([]);
  });

  test('finds nothing behind one id of another enterprise among own ones', async () => {
    const wrong: string[] = [];
    for (const operation of operations) {
      const owned = ownedParameters(operation);
      if (owned.length < 2) continue;
      for (const parameter of owned) {
        const ids = { ...cast.own(name), ...pick(cast.foreign(name), [parameter]) };
        const answer = await callAs(name, operation, ids);
        if (![401, 403, 404].includes(answer.status)) {
          wrong.push(
            `${operation.method} ${operation.path}, ${parameter}: ${answer.status} ${JSON.stringify(answer.body)}`,
          );
        }
      }
    }

    expect(wrong).toEqual([]);
  });
});

/**
 * Of these there is none in this world: nobody has registered a passkey, an open case is of an enterprise that registers, and what
 * could not be worked off and what was kept aside is the network's. No offer is meant for the other enterprise; those of the first are tried.
 */
const notAlways: readonly string[] = ['passkeyId', 'caseId', 'jobId', 'recordId', 'offerId'];

test('what is another’s in these tries is there', () => {
  const missing = (['owner', 'foreign owner'] as const).flatMap((name) =>
    owned
      .filter((one) => !notAlways.includes(one) && (cast.foreign(name)[one] ?? nothing) === nothing)
      .map((parameter) => `${parameter} for ${name}`),
  );
  expect(missing).toEqual([]);
});

/** What names a thing of one mandate of an enterprise, and not of all its members. */
const ofMandate = [
  'accountNumber',
  'tableId',
  'statementId',
  'entryId',
  'matchId',
  'paymentId',
  'submissionId',
  'approvalId',
];

describe.each(principals.filter(({ enterprise }) => enterprise === 'qinghe'))('$name', ({ name, role }) => {
  test('finds nothing behind the ids of another mandate of the same enterprise', async () => {
    const wrong: string[] = [];
    for (const operation of operations) {
      // An owner reads the tables of his enterprise at its other banks as well.
      if (role === 'owner' && operation.path.includes('{tableId}')) continue;
      for (const parameter of ofMandate.filter((id) => operation.path.includes(`{${id}}`))) {
        const answer = await callAs(name, operation, { ...cast.own(name), ...pick(cast.otherMandate, [parameter]) });
        if (![403, 404].includes(answer.status)) {
          wrong.push(
            `${operation.method} ${operation.path}, ${parameter}: ${answer.status} ${JSON.stringify(answer.body)}`,
          );
        }
      }
    }

    expect(wrong).toEqual([]);
    for (const one of Object.entries(pick(cast.otherMandate, ofMandate))) expect(one).not.toContain(nothing);
  });
});

test('an enterprise sees of a stranger only what is disclosed to the network', async () => {
  const { enterpriseId } = cast.own('owner');
  const facts = `/v1/enterprises/${enterpriseId}/facts`;
  type Facts = { items: { category: string }[]; hiddenCategories: string[] };
  const seenBy = async (name: PrincipalName): Promise<string[]> => {
    const { body } = await cast.visitor(name).get<Facts>(facts);
    return [...new Set(body.items.map(({ category }) => category))].toSorted();
  };

  expect(await seenBy('viewer')).toEqual(['activity', 'identity', 'ownership', 'relationship', 'size', 'standing']);
  expect(await seenBy('foreign owner')).toEqual(['activity', 'identity']);
  expect(await seenBy('operator')).toEqual(['activity', 'identity']);
  expect(await seenBy('relationship manager')).toEqual(['activity', 'identity']);
});

/** What is wrong with an answer, or null. */
function judge(
  name: PrincipalName,
  { id: operation, action, method, path }: Operation,
  status: number,
  ids: Ids,
): string | null {
  if (status >= 500) return `failed with ${status}`;
  if (action === 'public') return status === 401 || status === 403 ? `public, yet ${status}` : null;
  if (name === 'nobody') return status === 401 ? null : `nobody is signed in, yet ${status}`;
  if (!mayDo(name, action)) return status === 403 ? null : `${action} is not allowed, yet ${status}`;
  // The door is the role's; behind it each account is opened, or not, by the bank's table.
  const closed = path.includes('/reconciliation') && !mayDo(name, 'statements:read');
  if (closed && ids['accountNumber'] !== nothing) return status === 403 ? null : `the account is closed, yet ${status}`;
  if (status === 401 || status === 403) return `${action} is allowed, yet ${status}`;
  const isThere = Object.entries(ids).every(([parameter, id]) => id !== nothing || !path.includes(`{${parameter}}`));
  if (status === notYet[operation]) return null;
  return method === 'GET' && isThere && status >= 400 ? `cannot be read: ${status}` : null;
}

/** Routes whose body is a file, with what they ask for besides. */
const fileQueries: Readonly<Record<string, [string, string][]>> = {
  'submission_attachments.add': [['fileName', 'a.pdf']],
  'trade_order_documents.add': [
    ['kind', 'order'],
    ['fileName', 'a.pdf'],
  ],
};

async function callAs(name: PrincipalName, operation: Operation, ids: Ids): Promise<Answer> {
  const visitor = await visitorFor(name, operation);
  const fileQuery = fileQueries[operation.id];
  if (fileQuery !== undefined) {
    const type = { 'content-type': 'application/octet-stream' };
    return visitor.request(operation.method, addressOf(operation, ids, fileQuery), {}, type);
  }
  const query = operation.parameters
    .filter((one) => one.in === 'query' && one.required === true)
    .map((one): [string, string] => [
      one.name,
      ids[one.name] ?? queryWords[one.name] ?? firstWord(one.schema?.enum) ?? '1',
    ]);
  const body = operation.method === 'GET' || operation.body === undefined ? undefined : bodyFor(operation, ids);
  return visitor.request(operation.method, addressOf(operation, ids, query), body, { 'idempotency-key': randomUUID() });
}

function firstWord(words: readonly unknown[] | undefined): string | undefined {
  return words?.find((word) => typeof word === 'string');
}

/** Signing out ends the session: a visitor of its own does that. */
async function visitorFor(name: PrincipalName, operation: Operation): Promise<Visitor> {
  return operation.id === 'session.end' && name !== 'nobody' ? cast.fresh(name) : cast.visitor(name);
}

/** Words that a query needs to be of the right shape. */
const queryWords: Readonly<Record<string, string>> = {
  offers: nothing,
  amount: '1000.00',
  currency: 'CNY',
  months: '12',
  from: '2026-10-01',
  to: '2026-10-31',
  month: '2026-10',
};

/** What is there and has nothing to read yet, by operation: the answer says so. */
const notYet: Readonly<Record<string, number>> = {
  'payments.receipt': 409,
  'reconciliation.read': 404,
  'offers.compare': 404,
  'statements.export': 409,
};

/** Bodies that are accepted where the caller is; elsewhere an empty one must not get further than the authorization. */
function bodyFor({ id }: Operation, ids: Ids): unknown {
  switch (id) {
    case 'partners.request':
      return { enterpriseId: ids['enterpriseId'] };
    case 'bank_consents.create':
    case 'sign_in.begin':
      return { bank: ids['bank'] };
    case 'members.leave':
      // Whoever left could do nothing more: a body that is refused gets past the authorization all the same.
      return { evenAsLastOwner: 'no' };
    case 'dead_letters.discard':
      return { reason: 'Nobody needs it any more.' };
    case 'cases.decide':
      return { outcome: 'return', reason: 'Something has to be put right first.' };
    case 'invitations.create':
      return { bank: ids['bank'], roleId: 'viewer' };
    // A body of the right shape: what is refused then is the thing and not the shape.
    case 'permission_changes.update':
      return { revision: 1 };
    case 'approvals.begin_sign':
    case 'approvals.sign':
      return { contentHash: '0'.repeat(64) };
    case 'approvals.reject':
      return { reason: 'The amount is not right.' };
    case 'payments.update':
      return {
        debtorAccount: ids['accountNumber'],
        creditorName: 'Somebody',
        creditorAccount: '6222-1',
        amount: '1.00',
        currency: 'CNY',
        remittance: 'Nothing',
        revision: 1,
      };
    default:
      return deskBodyFor(id, ids);
  }
}

/** The same for what is done at the desk of the bank. */
function deskBodyFor(id: string, ids: Ids): unknown {
  const seen = { id: nothing, revision: 1 };
  const letter = { body: 'A word.' };
  const account = ids['accountNumber'] ?? 'nothing';
  const bodies: Readonly<Record<string, unknown>> = {
    'reconciliation.match': { entries: [seen], items: [{ id: nothing, amount: '1.00' }] },
    'reconciliation.unmatch': { note: 'Not this one.' },
    'reconciliation.dismiss': { entry: seen, as: 'own_transfer', note: 'Not ours.' },
    'reconciliation.close': { month: '2026-10' },
    'submissions.update': { revision: 1, data: {} },
    'submissions.send': { revision: 1 },
    'submissions.supplement': letter,
    'submission_messages.create': letter,
    'offers.accept': { version: 1 },
    'trade_orders.accept': { payeeAccount: account },
    'trade_orders.pay_in': { debtorAccount: account },
    'trade_orders.release_part': { amount: '1.00' },
    'trade_orders.dispute': { note: 'The goods are not as agreed.' },
    'payment_requests.pay': { debtorAccount: account },
  };
  return bodies[id] ?? {};
}
