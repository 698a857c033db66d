import { describe, expect, test } from 'vitest';
import { hasSharedData, readShared, withSharedData } from '../../../../../../tests/support/shared-data.ts';
import { basic, general, grantOf, holderOf, sampleTable } from '../../../../../../tests/support/access/sample-table.ts';
import type { AccountAction } from '../permissions/account-actions.ts';
import { compileTable } from '../permissions/compile.ts';
import type { PermissionTable } from '../permissions/table.ts';
import { accountProfile, Unusable, type AuthzenProfile } from './authzen-profile.ts';
import type { EvaluationRequest } from './authzen-schemas.ts';
import { evaluate, evaluateAll, type Evaluator } from './evaluate.ts';
import { searchActions, searchResources, searchSubjects } from './search.ts';

const owner = { enterpriseId: 'e', connectionId: 'c', customerId: '7730-1942' };
const now = new Date('2026-11-22T06:00:00Z');
const nothingUsed = (uses: readonly unknown[]) => uses.map(() => 0n);
const by: Evaluator = {
  compiled: compileTable(sampleTable, { ...owner, version: 14 }),
  profile: accountProfile,
  now,
  usedOf: nothingUsed,
};

const person = (id: string) => ({ type: 'person', id });
const prepare = { name: 'payments:prepare' };
const release = { name: 'payments:release' };
const accountOf = (id: string) => ({ type: 'account', id });
const payment = (amount: string, more: Record<string, string> = {}) => ({
  type: 'payment',
  id: 'p-1',
  properties: { accountNumber: basic, amount, currency: 'CNY', ...more },
});

describe('one evaluation', () => {
  test.each<[title: string, request: EvaluationRequest, decision: boolean, code?: string]>([
    ['within the limit', { subject: person('p-accountant'), action: prepare, resource: payment('50000.00') }, true],
    [
      'above it',
      { subject: person('p-accountant'), action: prepare, resource: payment('50000.01') },
      false,
      'per_payment_limit',
    ],
    [
      'a release that one signature does',
      { subject: person('p-treasurer'), action: release, resource: payment('1.00') },
      true,
    ],
    [
      'one that waits for others',
      { subject: person('p-treasurer'), action: release, resource: payment('60000.00') },
      false,
      'needs_approval',
    ],
    [
      'one of his own',
      { subject: person('p-owner'), action: release, resource: payment('900000.00', { preparedBy: 'p-owner' }) },
      false,
      'own_payment',
    ],
    [
      'of somebody else',
      { subject: person('p-owner'), action: release, resource: payment('900000.00', { preparedBy: 'p-manager' }) },
      true,
    ],
    ['looking', { subject: person('p-viewer'), action: { name: 'accounts:read' }, resource: accountOf(general) }, true],
    [
      'a stranger',
      { subject: person('p-nobody'), action: { name: 'accounts:read' }, resource: accountOf(general) },
      false,
      'unknown_holder',
    ],
    [
      'an account of nobody, or of another enterprise',
      { subject: person('p-viewer'), action: { name: 'accounts:read' }, resource: accountOf('6222') },
      false,
      'unknown_account',
    ],
    [
      'an action that there is not',
      { subject: person('p-viewer'), action: { name: 'fly' }, resource: accountOf(general) },
      false,
      'unknown_action',
    ],
    [
      'a mandate',
      {
        subject: { type: 'mandate', id: 'p-payables/accountant/payables' },
        action: { name: 'accounts:read' },
        resource: accountOf(general),
      },
      true,
    ],
    [
      'a mandate that there is not',
      {
        subject: { type: 'mandate', id: 'p-payables/accountant/finance' },
        action: { name: 'accounts:read' },
        resource: accountOf(general),
      },
      false,
      'unknown_holder',
    ],
    [
      'a kind of subject that there is not',
      { subject: { type: 'robot', id: 'p-viewer' }, action: { name: 'accounts:read' }, resource: accountOf(general) },
      false,
      'unknown_holder',
    ],
    [
      'before the mandate has ended',
      {
        subject: person('p-accountant'),
        action: { name: 'accounts:read' },
        resource: accountOf(basic),
        context: { time: '2027-06-30T23:59:59+08:00' },
      },
      true,
    ],
    [
      'after it',
      {
        subject: person('p-accountant'),
        action: { name: 'accounts:read' },
        resource: accountOf(basic),
        context: { time: '2027-07-01T00:00:00+08:00' },
      },
      false,
      'mandate_expired',
    ],
  ])('%s', (_, request, decision, code) => {
    const answer = evaluate(by, request);
    expect(answer.decision).toBe(decision);
    expect(answer.context?.['code']).toBe(code);
  });

  test.each<[title: string, request: EvaluationRequest]>([
    [
      'no amount',
      {
        subject: person('p-accountant'),
        action: prepare,
        resource: { type: 'payment', id: '1', properties: { accountNumber: basic } },
      },
    ],
    [
      'an amount that is a number',
      {
        subject: person('p-accountant'),
        action: prepare,
        resource: { type: 'payment', id: '1', properties: { accountNumber: basic, amount: 1, currency: 'CNY' } },
      },
    ],
    ['more decimals than there are', { subject: person('p-accountant'), action: prepare, resource: payment('1.001') }],
    [
      'a kind of resource that there is not',
      { subject: person('p-accountant'), action: prepare, resource: { type: 'route', id: '/' } },
    ],
    [
      'no instant',
      { subject: person('p-accountant'), action: prepare, resource: payment('1.00'), context: { time: 'soon' } },
    ],
  ])('%s is an error in the answer, and a denial', (_, request) => {
    expect(evaluate(by, request)).toEqual({
      decision: false,
      context: { error: { status: 400, message: expect.any(String) } },
    });
  });

  test('tells who else has to sign, and names the limit in both languages', () => {
    const waits = evaluate(by, { subject: person('p-manager'), action: prepare, resource: payment('60000.00') });
    expect(waits).toMatchObject({
      decision: true,
      context: {
        outcome: 'needs_approval',
        mandate: { roleId: 'finance-manager' },
        approval: { demand: { kind: 'steps', ordered: true }, stepUp: false },
      },
    });
    const denied = evaluate(by, { subject: person('p-accountant'), action: prepare, resource: payment('80000.00') });
    expect(denied.context?.['reason_user']).toEqual({
      en: 'denied: limit 50,000.00 CNY per payment for accountant in Finance',
      'zh-CN': '超过单笔限额：财务部会计在基本户（尾号 8841）每笔最多 50,000.00 元',
    });
  });
});

