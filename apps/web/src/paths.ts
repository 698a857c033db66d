import type {
  ApprovalTab,
  CaseKind,
  CaseState,
  FeedFilter,
  NotificationTopic,
  PaymentState,
  SubmissionStatus,
  OfferKind,
  OfferSource,
} from './api/types.ts';

/** Every address of the client, in one place. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  search: '/search',
  enterprise: '/enterprises/$enterpriseId',
  partners: '/network/partners',
  ownEnterprise: '/enterprise',
  visibility: '/enterprise/visibility',
  looks: '/enterprise/looks',
  registration: '/registration',
  notifications: '/notifications',
  tellMe: '/me/notifications',
  confirmEmail: '/me/notifications/confirm',
  unsubscribe: '/unsubscribe',
  ownAudit: '/enterprise/audit',
  members: '/enterprise/members',
  bank: '/bank',
  accounts: '/bank/accounts',
  account: '/bank/accounts/$accountNumber',
  statements: '/bank/accounts/$accountNumber/statements',
  permissions: '/enterprise/permissions',
  permissionChange: '/enterprise/permissions/changes/$changeId',
  sessions: '/me/sessions',
  approvals: '/bank/approvals',
  deputies: '/bank/approvals/deputies',
  approval: '/bank/approvals/$approvalId',
  payments: '/bank/payments',
  paymentNew: '/bank/payments/new',
  payment: '/bank/payments/$paymentId',
  offers: '/bank/offers',
  offer: '/bank/offers/$offerId',
  submissions: '/bank/submissions',
  submissionNew: '/bank/submissions/new',
  submission: '/bank/submissions/$submissionId',
  orders: '/bank/orders',
  orderNew: '/bank/orders/new',
  order: '/bank/orders/$orderId',
  requests: '/bank/requests',
  reconciliation: '/bank/reconciliation',
  paymentReceipt: '/bank/payments/$paymentId/receipt',
  sharing: '/bank/sharing',
  cases: '/operator/cases',
  case: '/operator/cases/$caseId',
  connections: '/operator/connections',
  connection: '/operator/connections/$bank',
  jobs: '/operator/jobs',
  networkAudit: '/operator/audit',
  more: '/more',
} as const;

export type HomeSearch = { only?: FeedFilter };
/** `link`: the bank is added to the person who is signed in, instead of signing in anew. */
export type SignInSearch = { error?: string; returnTo?: string; link?: boolean } & InvitedSearch;
/** What an invitation says of the one who is awaited: at which bank, and as what. */
export type InvitedSearch = { bank?: string; customerId?: string; roleId?: string; departmentId?: string };
export type SearchSearch = { q?: string };
export type EnterpriseSearch = { fact?: string; on?: string };
export type OwnEnterpriseSearch = { fact?: string; consent?: string; error?: string };
export type CasesSearch = { state?: CaseState; kind?: CaseKind };
export type PaymentsSearch = { state?: PaymentState; account?: string; q?: string };
/** `from`: a payment that is prepared again. */
export type PaymentNewSearch = { from?: string; account?: string };
export type PaymentSearch = { edit?: boolean; authorised?: boolean; error?: string };
export const ORDER_SIDES = ['buyer', 'seller'] as const;
export type OrdersSearch = { side?: (typeof ORDER_SIDES)[number]; group?: 'running' | 'ended'; q?: string };
export type OrderNewSearch = { seller?: string };
export type RequestsSearch = { side?: 'payee' | 'payer'; q?: string };
export const RECONCILIATION_TABS = ['open', 'matched', 'dismissed', 'superseded', 'ours'] as const;
export type ReconciliationTab = (typeof RECONCILIATION_TABS)[number];
/** `month` as YYYY-MM. */
export type ReconciliationSearch = { account?: string; month?: string; tab?: ReconciliationTab };

export function readReconciliationSearch(search: Record<string, unknown>): ReconciliationSearch {
  const { account, month } = search;
  const tab = RECONCILIATION_TABS.find((one) => one === search['tab']);
  return {
    // A number typed into the address is an account number here too.
    ...(typeof account === 'string' || typeof account === 'number' ? { account: String(account) } : {}),
    ...(typeof month === 'string' && /^(19|2\d)\d{2}-(0[1-9]|1[0-2])$/.test(month) ? { month } : {}),
    ...(tab === undefined ? {} : { tab }),
  };
}

export type NotificationsSearch = { unread?: boolean; topic?: NotificationTopic };
export type ConfirmEmailSearch = { code?: string };
export type UnsubscribeSearch = { token?: string };
export const SUBMISSION_STATUSES = [
  'draft',
  'queued',
  'received',
  'in_review',
  'information_wanted',
  'approved',
  'declined',
  'funded',
  'withdrawn',
] as const satisfies readonly SubmissionStatus[];
export type SubmissionsSearch = { status?: SubmissionStatus };

export function isSubmissionStatus(value: unknown): value is SubmissionStatus {
  return SUBMISSION_STATUSES.some((status) => status === value);
}

export const APPROVAL_TABS = ['waiting', 'signed', 'done'] as const satisfies readonly ApprovalTab[];
export type ApprovalsSearch = { tab?: ApprovalTab };

export function isApprovalTab(value: unknown): value is ApprovalTab {
  return APPROVAL_TABS.some((tab) => tab === value);
}

