import { expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import {
  caseDecidedTopic,
  caseOpenedTopic,
  disclosureChangedTopic,
  enterpriseVerifiedTopic,
  registrationSubmittedTopic,
  verificationLostTopic,
  type FactsChanged,
} from '../../enterprises/index.ts';
import { heardTopics, tellingsOf } from './rules.ts';

const now = new Date('2026-11-22T08:00:00.000Z');
const [a, b, person, caseId, source] = [newId(), newId(), newId(), newId(), newId()];

function eventOf(topic: string, payload: object) {
  return { eventId: 'e1', topic, enterpriseId: a, payload, occurredAt: now.toISOString() };
}

function facts(more: Partial<FactsChanged> = {}): object {
  return {
    enterpriseId: a,
    sourceId: source,
    category: 'standing',
    evidenceId: newId(),
    assurance: 'bank_verified',
    occurredAt: '2026-11-20T00:00:00.000Z',
    first: false,
    changes: [
      { key: 'tax_credit_rating', old: null, new: { type: 'plain', text: 'A' } },
      { key: 'taxpayer_kind', old: null, new: null },
    ],
    ...more,
  };
}

const own = (action: string) => `members of ${a}: ${action}`;
const other = (action: string) => `members of ${b}: ${action}`;
const desk = (...people: string[]) => `${ofNumber('submissions:read')} only ${people.join()}`;
const only = (...people: string[]) => `${own('approvals:read')} only ${people.join()}`;
const signs = (...people: string[]) => `${ofNumber('approvals:read')} only ${people.join()}`;
const number = { connectionId: source, customerId: 'c-1' };
const approval = {
  ...number,
  enterpriseId: a,
  approvalId: caseId,
  kind: 'payment',
  subjectId: source,
  makerPersonId: person,
};
const waits = `/bank/approvals/${caseId}`;
const named = { connectionId: source, namedCustomerIds: ['c-1', 'c-2'] };
const monthPage = '/bank/reconciliation?month=2026-10';
const unbound = { connectionId: null, customerId: null };
const ofNumber = (action: string) => `${own(action)} of ${source} c-1`;
const consent = { enterpriseId: a, consentId: 'c', bank: 'huayue', expiresAt: now.toISOString() };

/** The whole table once more: what happens, and who is told what, how urgently and why. */
const table: [topic: string, payload: object, told: string[][]][] = [
  [
    'enterprises.facts_changed',
    facts(),
    [
      [own('facts:read'), 'facts', 'own_facts_changed', 'info', 'own', '/enterprise'],
      [`neighbours of ${a}: feed:read`, 'facts', 'facts_changed', 'info', 'partner', `/enterprises/${a}`],
    ],
  ],
  [
    'enterprises.facts_changed',
    facts({ first: true }),
    [[own('facts:read'), 'facts', 'own_facts_attested', 'info', 'own', '/enterprise']],
  ],
  ['enterprises.facts_changed', facts({ first: true, assurance: 'registry' }), []],
  ['enterprises.facts_changed', facts({ occurredAt: '2026-10-01T00:00:00.000Z' }), []],
  [
    'network.partner_requested',
    { enterpriseId: a, partnerId: b },
    [[other('partners:manage'), 'partners', 'partner_requested', 'notice', 'role', '/network/partners?tab=received']],
  ],
  [
    'network.partner_accepted',
    { enterpriseId: a, partnerId: b },
    [[other('partners:read'), 'partners', 'partner_accepted', 'notice', 'partner', '/network/partners']],
  ],
  [
    'network.partner_declined',
    { enterpriseId: a, partnerId: b },
    [[other('partners:read'), 'partners', 'partner_declined', 'info', 'role', '/network/partners']],
  ],
  [
    'network.partner_ended',
    { enterpriseId: a, partnerId: b },
    [[other('partners:read'), 'partners', 'partner_ended', 'info', 'role', '/network/partners']],
  ],
  ['network.partner_cancelled', { enterpriseId: a, partnerId: b }, []],
  [
    'enterprises.registration_submitted',
    { enterpriseId: a },
    [[own('registration:read'), 'verification', 'registration_submitted', 'info', 'own', '/registration']],
  ],
  [
    'enterprises.case_opened',
    { enterpriseId: a, caseId, kind: 'differing_statement' },
    [
      [own('registration:read'), 'verification', 'verification_in_review', 'notice', 'own', '/registration'],
      [
        `operators but of ${a}: operator:cases_read`,
        'cases',
        'case_opened',
        'notice',
        'operator',
        `/operator/cases/${caseId}`,
      ],
    ],
  ],
  [
    'enterprises.case_decided',
    { enterpriseId: a, caseId, outcome: 'return' },
    [[own('registration:read'), 'verification', 'verification_decided', 'notice', 'own', '/registration']],
  ],
  ['enterprises.case_decided', { enterpriseId: a, caseId, outcome: 'settled' }, []],
  ['bank.consent_ended', { ...consent, how: 'expired', replaced: true }, []],
  [
    'bank.permission_table_refused',
    { enterpriseId: a, bank: 'huayue', customerId: '7730-1942', refusalId: 'r', version: 3, reason: 'bad_signature' },
    [
      [
        `operators but of ${a}: operator:cases_read`,
        'cases',
        'table_refused',
        'urgent',
        'operator',
        '/operator/connections/huayue',
      ],
    ],
  ],
  ['bank.permission_table_refused', { enterpriseId: null, bank: 'huayue' }, []],
  [
    'bank.payment_alarm',
    {
      enterpriseId: a,
      alarmId: caseId,
      instructionId: caseId,
      bank: 'huayue',
      customerId: 'c',
      kind: 'second_payment',
    },
    [
      [
        `operators but of ${a}: operator:cases_read`,
        'cases',
        'payment_alarm',
        'urgent',
        'operator',
        '/operator/connections/huayue',
      ],
    ],
  ],
  [
    'enterprises.enterprise_verified',
    { enterpriseId: a },
    [[own('registration:read'), 'verification', 'enterprise_verified', 'notice', 'own', '/registration']],
  ],
  [
    'enterprises.verification_lost',
    { enterpriseId: a },
    [[own('registration:read'), 'verification', 'verification_lost', 'urgent', 'own', '/registration']],
  ],
  [
    'enterprises.document_expiring',
    { enterpriseId: a, kind: 'business_licence', validUntil: '2026-12-06' },
    [[own('registration:read'), 'verification', 'document_expiring', 'notice', 'own', '/registration']],
  ],
  [
    'enterprises.document_expired',
    { enterpriseId: a, kind: 'tax_certificate', validUntil: '2026-11-21' },
    [[own('registration:read'), 'verification', 'document_expired', 'notice', 'own', '/registration']],
  ],
  [
    'enterprises.disclosure_changed',
    { enterpriseId: a, changes: [{ category: 'size', from: 'partners', to: 'private' }] },
    [[own('disclosures:read'), 'security', 'disclosure_changed', 'notice', 'own', '/enterprise/visibility']],
  ],
  [
    'bank.consent_ending',
    { ...consent, daysLeft: 4 },
    [[own('bank_consents:read'), 'consents', 'consent_ending', 'notice', 'own', '/enterprise']],
  ],
  [
    'bank.consent_ending',
    { ...consent, daysLeft: 3 },
    [[own('bank_consents:read'), 'consents', 'consent_ending', 'urgent', 'own', '/enterprise']],
  ],
  [
    'bank.consent_ended',
    { ...consent, how: 'expired' },
    [[own('bank_consents:read'), 'consents', 'consent_ended', 'urgent', 'own', '/enterprise']],
  ],
  [
    'bank.consent_ended',
    { ...consent, how: 'withdrawn' },
    [[own('bank_consents:read'), 'consents', 'consent_ended', 'notice', 'own', '/enterprise']],
  ],
  [
    'access.approval_opened',
    { ...approval, nextPersonIds: [b] },
    [[signs(b), 'approvals', 'approval_waiting', 'notice', 'role', waits]],
  ],
  [
    'access.approval_signed',
    { ...approval, personId: b, nextPersonIds: [] },
    [
      [signs(), 'approvals', 'approval_waiting', 'notice', 'role', waits],
      [signs(person), 'approvals', 'approval_signed', 'info', 'own', waits],
    ],
  ],
  [
    'access.approval_deadline_near',
    { ...approval, nextPersonIds: [b] },
    [[signs(b), 'approvals', 'approval_deadline_near', 'notice', 'role', waits]],
  ],
  ...(['approved', 'rejected', 'expired'] as const).map((state): [string, object, string[][]] => [
    'access.approval_ended',
    { ...approval, state, personId: state === 'expired' ? null : b },
    [[signs(person), 'approvals', `approval_${state}`, state === 'approved' ? 'info' : 'notice', 'own', waits]],
  ]),
  ['access.approval_ended', { ...approval, state: 'withdrawn', personId: person }, []],
  [
    'payments.payment_executed',
    { ...number, enterpriseId: a, paymentId: caseId, preparedBy: person, signedBy: [b] },
    [[signs(person), 'approvals', 'payment_executed', 'info', 'own', `/bank/payments/${caseId}`]],
  ],
  [
    'payments.trade_order_changed',
    {
      enterpriseId: a,
      orderId: caseId,
      side: 'seller',
      actor: 'buyer',
      step: 'dispute',
      personIds: [person],
      ...number,
    },
    [
      [
        `${ofNumber('orders:read')} only ${person}`,
        'desk',
        'trade_order_changed',
        'urgent',
        'own',
        `/bank/orders/${caseId}`,
      ],
    ],
  ],
  [
    'payments.trade_order_changed',
    { enterpriseId: a, orderId: caseId, side: 'seller', actor: 'buyer', step: 'order', personIds: [], ...unbound },
    [[own('orders:manage'), 'desk', 'trade_order_changed', 'notice', 'own', `/bank/orders/${caseId}`]],
  ],
  [
    'payments.trade_order_changed',
    {
      enterpriseId: a,
      orderId: caseId,
      side: 'buyer',
      actor: 'time',
      step: 'released',
      personIds: [person],
      ...number,
    },
    [
      [
        `${ofNumber('orders:read')} only ${person}`,
        'desk',
        'escrow_changed',
        'notice',
        'own',
        `/bank/orders/${caseId}`,
      ],
    ],
  ],
  [
    'payments.trade_order_changed',
    { enterpriseId: a, orderId: caseId, side: 'buyer', actor: 'buyer', step: 'confirm', personIds: [person] },
    [],
  ],
  [
    'payments.payment_request_changed',
    { enterpriseId: a, requestId: caseId, side: 'payer', actor: 'payee', step: 'ask', ...unbound },
    [[own('orders:manage'), 'desk', 'payment_request_received', 'notice', 'own', '/bank/requests?side=payer']],
  ],
  [
    'payments.payment_request_changed',
    { enterpriseId: a, requestId: caseId, side: 'payer', actor: 'payee', step: 'ask', ...number },
    [[ofNumber('orders:manage'), 'desk', 'payment_request_received', 'notice', 'own', '/bank/requests?side=payer']],
  ],
  [
    'payments.trade_order_changed',
    { enterpriseId: a, orderId: caseId, side: 'buyer', actor: 'bank', step: 'doubted', personIds: [person], ...number },
    [
      [
        `${ofNumber('orders:read')} only ${person}`,
        'desk',
        'escrow_changed',
        'urgent',
        'own',
        `/bank/orders/${caseId}`,
      ],
    ],
  ],
  [
    'payments.period_closed',
    { enterpriseId: a, month: '2026-10', accountNumber: '1', closedBy: person, ...number },
    [[`${ofNumber('reconciliation:read')} but ${person}`, 'desk', 'period_closed', 'notice', 'own', monthPage]],
  ],
  [
    'payments.payment_request_changed',
    { enterpriseId: a, requestId: caseId, side: 'payee', actor: 'payer', step: 'decline', ...number },
    [[ofNumber('orders:manage'), 'desk', 'payment_request_changed', 'notice', 'own', '/bank/requests?side=payee']],
  ],
  [
    'payments.payment_request_changed',
    { enterpriseId: a, requestId: caseId, side: 'payee', actor: 'payee', step: 'ask' },
    [],
  ],
  [
    'bank.offer_published',
    { enterpriseId: a, publicationId: caseId, bank: 'huayue', initial: false, namedCustomerIds: null },
    [[own('offers:read'), 'desk', 'offer_published', 'info', 'own', `/bank/offers/${caseId}`]],
  ],
  [
    'bank.offer_published',
    { enterpriseId: a, publicationId: caseId, bank: 'huayue', initial: true, namedCustomerIds: null },
    [],
  ],
  [
    'bank.offer_ending',
    { enterpriseId: a, publicationId: caseId, bank: 'huayue', daysLeft: 2, namedCustomerIds: null },
    [[own('offers:read'), 'desk', 'offer_ending', 'notice', 'own', `/bank/offers/${caseId}`]],
  ],
  ...(['published', 'ending'] as const).map((what): [string, object, string[][]] => [
    `bank.offer_${what}`,
    { enterpriseId: a, publicationId: caseId, bank: 'huayue', initial: false, daysLeft: 2, ...named },
    [
      [
        `${own('offers:read')} of ${source} c-1,c-2`,
        'desk',
        `offer_${what}`,
        what === 'ending' ? 'notice' : 'info',
        'own',
        `/bank/offers/${caseId}`,
      ],
    ],
  ]),
  [
    'bank.submission_changed',
    {
      ...number,
      enterpriseId: a,
      submissionId: caseId,
      change: 'status',
      status: 'information_wanted',
      personIds: [person, b],
    },
    [[desk(person, b), 'desk', 'submission_changed', 'notice', 'own', `/bank/submissions/${caseId}`]],
  ],
  [
    'bank.submission_changed',
    { ...number, enterpriseId: a, submissionId: caseId, change: 'message', status: 'in_review', personIds: [person] },
    [[desk(person), 'desk', 'submission_message', 'notice', 'own', `/bank/submissions/${caseId}`]],
  ],
  [
    'bank.submission_changed',
    { ...number, enterpriseId: a, submissionId: caseId, change: 'alarm', status: 'queued', personIds: [person] },
    [[desk(person), 'desk', 'submission_changed', 'urgent', 'own', `/bank/submissions/${caseId}`]],
  ],
  [
    'payments.payment_failed',
    { ...number, enterpriseId: a, paymentId: caseId, preparedBy: person, signedBy: [b], reason: 'AM04' },
    [[signs(person, b), 'approvals', 'payment_failed', 'urgent', 'own', `/bank/payments/${caseId}`]],
  ],
  [
    'payments.payment_cancelled',
    { ...number, enterpriseId: a, paymentId: caseId, preparedBy: person, signedBy: [b] },
    [[signs(person), 'approvals', 'payment_cancelled', 'notice', 'own', `/bank/payments/${caseId}`]],
  ],
  [
    'access.delegation_created',
    { enterpriseId: a, delegationId: caseId, personId: person, delegatePersonId: b },
    [[only(person, b), 'approvals', 'deputy_named', 'notice', 'own', '/bank/approvals/deputies']],
  ],
  [
    'access.delegation_ended',
    { enterpriseId: a, delegationId: caseId, personId: person, delegatePersonId: null },
    [[only(person), 'approvals', 'deputy_ended', 'notice', 'own', '/bank/approvals/deputies']],
  ],
  ...(['in_force', 'refused', 'stale'] as const).map((outcome): [string, object, string[][]] => [
    'access.permission_change_settled',
    { enterpriseId: a, changeId: caseId, outcome, version: outcome === 'in_force' ? 2 : null, authorPersonId: person },
    [
      [
        outcome === 'in_force' ? own('permission_table:read') : `${own('permission_table:read')} only ${person}`,
        'approvals',
        `permission_change_${outcome}`,
        outcome === 'in_force' ? 'info' : 'notice',
        'own',
        `/enterprise/permissions/changes/${caseId}`,
      ],
    ],
  ]),
  ...(['invited', 'joined', 'left'] as const).map((step): [string, object, string[][]] => [
    `access.member_${step}`,
    { enterpriseId: a, personId: person, byPersonId: b },
    [[`${own('members:read')} but ${person},${b}`, 'members', `member_${step}`, 'info', 'own', '/enterprise/members']],
  ]),
];

test.each(table)('%s %#', (topic, payload, told) => {
  const tellings = tellingsOf(eventOf(topic, payload), now);
  expect(
    tellings.map(({ who, topic: of, kind, severity, why, link }) => {
      const but = who.kind === 'members' && who.except.length > 0 ? ` but ${who.except.join()}` : '';
      const alone = who.kind === 'members' && who.only !== undefined ? ` only ${who.only.join()}` : '';
      const number =
        who.kind === 'members' && who.customers
          ? ` of ${who.customers.connectionId} ${who.customers.customerIds.join()}`
          : '';
      const whom = {
        members: () =>
          `members of ${who.kind === 'members' ? who.enterpriseId : ''}: ${who.action}${number}${but}${alone}`,
        neighbours: () => `neighbours of ${who.kind === 'neighbours' ? who.authorId : ''}: ${who.action}`,
        operators: () => `operators but of ${who.kind === 'operators' ? who.exceptOf : ''}: ${who.action}`,
      }[who.kind]();
      return [whom, of, kind, severity, why, link];
    }),
  ).toEqual(told);
  for (const telling of tellings) expect(telling.subject?.enterpriseId).toBe(a);
});

test('every topic that is heard stands in this table, and no other', () => {
  const here = new Set(table.map(([topic]) => topic).filter((topic) => topic !== 'network.partner_cancelled'));
  expect(new Set(heardTopics)).toEqual(here);
});

test('what is told of facts names keys and counts, never a value', () => {
  const told = tellingsOf(eventOf('enterprises.facts_changed', facts()), now);
  for (const { params, subject } of told) {
    expect(params).toEqual({ category: 'standing', keys: 'tax_credit_rating,taxpayer_kind', count: 2 });
    expect(subject).toEqual({ enterpriseId: a, category: 'standing', sourceId: source });
  }
});

test('one event is told once: the key of each thing is the event, or the source for its first word', () => {
  const keys = (payload: object) =>
    tellingsOf(eventOf('enterprises.facts_changed', payload), now).map(({ dedupeKey }) => dedupeKey);
  expect(keys(facts())).toEqual(['e1 own_facts_changed', 'e1 facts_changed']);
  expect(keys(facts({ first: true }))).toEqual([`${source} own_facts_attested`]);
  expect(keys(facts({ first: true, category: 'size' }))).toEqual([`${source} own_facts_attested`]);
});

test('news of exactly 30 days are told, older ones are not', () => {
  const at = (ms: number) => facts({ occurredAt: new Date(now.getTime() - 30 * 86_400_000 - ms).toISOString() });
  expect(tellingsOf(eventOf('enterprises.facts_changed', at(0)), now)).toHaveLength(2);
  expect(tellingsOf(eventOf('enterprises.facts_changed', at(1)), now)).toHaveLength(0);
});

test('an event without what its module gives it is not told half', () => {
  expect(() => tellingsOf(eventOf('enterprises.case_opened', { enterpriseId: a }), now)).toThrow('kind');
  expect(() => tellingsOf(eventOf('bank.consent_ending', { ...consent, daysLeft: '3' }), now)).toThrow('daysLeft');
});

test('the days that a document is still valid count its last day', () => {
  const daysLeft = (validUntil: string) =>
    tellingsOf(
      eventOf('enterprises.document_expiring', { enterpriseId: a, kind: 'tax_certificate', validUntil }),
      now,
    )[0]?.params.daysLeft;
  expect(['2026-12-06', '2026-11-22', '2026-11-21'].map(daysLeft)).toEqual([15, 1, 0]);
});

test('the topics are those that the modules write', () => {
  const written = [caseOpenedTopic, caseDecidedTopic, disclosureChangedTopic, enterpriseVerifiedTopic];
  expect(heardTopics).toEqual(expect.arrayContaining([...written, registrationSubmittedTopic, verificationLostTopic]));
});
