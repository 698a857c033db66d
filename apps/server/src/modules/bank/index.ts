import type { ActingContext } from '../../platform/acting-context.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Sealer } from '../../platform/crypto/seal.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import type { Egress } from '../../platform/egress/egress.ts';
import type { ExportedTable } from '../../platform/exported-table.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import type { App } from '../../platform/http/server.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Log } from '../../platform/log.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { OutboxRelay } from '../../platform/outbox/relay.ts';
import type { Streams } from '../../platform/realtime/streams.ts';
import type { EventBus } from '../../platform/realtime/event-bus.ts';
import type { AccessModule } from '../access/index.ts';
import type { AuditModule, AuditTrail } from '../audit/index.ts';
import type { IdentityModule } from '../identity/index.ts';
import type { EnterprisesModule } from '../enterprises/index.ts';
import { activityExport, createActivityPart } from './activity/activity-part.ts';
import { AccountReader } from './accounts/account-reader.ts';
import { accountRoutes } from './accounts/account-routes.ts';
import { AccountService, type AccountAccess } from './accounts/account-service.ts';
import { accountsChanged, consentsChanged } from './bank-signals.ts';
import { defineBankJobs } from './bank-jobs.ts';
import { createBankMetrics } from './bank-metrics.ts';
import type { AccountApi } from './client/account-api.ts';
import { AccountClient } from './client/account-client.ts';
import { ApiClient } from './client/api-client.ts';
import { ActivityClient } from './client/activity-client.ts';
import { AuthorizationClient } from './client/authorization-client.ts';
import type { BankApi } from './client/bank-api.ts';
import { BankTransport } from './client/bank-transport.ts';
import { BankGate } from './client/bank-gate.ts';
import { createBankSignIn } from './client/bank-sign-in.ts';
import { EscrowClient, type EscrowApi } from './client/escrow-client.ts';
import { OfferClient } from './client/offer-client.ts';
import { OpenidClient } from './client/openid-client.ts';
import { PaymentClient, type PaymentApi } from './client/payment-client.ts';
import { StatementFileClient, type StatementFileApi } from './client/statement-file-client.ts';
import { SubmissionClient, type SubmissionApi } from './client/submission-client.ts';
import { BankKeys } from './connections/bank-keys.ts';
import { ClientKeys } from './connections/client-keys.ts';
import { connectionRoutes } from './connections/connection-routes.ts';
import type { BankConnection, ConfiguredBank } from './connections/connection.ts';
import { Connections } from './connections/connections.ts';
import { HealthRecorder } from './connections/health-recorder.ts';
import { registerConnections } from './connections/register-connections.ts';
import { returnFromBank } from './consents/consent-return.ts';
import { consentRoutes } from './consents/consent-routes.ts';
import { ConsentService } from './consents/consent-service.ts';
import { eventRoutes } from './events/events-routes.ts';
import { createEscrowPart, escrowExport } from './escrows/escrow-part.ts';
import type { EscrowAct, EscrowToOpen } from './escrows/escrow-service.ts';
import { selectDoubtedSince } from './escrows/escrow-store.ts';
import { EventTakers } from './events/event-takers.ts';
import { EventPoller } from './events/poll-events.ts';
import { EventReceiver } from './events/receive-events.ts';
import { Applier } from './inbox/applier.ts';
import { Ingest } from './inbox/ingest.ts';
import { createOffers, offersExport } from './offers/offers-part.ts';
import { operatorRoutes } from './operator/operator-routes.ts';
import { OperatorService } from './operator/operator-service.ts';
import { createPayments, paymentsExport } from './payments/bank-payments.ts';
import { createEvidenceReader } from './records/evidence-reader.ts';
import { createStatementFiles, statementFilesExport } from './statement-files/statement-file-part.ts';
import type { NamedFile } from './statement-files/statement-files.ts';
import { Tender } from './sync/tend.ts';
import { createSubmissions, submissionsExport } from './submissions/submissions.ts';
import { TableSource } from './tables/table-source.ts';

/** Of whose rows an enterprise takes its own along. */
const bankExport: readonly ExportedTable[] = [
  { table: 'bank.customers' },
  { table: 'bank.consents' },
  { table: 'bank.accounts' },
  { table: 'bank.account_readings' },
  ...paymentsExport,
  ...escrowExport,
  ...activityExport,
  ...submissionsExport,
  ...offersExport,
  ...statementFilesExport,
];