export const PARTNER_TABS = ['active', 'received', 'requested', 'watches', 'blocked'] as const;
export type PartnerTab = (typeof PARTNER_TABS)[number];
export type PartnersSearch = { tab?: PartnerTab; q?: string };

/** Only a path of this site may be returned to; anything else could lead a reader away after signing in. */
export function safeReturnTo(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\/(?![/\\])/.test(value)) return undefined;
  return Array.from(value).some((character) => character < ' ' || character === '\\') ? undefined : value;
}

export function isPartnerTab(value: unknown): value is PartnerTab {
  return PARTNER_TABS.some((tab) => tab === value);
}

export type ActorKind = 'person' | 'bank' | 'system';
/** Days are the reader's own, YYYY-MM-DD, the last one included. */
export type AuditSearch = {
  enterprise?: string;
  action?: string;
  actorKind?: ActorKind;
  target?: string;
  from?: string;
  to?: string;
};

export const FEED_FILTERS: readonly FeedFilter[] = ['all', 'partners', 'watched'];

export function isFeedFilter(value: unknown): value is FeedFilter {
  return FEED_FILTERS.some((filter) => filter === value);
}

export const CASE_KINDS: readonly CaseKind[] = [
  'differing_statement',
  'claimed_enterprise',
  'changed_at_bank',
  'expired_document',
];

export function isCaseKind(value: unknown): value is CaseKind {
  return CASE_KINDS.some((kind) => kind === value);
}

export const PAYMENT_STATES: readonly PaymentState[] = [
  'prepared',
  'awaiting_approval',
  'released',
  'executed',
  'failed',
  'withdrawn',
  'rejected',
  'expired',
  'cancelled',
];

export function isPaymentState(value: unknown): value is PaymentState {
  return PAYMENT_STATES.some((state) => state === value);
}

export const NOTIFICATION_TOPICS: readonly NotificationTopic[] = [
  'approvals',
  'desk',
  'partners',
  'facts',
  'consents',
  'verification',
  'members',
  'cases',
  'security',
];

export function isNotificationTopic(value: unknown): value is NotificationTopic {
  return NOTIFICATION_TOPICS.some((topic) => topic === value);
}

const ACTOR_KINDS: readonly ActorKind[] = ['person', 'bank', 'system'];

/** The filter of the audit as it stands in the address; what is none is left out. */
export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  const text = (name: string): string => {
    const value = search[name];
    // A number typed into the address is still text here.
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  };
  const day = (name: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(text(name)) ? text(name) : '');
  const actorKind = ACTOR_KINDS.find((kind) => kind === search['actorKind']);
  const enterprise = text('enterprise').slice(0, 100);
  const action = /^[a-z_]{1,60}\.[a-z_]{1,60}$/.test(text('action')) ? text('action') : '';
  const [target, from, to] = [text('target').slice(0, 300), day('from'), day('to')];
  return {
    ...(enterprise === '' ? {} : { enterprise }),
    ...(action === '' ? {} : { action }),
    ...(actorKind === undefined ? {} : { actorKind }),
    ...(target === '' ? {} : { target }),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
  };
}

export const PERMISSION_VIEWS = ['role', 'person', 'account'] as const;
export type PermissionView = (typeof PERMISSION_VIEWS)[number];
export const PERMISSION_PANELS = ['simulate', 'versions', 'evidence', 'import'] as const;
export type PermissionPanel = (typeof PERMISSION_PANELS)[number];
/** What of the permission table is looked at. `on`: as it was on this day (YYYY-MM-DD); `cell` is the key of the opened cell; `all`: every action has its column. */
export type PermissionsSearch = {
  table?: string;
  view?: PermissionView;
  department?: string;
  accounts?: string[];
  all?: boolean;
  version?: number;
  on?: string;
  compare?: number;
  panel?: PermissionPanel;
  cell?: string;
};

export function readPermissionsSearch(search: Record<string, unknown>): PermissionsSearch {
  const { table, department, accounts, all, version, on, compare, cell } = search;
  const view = PERMISSION_VIEWS.find((one) => one === search['view']);
  const panel = PERMISSION_PANELS.find((one) => one === search['panel']);
  return {
    ...(typeof table === 'string' ? { table } : {}),
    ...(view === undefined ? {} : { view }),
    ...(typeof department === 'string' ? { department } : {}),
    // A number typed into the address is an account number here too.
    ...(Array.isArray(accounts) ? { accounts: accounts.map(String) } : {}),
    ...(all === true ? { all } : {}),
    ...(isVersion(version) ? { version } : {}),
    ...(typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(on) ? { on } : {}),
    ...(isVersion(compare) ? { compare } : {}),
    ...(panel === undefined ? {} : { panel }),
    ...(typeof cell === 'string' ? { cell } : {}),
  };
}

function isVersion(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

export type OffersSearch = { kind?: OfferKind; source?: OfferSource; q?: string };
export const OFFER_KINDS = [
  'loan',
  'trade',
  'payment_guarantee',
  'reconciliation_service',
  'deposit',
] as const satisfies readonly OfferKind[];
export const OFFER_SOURCES = [
  'online_banking',
  'commerce',
  'financial_services',
] as const satisfies readonly OfferSource[];

export function isOfferKind(value: unknown): value is OfferKind {
  return OFFER_KINDS.some((kind) => kind === value);
}

export function isOfferSource(value: unknown): value is OfferSource {
  return OFFER_SOURCES.some((source) => source === value);
}
