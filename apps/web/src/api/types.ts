/** A name or sentence in both languages; a side that nobody gave is null. */
export type Text = { zh: string | null; en: string | null };

export type BankRef = { slug: string; name: Text; mark: string; color: string };
export type Bank = BankRef & { available: boolean };
export type EnterpriseRef = { id: string; name: Text; verified: boolean };

export type Account = { id: string; name: Text; currency: string; lastDigits: string; product: string };
export type Named = { id: string; name: Text };

export type Mandate = {
  id: string;
  current: boolean;
  enterprise: EnterpriseRef;
  role: Named;
  department: Named;
  bank: BankRef;
  customerId: string;
  accounts: Account[];
  seenAt: string;
};

export type Session = {
  person: { id: string; name: Text };
  mandate: Mandate;
  signedInAt: string;
  expiresAt: string;
  can: string[];
};

export type SignedInSession = {
  id: string;
  current: boolean;
  bank: BankRef;
  enterprise: EnterpriseRef;
  role: Named;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  client: string;
};

export type PartnerState = 'none' | 'requested' | 'received' | 'active' | 'ended';
export type Relation = { partner: PartnerState; since: string | null; watching: boolean; isOwn: boolean };
export type Identifier = { scheme: string; value: string };

export type EnterpriseSummary = EnterpriseRef & {
  status: 'unclaimed' | 'registered' | 'verified';
  city: Text | null;
  industry: Text | null;
  identifiers: Identifier[];
  relation: Relation;
  attestedBy: BankRef[];
};

export type EnterpriseAction = 'request_partner' | 'accept_partner' | 'end_partner' | 'watch' | 'unwatch' | 'manage';

export type EnterpriseView = EnterpriseSummary & {
  factCount: number;
  latestAsOf: string | null;
  differing: string[];
  hiddenCategories: string[];
  can: EnterpriseAction[];
};

export type Audience = 'private' | 'partners' | 'network' | 'public';
export type Disclosure = { category: string; audience: Audience };
export type OwnEnterpriseView = EnterpriseView & { disclosures: Disclosure[] };

export type FactValue =
  | { type: 'text'; text: Text }
  | { type: 'plain'; text: string }
  | { type: 'date'; date: string }
  | { type: 'money'; amount: string; currency: string }
  | { type: 'code'; code: string; list: string }
  | { type: 'count'; count: number }
  | { type: 'boolean'; value: boolean }
  | { type: 'list'; items: FactValue[] }
  | { type: 'holding'; name: string; kind: string; share: string };

export type Source = {
  kind: 'bank' | 'registry' | 'enterprise';
  id: string;
  name: Text;
  mark: string | null;
  color: string | null;
};

export type Assurance = 'bank_verified' | 'bank_reported' | 'registry' | 'stated';

export type Fact = {
  key: string;
  category: string;
  value: FactValue;
  source: Source;
  asOf: string;
  receivedAt: string;
  validUntil: string | null;
  assurance: Assurance;
  stale: boolean;
  evidenceId: string | null;
  differs: boolean;
};

export type FactVersion = Fact & { shownFrom: string; shownUntil: string | null; sequence: number | null };

export type Evidence = {
  id: string;
  source: Source;
  keyId: string;
  algorithm: string;
  signedAt: string;
  recordId: string;
  sequence: number;
  jws: string;
  publicKey: unknown;
  receivedAt: string;
  validUntil: string | null;
  assurance: Assurance;
};

export type EvidenceCheck = { name: string; ok: boolean; detail?: string };
export type EvidenceVerification = { valid: boolean; checkedAt: string; checks: EvidenceCheck[] };

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

export type Partner = {
  enterprise: EnterpriseSummary;
  state: 'requested' | 'received' | 'active' | 'ended';
  note: string | null;
  since: string;
  can: ('accept' | 'decline' | 'cancel' | 'end')[];
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