export type { Activity, ActivityKind } from './activity/activity.ts';
export type { BankAccountView } from './accounts/account-schemas.ts';
export type { AccountAccess } from './accounts/account-service.ts';
export type { EscrowChangeTold, EscrowDoubted } from './escrows/escrow-events.ts';
export type { EscrowAct, EscrowAsked, EscrowToOpen } from './escrows/escrow-service.ts';
export type { BankApi } from './client/bank-api.ts';
export type { PaymentConsentChanged, PaymentFundsMissing, PaymentStatusTold } from './bank-events.ts';
export { endToEndId, initiationOf } from './payments/initiation.ts';
export type { PaymentApi } from './client/payment-client.ts';
export type { ConsentOutcome } from './payments/payment-consent.ts';
export type {
  HandedOver,
  MultiAuthorisation,
  PaymentOrder,
  PaymentParty,
  PaymentState,
} from './payments/payment-order.ts';
export type BankModule = ReturnType<typeof createBankModule>;

export interface BankDeps {
  readonly config: {
    readonly publicUrl: string;
    readonly banks: readonly ConfiguredBank[];
    readonly loopbackOrigins: readonly string[];
    /** How long a bank may take to answer, where it is not the limit itself. */
    readonly bankTimeoutMs?: number;
  };
  readonly log: Log;
  readonly clock: Clock;
  readonly sealer: Sealer;
  readonly db: Database;
  readonly jobs: Jobs;
  readonly relay: OutboxRelay;
  readonly bus: EventBus;
  readonly streams: Streams;
  readonly egress: Egress;
  readonly metrics: Metrics;
  readonly audit: AuditModule;
  readonly auditTrail: AuditTrail;
  readonly access: Pick<AccessModule, 'takeTable' | 'membersWith'> & AccountAccess;
  readonly enterprises: EnterprisesModule;
  readonly identity: Pick<IdentityModule, 'namesOf'>;
  /** Null where no directory for files is configured. */
  readonly files: FileStore | null;
}