describe('several evaluations', () => {
  const around = { subject: person('p-accountant'), action: prepare };
  const asked = (...amounts: string[]) => amounts.map((amount) => ({ resource: payment(amount) }));
  const decisions = (semantic: 'execute_all' | 'deny_on_first_deny' | 'permit_on_first_permit', ...amounts: string[]) =>
    evaluateAll(by, {
      ...around,
      evaluations: asked(...amounts),
      options: { evaluations_semantic: semantic },
    }).evaluations?.map(({ decision }) => decision);

  test('stop where the semantic says', () => {
    const amounts = ['1.00', '90000.00', '2.00'];
    expect(decisions('execute_all', ...amounts)).toEqual([true, false, true]);
    expect(decisions('deny_on_first_deny', ...amounts)).toEqual([true, false]);
    expect(decisions('permit_on_first_permit', ...amounts)).toEqual([true]);
    expect(decisions('permit_on_first_permit', '90000.00', '3.00', '4.00')).toEqual([false, true]);
  });

  test('take what they leave out from the request around them, and say where it is missing', () => {
    const answers = evaluateAll(by, {
      ...around,
      evaluations: [{ resource: payment('1.00') }, {}, { subject: person('p-viewer'), resource: payment('1.00') }],
    });
    expect(answers.evaluations?.map(({ decision }) => decision)).toEqual([true, false, false]);
    expect(answers.evaluations?.[1]?.context).toEqual({ error: { status: 400, message: 'resource: is missing' } });
  });

  test('without any it is one evaluation', () => {
    expect(evaluateAll(by, { ...around, resource: payment('1.00') })).toMatchObject({ decision: true });
    expect(evaluateAll(by, { ...around, resource: payment('1.00'), evaluations: [] })).toMatchObject({
      decision: true,
    });
  });
});

