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
export type Bank = Schemas['Bank'];
export type EnterpriseRef = Schemas['EnterpriseRef'];
export type Mandate = Schemas['Mandate'];
export type ListedMandate = Schemas['ListedMandate'];
export type PaymentAlarm = Schemas['PaymentAlarm'];
export type PaymentReceipt = Schemas['PaymentReceipt'];
export type RefusedTable = Schemas['RefusedPermissionTable'];
export type Session = Schemas['Session'];
export type SignedInSession = Schemas['OpenSession'];
export type BankSignInBody = Schemas['BankSignIn'];

export type BankAccount = Schemas['BankAccount'];
export type BankAccountDetail = Schemas['BankAccountDetail'];
export type BalanceReading = Schemas['BalanceReading'];
export type AccountLimits = Schemas['AccountLimits'];
export type AccountOperation = BankAccount['can'][number];
export type BankTransaction = Schemas['BankTransaction'];

export type Submission = Schemas['Submission'];
export type SubmissionSummary = Schemas['SubmissionSummary'];
export type SubmissionStatus = SubmissionSummary['status'];
export type SubmissionForm = Schemas['SubmissionForm'];
export type SubmissionFormSummary = Schemas['SubmissionFormSummary'];
export type SubmissionAttachment = Schemas['SubmissionAttachment'];
export type SubmissionMessage = Schemas['SubmissionMessage'];

export type ActivitySharing = Schemas['ActivitySharing'];
export type ActivityCategory = Schemas['ActivityCategory'];
export type ActivityCategoryName = ActivityCategory['category'];
export type ActivityEvent = Schemas['ActivityEvent'];
export type ActivityErasure = Schemas['ActivityErasure'];

export type Partner = Schemas['Partner'];
export type EnterpriseSummary = Partner['enterprise'];
export type FoundEnterprise = Answer<'/v1/enterprises'>['items'][number];
export type Relation = EnterpriseSummary['relation'];
export type Block = Schemas['Block'];
export type PartnerState = Relation['partner'];
export type EnterpriseView = Answer<'/v1/enterprises/{enterpriseId}'>;
export type OwnEnterpriseView = Answer<'/v1/enterprise'>;
export type Disclosure = OwnEnterpriseView['disclosures'][number];
export type Audience = Disclosure['audience'];
export type Category = Disclosure['category'];
export type Disclosures = Answer<'/v1/disclosures'>;
export type Preview = Answer<'/v1/enterprise/preview'>;
export type PreviewReader = paths['/v1/enterprise/preview']['get']['parameters']['query']['as'];
export type Look = Answer<'/v1/looks'>['items'][number];
export type WayOfLooking = Look['how'];

export type Fact = Answer<'/v1/enterprises/{enterpriseId}/facts'>['items'][number];
export type FactVersion = Answer<'/v1/enterprises/{enterpriseId}/facts/{factKey}/history'>['items'][number];
export type FactValue = Fact['value'];
export type Source = Fact['source'];
export type Assurance = Fact['assurance'];
export type Evidence = Answer<'/v1/enterprises/{enterpriseId}/evidence/{evidenceId}'>;
export type EvidenceVerification =
  paths['/v1/enterprises/{enterpriseId}/evidence/{evidenceId}/verify']['post']['responses'][200]['content']['application/json'];
export type EvidenceCheck = EvidenceVerification['checks'][number];

export type Member = Schemas['Member'];
export type MemberState = Member['state'];
export type Invitation = Schemas['Invitation'];
export type InvitationBody = paths['/v1/invitations']['post']['requestBody']['content']['application/json'];

export type BankConsent = Schemas['BankConsent'];
/** What a bank is asked for: everything, or these permissions. */
export type ConsentAsked = paths['/v1/bank-consents']['post']['requestBody']['content']['application/json'];
export type ConsentStatus = BankConsent['status'];

export type FeedItem = Schemas['FeedItem'];
export type FeedChange = FeedItem['changes'][number];
export type FeedFilter = 'all' | 'partners' | 'watched';

export type Connection = Schemas['Connection'];
export type KeptAsideRecord = Schemas['KeptAsideRecord'];
export type SyncRun = Schemas['SyncRun'];

export type Notification = Schemas['Notification'];
export type NotificationTopic = Notification['topic'];
export type NotificationPreferences = Schemas['NotificationPreferences'];
export type PreferencesChoice =
  paths['/v1/notification-preferences']['put']['requestBody']['content']['application/json'];
