import type { components, paths } from './schema.gen.ts';

type Schemas = components['schemas'];

/** The body of the successful answer to a GET. */
type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

/** A name or sentence in both languages; a side that nobody gave is null. */
export type Text = { zh: string | null; en: string | null };

export type BankRef = Schemas['BankRef'];
export type Bank = BankRef & { available: boolean };
export type EnterpriseRef = Schemas['EnterpriseRef'];
export type Mandate = Schemas['Mandate'];
export type Session = Schemas['Session'];
export type SignedInSession = Schemas['OpenSession'];
export type BankSignInBody = Schemas['BankSignIn'];

export type Partner = Schemas['Partner'];
export type EnterpriseSummary = Partner['enterprise'];
export type FoundEnterprise = Answer<'/v1/enterprises'>['items'][number];
export type Relation = EnterpriseSummary['relation'];
export type PartnerState = Relation['partner'];
export type EnterpriseView = Answer<'/v1/enterprises/{enterpriseId}'>;
export type OwnEnterpriseView = Answer<'/v1/enterprise'>;
export type Disclosure = OwnEnterpriseView['disclosures'][number];
export type Audience = Disclosure['audience'];

export type Fact = Answer<'/v1/enterprises/{enterpriseId}/facts'>['items'][number];
export type FactVersion = Answer<'/v1/enterprises/{enterpriseId}/facts/{factKey}/history'>['items'][number];
export type FactValue = Fact['value'];
export type Source = Fact['source'];
export type Assurance = Fact['assurance'];
export type Evidence = Answer<'/v1/enterprises/{enterpriseId}/evidence/{evidenceId}'>;
export type EvidenceVerification =
  paths['/v1/enterprises/{enterpriseId}/evidence/{evidenceId}/verify']['post']['responses'][200]['content']['application/json'];
export type EvidenceCheck = EvidenceVerification['checks'][number];

export type ConsentStatus = 'AWAU' | 'AUTH' | 'RJCT' | 'EXPD' | 'CANC';

export type BankConsent = {
  id: string;
  bank: BankRef;
  status: ConsentStatus;
  permissions: string[];
  createdAt: string;
  statusUpdatedAt: string;
  expiresAt: string | null;
  factCount: number;
  can: ('authorize' | 'withdraw')[];
};

export type FeedChange = { key: string; old: FactValue | null; new: FactValue | null };

export type FeedItem = {
  id: string;
  author: EnterpriseRef;
  kind: 'facts_changed' | 'facts_first_attested';
  occurredAt: string;
  category: string;
  source: Source;
  changes: FeedChange[];
  evidenceId: string | null;
  why: { reason: 'partner' | 'watched' | 'own'; since: string | null };
};

export type Connection = {
  bank: BankRef;
  issuer: string;
  state: 'healthy' | 'degraded' | 'down';
  breaker: 'closed' | 'open' | 'half_open';
  lastPushAt: string | null;
  lastPollAt: string | null;
  lastSyncAt: string | null;
  lastError: { at: string; code: string; detail: string } | null;
  lagSeconds: number | null;
  customers: number;
  consents: Record<ConsentStatus, number>;
  waiting: number;
  keptAside: number;
  keys: { kid: string; firstSeenAt: string; lastSeenAt: string }[];
};

export type KeptAsideRecord = {
  id: string;
  customerId: string;
  sequence: number | null;
  reason: string;
  detail: string | null;
  raw: string;
  receivedAt: string;
  state: string;
  attempts: number;
};

export type SyncRun = {
  id: string;
  startedAt: string;
  finishedAt: string | null;
  state: string;
  records: number;
  error: string | null;
};

export type Page<Item> = { items: Item[]; nextCursor: string | null };
export type FeedPage = Page<FeedItem> & { newest: string | null };
export type FeedFilter = 'all' | 'partners' | 'watched';