describe('searching', () => {
  test('finds who may, each once, page by page', () => {
    const search = { subject: { type: 'person' }, action: { name: 'accounts:read' }, resource: accountOf(basic) };
    const all = ['p-accountant', 'p-payables', 'p-viewer'];
    expect(searchSubjects(by, search)).toEqual({
      results: all.map(person),
      page: { next_token: '', count: 3, total: 3 },
    });
    const first = searchSubjects(by, { ...search, page: { limit: 2 } });
    expect(first.results.map(({ id }) => id)).toEqual(all.slice(0, 2));
    const token = first.page.next_token;
    expect(searchSubjects(by, { ...search, page: { limit: 2, token } }).results.map(({ id }) => id)).toEqual(
      all.slice(2),
    );
    expect(() => searchSubjects(by, { ...search, resource: accountOf(general), page: { token } })).toThrow(
      'page.token',
    );
    const next = { ...by, compiled: compileTable(sampleTable, { ...owner, version: 15 }) };
    expect(() => searchSubjects(next, { ...search, page: { token } })).toThrow('page.token');
  });

  test('finds mandates with what they are', () => {
    const search = { subject: { type: 'mandate' }, action: release, resource: payment('900000.00') };
    expect(searchSubjects(by, search).results).toEqual([
      {
        type: 'mandate',
        id: 'p-owner/owner/enterprise',
        properties: { subject: 'p-owner', roleId: 'owner', departmentId: 'enterprise' },
      },
    ]);
  });

  test('finds accounts and actions, and nothing of what it does not know', () => {
    const search = { subject: person('p-narrow'), action: prepare, resource: { type: 'account' } };
    expect(searchResources(by, search).results).toEqual([accountOf(general)]);
    expect(searchResources(by, { ...search, resource: { type: 'payment' } }).results).toEqual([]);
    expect(searchActions(by, { subject: person('p-narrow'), resource: accountOf(general) }).results).toEqual([
      { name: 'accounts:read' },
      prepare,
    ]);
    expect(searchActions(by, { subject: person('p-narrow'), resource: accountOf('6222') }).results).toEqual([]);
    expect(
      searchSubjects(by, { subject: { type: 'robot' }, action: prepare, resource: accountOf(basic) }).results,
    ).toEqual([]);
  });
});

/** Gateway of the interoperability scenario: routes stand for accounts, methods for account actions, identities for people. */
const actionOfMethod: Record<string, AccountAction> = {
  GET: 'accounts:read',
  POST: 'payments:prepare',
  PUT: 'payments:read',
  DELETE: 'payments:cancel',
};
const gateway: AuthzenProfile = {
  ...accountProfile,
  holdersOf: ({ table }, { type, id }) =>
    type === 'identity' ? table.holders.filter(({ subject }) => subject === id) : [],
  askOf: ({ name }, { type, id }, at) => {
    const action = actionOfMethod[name];
    if (type !== 'route' || action === undefined) throw new Unusable('no route');
    return { action, accountNumber: id, at };
  },
};

/** Rick, Morty, Summer, Beth and Jerry of the scenario: admin, editors and viewers. */
function gatewayTable(decisions: readonly { request: EvaluationRequest; expected: boolean }[]): PermissionTable {
  const identities = [...new Set(decisions.map(({ request }) => request.subject.id))];
  const routes = [...new Set(decisions.map(({ request }) => request.resource.id))];
  const editors = identities.slice(0, 3);
  const read = ['owner', 'viewer'].map((roleId) => grantOf('accounts:read', { roleId }));
  const change = (['payments:prepare', 'payments:read', 'payments:cancel'] as const).map((action) =>
    grantOf(action, { roleId: 'owner' }),
  );
  return {
    ...sampleTable,
    accounts: routes.map((route) => ({
      accountNumber: route,
      nameZh: route,
      nameEn: route,
      product: 'route',
      currency: 'CNY',
      lastDigits: '',
    })),
    holders: identities.map((id) => holderOf(id, editors.includes(id) ? 'owner' : 'viewer')),
    grants: [...read, ...change],
    approvalRules: [],
  };
}

test.skipIf(!hasSharedData)(
  withSharedData('the gateway decisions of the interoperability scenario come out right'),
  () => {
    // The file of the AuthZEN working group.
    const { evaluation } = JSON.parse(readShared('services/authzen/gateway-decisions.json')) as {
      evaluation: { request: EvaluationRequest; expected: boolean }[];
    };
    expect(evaluation).toHaveLength(25);
    const compiled = compileTable(gatewayTable(evaluation), { ...owner, version: 1 });
    for (const { request, expected } of evaluation) {
      expect(evaluate({ ...by, compiled, profile: gateway }, request).decision, JSON.stringify(request)).toBe(expected);
    }
  },
);
