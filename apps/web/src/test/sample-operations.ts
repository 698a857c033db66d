import type {
  BankConsent,
  Connection,
  KeptAsideRecord,
  OwnEnterpriseView,
  Partner,
  SignedInSession,
  SyncRun,
} from '../api/types.ts';
import {
  activePartner,
  hengxin,
  huayue,
  lanjiang,
  mandate,
  qinghe,
  summary,
  unrelated,
  yunxiu,
} from './sample-enterprises.ts';

const permissions = ['ReadIdentification', 'ReadOwnership', 'ReadQualification', 'ReadRelationship', 'ReadStanding'];

export function consents(now: Date): BankConsent[] {
  const at = (days: number): string => new Date(now.getTime() + days * 86_400_000).toISOString();
  return [
    {
      id: 'c1',
      bank: huayue,
      status: 'AUTH',
      permissions,
      createdAt: at(-300),
      statusUpdatedAt: at(-300),
      expiresAt: at(9),
      factCount: 14,
      renewed: false,
      can: ['withdraw', 'renew'],
    },
    {
      id: 'c2',
      bank: lanjiang,
      status: 'CANC',
      permissions: ['ReadIdentification'],
      createdAt: at(-500),
      statusUpdatedAt: at(-90),
      expiresAt: null,
      factCount: 0,
      renewed: false,
      can: [],
    },
  ];
}

export const ownEnterprise: OwnEnterpriseView = {
  ...summary(qinghe, { ...unrelated, isOwn: true }, '91320594MA1QH7LK0T'),
  factCount: 14,
  latestAsOf: '2026-11-20T01:14:02Z',
  differing: [],
  hiddenCategories: [],
  can: ['manage'],
  disclosures: [
    { category: 'identity', audience: 'public' },
    { category: 'activity', audience: 'network' },
    { category: 'standing', audience: 'partners' },
    { category: 'ownership', audience: 'partners' },
    { category: 'size', audience: 'partners' },
    { category: 'relationship', audience: 'partners' },
    { category: 'accounts', audience: 'private' },
  ],
};

export const partners: Partner[] = [
  {
    enterprise: summary(hengxin, activePartner, '91330201MA2GT0AB1X'),
    state: 'active',
    note: null,
    since: '2024-03-08T02:00:00Z',
    can: ['end'],
  },
  {
    enterprise: summary(yunxiu, { ...unrelated, partner: 'received', since: null }, '91330106MA28A1CDE5'),
    state: 'received',
    note: '我们在茶博会上见过，想成为伙伴。',
    since: '2026-11-18T02:00:00Z',
    can: ['accept', 'decline'],
  },
];

export const signedInSessions: SignedInSession[] = [
  {
    id: 's1',
    current: true,
    bank: huayue,
    enterprise: qinghe,
    role: mandate.role,
    createdAt: '2026-11-20T01:00:00Z',
    lastSeenAt: '2026-11-20T02:40:00Z',
    expiresAt: '2026-11-20T11:00:00Z',
    client: 'Chrome 142, Windows',
  },
  {
    id: 's2',
    current: false,
    bank: huayue,
    enterprise: qinghe,
    role: mandate.role,
    createdAt: '2026-11-19T01:00:00Z',
    lastSeenAt: '2026-11-19T09:00:00Z',
    expiresAt: '2026-11-20T09:00:00Z',
    client: 'Safari, iPhone',
  },
];

export const connections: Connection[] = [
  {
    bank: huayue,
    issuer: 'http://localhost:4100',
    state: 'healthy',
    breaker: 'closed',
    lastPushAt: '2026-11-20T02:41:10Z',
    lastPollAt: '2026-11-20T02:41:30Z',
    lastSyncAt: '2026-11-20T02:30:00Z',
    lastError: null,
    lagSeconds: 1,
    customers: 148,
    consents: { AWAU: 1, AUTH: 140, RJCT: 2, EXPD: 3, CANC: 2 },
    waiting: 0,
    keptAside: 0,
    keys: [{ kid: 'huayue-2026-q4', firstSeenAt: '2026-10-01T00:00:00Z', lastSeenAt: '2026-11-20T02:41:10Z' }],
  },
  {
    bank: lanjiang,
    issuer: 'http://localhost:4101',
    state: 'degraded',
    breaker: 'half_open',
    lastPushAt: null,
    lastPollAt: '2026-11-20T02:20:00Z',
    lastSyncAt: '2026-11-20T01:00:00Z',
    lastError: { at: '2026-11-20T02:20:00Z', code: 'bank.timeout', detail: 'no answer within 10 s' },
    lagSeconds: 1290,
    customers: 85,
    consents: { AWAU: 0, AUTH: 80, RJCT: 0, EXPD: 1, CANC: 4 },
    waiting: 12,
    keptAside: 1,
    keys: [],
  },
];

export const keptAside: KeptAsideRecord[] = [
  {
    id: 'k1',
    customerId: '8810-0042',
    sequence: 7,
    reason: 'bad_signature',
    detail: null,
    raw: 'eyJhbGciOiJFUzI1NiIsImtpZCI6Imxhbmppbmcta2V5In0.eyJzZXF1ZW5jZSI6N30.AAAA',
    receivedAt: '2026-11-20T02:00:00Z',
    state: 'kept',
    attempts: 1,
  },
];

export const syncRuns: SyncRun[] = [
  {
    id: 'r1',
    kind: 'records',
    customerId: '7730-1942',
    pages: 2,
    startedAt: '2026-11-20T02:30:00Z',
    finishedAt: '2026-11-20T02:30:04Z',
    state: 'finished',
    records: 204,
    error: null,
  },
];