/** The links to the banks: sign-in, consents, and what the banks attest, however it comes in. */
export function createBankModule(
  deps: BankDeps,
  standIns: {
    api?: BankApi;
    paymentApi?: PaymentApi;
    accountApi?: AccountApi;
    submissionApi?: SubmissionApi;
    escrowApi?: EscrowApi;
    statementFileApi?: StatementFileApi;
  } = {},
) {
  const { config, log, clock, db } = deps;
  const { publicUrl, loopbackOrigins, bankTimeoutMs: timeoutMs } = config;
  const random = Math.random;
  const connections = new Connections();
  const clientKeys = new ClientKeys(db, deps.sealer, clock);
  const health = new HealthRecorder(db, clock, log);
  const gate = new BankGate(health, random);
  const openid = new OpenidClient({ egress: deps.egress, clientKeys, clock, loopbackOrigins, timeoutMs });
  const api: BankApi = standIns.api ?? new ApiClient({ openid, gate, egress: deps.egress, clock, timeoutMs });
  const authorization = new AuthorizationClient(openid, gate);
  const transport = new BankTransport({ openid, gate, clock });
  const bankKeys = new BankKeys(db, clock, (connectionId) => api.publishedKeys(connections.byId(connectionId)));
  const base = {
    ...deps,
    metrics: createBankMetrics(deps.metrics, db, connections),
    connections,
    clientKeys,
    health,
    api,
    authorization,
    bankKeys,
    publicUrl,
  };
  const ingest = new Ingest({ ...base, applier: new Applier(base) });
  const paymentApi = standIns.paymentApi ?? new PaymentClient({ transport, clientKeys, bankKeys, clock });
  const { payments, ...paymentsPart } = createPayments({ ...base, paymentApi });
  const tables = new TableSource(base);
  const takers = new EventTakers();
  const receiver = new EventReceiver({ ...base, ingest, payments, tables, takers });
  const poller = new EventPoller({ ...base, receiver });
  const tender = new Tender({ ...base, ingest, poller, random, also: (connection) => statementFiles.tend(connection) });
  const accountApi = standIns.accountApi ?? new AccountClient(transport);
  const reader = new AccountReader({ ...base, accountApi });
  const accounts = new AccountService({ ...base, accountApi }, reader);
  const queueRound = defineBankJobs({ ...base, tender, payments, reader });
  const tendSoon = (connection: BankConnection): void => {
    queueRound(connection.connectionId).catch((error: unknown) =>
      log.error({ err: error }, 'a round of a connection could not be queued'),
    );
  };
  const activity = createActivityPart({ ...base, activityApi: new ActivityClient(transport) });
  const escrows = createEscrowPart({ ...base, takers, escrowApi: standIns.escrowApi ?? new EscrowClient(transport) });
  const statementFiles = createStatementFiles({
    ...base,
    takers,
    tendSoon,
    statementFileApi: standIns.statementFileApi ?? new StatementFileClient(transport),
  });
  const submissions = createSubmissions({
    ...base,
    takers,
    activity: activity.service,
    files: deps.files?.beside('submissions') ?? null,
    submissionApi: standIns.submissionApi ?? new SubmissionClient(transport),
  });
  const offers = createOffers({
    ...base,
    takers,
    activity: activity.service,
    offerApi: new OfferClient(transport),
    openSubmission: submissions.openFor,
  });
  const consents = new ConsentService(base);
  const operator = new OperatorService({ ...base, ingest, tendSoon });
  tellPages(deps);
  let registered: Promise<void> | null = null;
  const start = (): Promise<void> => (registered ??= registerConnections(base, config.banks));
  return {
    exported: bankExport,
    signIn: createBankSignIn(base),
    evidenceReader: createEvidenceReader(base),
    /** The port of access. */
    tables,
    /** The accounts of the acting mandate with their balances, read from the bank before when they are older than a minute. */
    accounts: { of: (context: ActingContext) => accounts.of(context) },
    /** Drafts for the bank that other parts open. */
    submissions,
    payments: {
      ...paymentsPart.door,
      /** Whether the bank says that an account takes part in no payment any more; outside of any transaction. */
      isClosed: (context: ActingContext, accountNumber: string) => accounts.isClosed(context, accountNumber),
    },
    /** How the bank of a connection is called where one text serves everybody. */
    nameOf: (connectionId: string): string => connections.byId(connectionId).nameZh,
    /** Asks banks to hold money between two, outside of any transaction; what becomes of it is told by `bank.escrow_changed`. */
    escrows: {
      open: (escrow: EscrowToOpen) => escrows.open(escrow),
      act: (act: EscrowAct) => escrows.act(act),
      readOn: () => escrows.readAll(),
      /** Tells the operator what a bank does with money in escrow that it must not do, or would not do; outside of any transaction. */
      alarm: paymentsPart.door.alarm,
      /** Since when what the bank says does not fit what is held; in a transaction of the buyer. Null when it fits. */
      doubtedSince: (tx: Tx, escrowId: string) => selectDoubtedSince(tx, escrowId),
    },
    /** The bytes of statement files that `bank.statement_file` names; kept until they were taken. */
    statementFiles: {
      read: (file: NamedFile) => statementFiles.read(file),
      taken: (file: NamedFile) => statementFiles.taken(file),
    },
    /** Writes down what members do, in the caller's transaction and under a consent in force only. */
    activity: { record: activity.service.record.bind(activity.service) },
    routes(app: App): void {
      app.addHook('onReady', start);
      connectionRoutes(app, { ...base, loopbackOrigins });
      eventRoutes(app, { ...base, receiver });
      consentRoutes(app, {
        clock,
        connections,
        consents,
        publicUrl,
        returnFromBank: (context, connection, callbackUrl) =>
          returnFromBank({ ...base, tendSoon }, context, connection, callbackUrl),
      });
      paymentsPart.routes(app);
      accountRoutes(app, accounts);
      activity.routes(app);
      submissions.routes(app);
      offers.routes(app);
      operatorRoutes(app, { connections, operator, clock });
    },
    /** Writes the configured banks down, each with a key of ours; call before requests and jobs. */
    start,
    /** Waits for what is being applied. */
    async stop(): Promise<void> {
      await ingest.settled();
      await health.flush();
    },
    /** One round of a connection now: polls, lists consents, reads journals. */
    tend: (slug: string) => tender.tend(connections.bySlug(slug)),
    /** Asks the banks about payments of which no end was told in time, as the job does every few seconds. @returns how many. */
    askUntoldPayments: () => payments.askUntold(),
    /** Makes a new key towards a bank. @returns its kid. @throws Problem 404 when no such bank is connected. */
    rotateClientKey: (slug: string) => clientKeys.rotate(connections.bySlug(slug).connectionId),
  };
}

/** Open pages are told that consents or balances have changed: only that, each asks for what its mandate opens. */
function tellPages({ bus, streams }: Pick<BankDeps, 'bus' | 'streams'>): void {
  bus.subscribe(consentsChanged, ({ data }) => {
    const readers = streams.where(
      ({ enterpriseId, actions }) => enterpriseId === data.enterpriseId && actions.has('bank_consents:read'),
    );
    for (const stream of readers) stream.send('consents', {});
  });
  bus.subscribe(accountsChanged, ({ data }) => {
    const readers = streams.where(
      ({ enterpriseId, connectionId, customerId, actions }) =>
        enterpriseId === data.enterpriseId &&
        connectionId === data.connectionId &&
        customerId === data.customerId &&
        actions.has('accounts:read'),
    );
    for (const stream of readers) stream.send('accounts', {});
  });
}