export type TopicChoice = NotificationPreferences['topics'][number];
export type Delivery = Schemas['Delivery'];
export type AuditLine = Schemas['AuditLine'];
export type AuditVerification = Schemas['AuditVerification'];
export type ChainFault = AuditVerification['faults'][number];
export type DeadLetter = Schemas['DeadLetter'];
export type JobQueue = Schemas['JobQueue'];
export type Registration = Schemas['Registration'];
export type Statement = Schemas['Statement'];
export type StatementInput = NonNullable<
  paths['/v1/registration']['put']['requestBody']
>['content']['application/json'];
export type ComparedField = Schemas['ComparedField'];
export type EvidenceDocument = Schemas['EvidenceDocument'];
export type DocumentKind = EvidenceDocument['kind'];
export type OperatorCase = Schemas['Case'];
export type CaseSummary = Schemas['CaseSummary'];
export type CaseKind = CaseSummary['kind'];
export type CaseState = CaseSummary['state'];
export type CaseOutcome = OperatorCase['can'][number];
export type Offer = Schemas['Offer'];
export type OfferSummary = Schemas['OfferSummary'];
export type OfferComparison = Schemas['OfferComparison'];
export type OfferKind = OfferSummary['kind'];
export type OfferSource = OfferSummary['source'];
export type Payment = Schemas['Payment'];
export type PaymentSummary = Schemas['PaymentSummary'];
export type PaymentState = PaymentSummary['state'];
export type PaymentStep = Payment['history'][number];
export type PaymentBody = paths['/v1/payments']['post']['requestBody']['content']['application/json'];
export type PayableAccount = Schemas['PayableAccount'];
export type PaymentLimit = Schemas['LimitView'];
export type PreviewBody = paths['/v1/payment-previews']['post']['requestBody']['content']['application/json'];
export type PaymentPreview = Schemas['PaymentPreview'];
export type ReconciliationMonth = Schemas['ReconciliationMonth'];
export type ReconciliationEntry = Schemas['ReconciliationEntry'];
export type ReconciliationItem = Schemas['ReconciliationItem'];
export type ReconciliationMatch = Schemas['ReconciliationMatch'];
type ReconciliationPaths = '/v1/accounts/{accountNumber}/reconciliation';
export type MatchBody = paths[`${ReconciliationPaths}/matches`]['post']['requestBody']['content']['application/json'];
export type DismissBody =
  paths[`${ReconciliationPaths}/dismissals`]['post']['requestBody']['content']['application/json'];
export type Approval = Schemas['Approval'];
export type ApprovalSummary = Answer<'/v1/approvals'>['items'][number];
export type ApprovalTab = paths['/v1/approvals']['get']['parameters']['query']['tab'];
export type PasskeyAssertion = NonNullable<
  NonNullable<
    paths['/v1/approvals/{approvalId}/signatures']['post']['requestBody']
  >['content']['application/json']['assertion']
>;
export type Delegations = Answer<'/v1/delegations'>;
export type Delegation = Delegations['items'][number];
export type DelegationBody = paths['/v1/delegations']['post']['requestBody']['content']['application/json'];
export type TradeOrder = Schemas['TradeOrder'];
export type TradeOrderDocuments = Schemas['TradeOrderDocuments'];
export type TradeOrderDocument = TradeOrderDocuments['items'][number];
export type TradeOrderSummary = Schemas['TradeOrderSummary'];
export type TradeOrderState = TradeOrderSummary['state'];
export type TradeSide = TradeOrderSummary['side'];
export type TradeOrderBody = paths['/v1/trade-orders']['post']['requestBody']['content']['application/json'];
export type TradePaymentRequest = Schemas['PaymentRequest'];
export type RequestSide = TradePaymentRequest['side'];
export type PaymentRequestBody = paths['/v1/payment-requests']['post']['requestBody']['content']['application/json'];

export type StatementDay = Schemas['StatementDay'];
export type BankStatement = Schemas['BankStatement'];
export type StatementMessage = BankStatement['message'];
export type StatementGap = Schemas['StatementGap'];
export type AccountEntry = Schemas['AccountEntry'];
export type EntryPayment = Schemas['AccountEntryDetail']['details'][number];
export type StatementFile = Schemas['StatementFile'];
export type EntryFilter = Omit<
  NonNullable<paths['/v1/accounts/{accountNumber}/entries']['get']['parameters']['query']>,
  'cursor' | 'limit'
>;
export type ExportFormat =
  paths['/v1/accounts/{accountNumber}/statement-export']['get']['parameters']['query']['format'];
