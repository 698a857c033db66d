import type { ActingContext } from '../../platform/acting-context.ts';
import type { ExportedTable } from '../../platform/exported-table.ts';
import type { App } from '../../platform/http/server.ts';
import type { IdentityModule, MandateIntake } from '../identity/index.ts';
import { notAllowed } from './access-errors.ts';
import { changeRoutes } from './changes/change-routes.ts';
import { importRoute } from './changes/import-routes.ts';
import { BankFollower, type FollowerDeps } from './changes/bank-follower.ts';
import { defineChangeJobs } from './changes/change-jobs.ts';
import { ChangeService } from './changes/change-service.ts';
import { changeKind } from './changes/change-signing.ts';
import { ChangeSubmission } from './changes/change-submission.ts';
import { consume, giveBack, usedOfLimits } from './limits/limit-counters.ts';
import { defineLimitJobs } from './limits/limit-jobs.ts';
import { createApprovals } from './approvals/approvals.ts';
import type { ApprovalDeps } from './approvals/approval-deps.ts';
import { TablesInForce } from './approvals/tables-in-force.ts';
import { invitationRoutes } from './invitations/invitation-routes.ts';
import { InvitationService, type InvitationDeps } from './invitations/invitation-service.ts';
import { defineInvitationJobs } from './invitations/invitation-jobs.ts';
import { exportRoute } from './table-files/export-routes.ts';
import { memberRoutes } from './members/member-routes.ts';
import { MemberService } from './members/member-service.ts';
import { selectBelongs } from './members/membership-store.ts';
import { authzenRoutes } from './authzen/authzen-routes.ts';
import { mandateRoutes } from './mandates/mandate-routes.ts';
import { MandateService, type MandateDeps } from './mandates/mandate-service.ts';
import { selectMembersAmong } from './mandates/mandate-store.ts';
import { membersWith, operatorsWith, type CustomerNumbers } from './mandates/members-with.ts';
import { questionRoutes } from './questions/question-routes.ts';
import { QuestionService } from './questions/question-service.ts';
import { authorize } from './roles/authorize.ts';
import { CompiledTables } from './tables/compiled-tables.ts';
import { Decisions, type Question } from './tables/decisions.ts';
import type { PermissionTableSource, SignedTable } from './tables/signed-table.ts';
import { TableKeeper, type TableKeeperDeps, type TableOutcome } from './tables/table-keeper.ts';
import { defineTableJobs } from './tables/missing-versions.ts';
import { TableReading } from './tables/table-reading.ts';
import { tableRoutes } from './tables/table-routes.ts';
import { TablesAtSignIn } from './tables/tables-at-sign-in.ts';
import type { Port } from '../../platform/port.ts';
import type { Action } from './roles/role-table.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Tx } from '../../platform/db/database.ts';

export type { CustomerNumbers, MemberWith } from './mandates/members-with.ts';
export type { EnterpriseDirectory } from './enterprise-directory.ts';
export { actionWords, type Action } from './roles/role-table.ts';
export { accountActions, type AccountAction } from './permissions/account-actions.ts';
export { catalogueOf, compileTable, type ActionCatalogue, type CompiledTable } from './permissions/compile.ts';
export { decide } from './permissions/decide.ts';
export { buildSheet, type Sheet } from './permissions/sheet.ts';
export type {
  Ask,
  Cell,
  Decision,
  DenyReason,
  HolderKey,
  LimitKey,
  LimitUse,
  RuleRow,
} from './permissions/decision.ts';
export { reasonSentence } from './permissions/deny-reason.ts';
export { progressOf } from './permissions/signatures.ts';
export type { AccountPermissions } from './permissions/who-may.ts';
export type {
  ApprovalRule,
  Demand,
  PermissionTable,
  SignatureClass,
  Signer,
  TableGrant,
  TableHolder,
} from './permissions/table.ts';
export type {
  ApprovalContent,
  ApprovalRequest,
  ApprovalRequirement,
  ApprovalSubject,
  ContentParty,
  EndedApproval,
} from './approvals/approval-subject.ts';
export type { ApprovalStanding, OpenApproval } from './approvals/approval-service.ts';
export type {
  ApprovalDeadlineNear,
  ApprovalEnded,
  ApprovalOpened,
  ApprovalSigned,
} from './approvals/approval-events.ts';
export { consume as consumeLimits } from './limits/limit-counters.ts';
export type { PermissionChangeApproved, PermissionChangeSettled } from './changes/change-events.ts';
export type { MemberInvited, MemberJoined, MemberLeft, PermissionTableChanged } from './access-events.ts';
export type { Question } from './tables/decisions.ts';
export { readWireTable } from './tables/read-table.ts';
export {
  TableRefused,
  TableUnavailable,
  type PermissionTableSource,
  type RequirementReceipt,
  type RequirementState,
  type SignedTable,
  type TablePlace,
} from './tables/signed-table.ts';
export type { TableOutcome } from './tables/table-keeper.ts';
export type AccessDeps = Omit<MandateDeps, 'tables'> &
  InvitationDeps &
  TableKeeperDeps &
  Pick<ApprovalDeps, 'bus' | 'streams'> &
  Pick<FollowerDeps, 'log'> & {
    readonly config: { readonly publicUrl: string };
    readonly jobs: Jobs;
    readonly tableSource: Port<PermissionTableSource>;
    readonly identity: Pick<IdentityModule, 'passkeys'>;
  };
/** Of whose rows an enterprise takes its own along. */
const accessExport: readonly ExportedTable[] = [
  { table: 'access.memberships' },
  { table: 'access.mandates' },
  { table: 'access.invitations' },
  { table: 'access.permission_changes', without: ['content_hash'] },
  { table: 'access.approvals', without: ['content_hash'] },
  { table: 'access.approval_signatures', without: ['content_hash'] },
  { table: 'access.delegations' },
  { table: 'access.permission_tables' },
  { table: 'access.permission_table_versions', without: ['digest'] },
];

export type AccessModule = ReturnType<typeof createAccessModule>;

/** Who belongs to which enterprise, under which mandates, and what they allow. */
export function createAccessModule(deps: AccessDeps) {
  const members = new MemberService(deps);
  const invitations = new InvitationService(deps);
  defineInvitationJobs(deps);
  defineLimitJobs(deps);
  const compiled = new CompiledTables(deps.db);
  const keeper = new TableKeeper(deps);
  defineTableJobs(deps, keeper);
  const decisions = new Decisions(deps, compiled);
  const mandates = new MandateService({ ...deps, tables: new TablesAtSignIn(deps, keeper, compiled) });
  const approvals = createApprovals({
    ...deps,
    passkeys: deps.identity.passkeys,
    tables: new TablesInForce(compiled),
    limits: { consume, giveBack },
  });
  const submission = new ChangeSubmission({ ...deps, approvals: approvals.door });
  approvals.door.define(changeKind, submission);
  const changes = new ChangeService(deps, submission);
  defineChangeJobs(deps, new BankFollower({ ...deps, takeTable: (signed) => keeper.take(signed) }));
  const tableOf = (context: ActingContext, version?: number) => decisions.tableOf(context, version);
  const questions = new QuestionService({ ...deps, tableOf, usedOf: usedOfLimits });
  const intake: MandateIntake = mandates;
  return {
    exported: accessExport,
    intake,
    /** Cumulative limits, consumed in the transaction that does what they limit. */
    limits: { consume, giveBack, used: usedOfLimits },
    /** Dual control: what waits for signatures, for the modules that own what is signed. */
    approvals: approvals.door,
    /** @throws Problem 403 that names role and action when the mandate does not allow it. */
    require(context: ActingContext, action: string): void {
      const decision = authorize(context, action);
      if (!decision.allowed) throw notAllowed(decision.reason);
    },
    /** Decides by the table of the session, at most a second behind the bank's; explains itself. */
    decide: (context: ActingContext, question: Question) => decisions.decide(context, question),
    /** Decides by the table in force and keeps it in force until the transaction ends: for whatever moves money. */
    decideIn: (tx: Tx, context: ActingContext, question: Question) => decisions.decideIn(tx, context, question),
    /** The table in force, kept in force until the transaction ends; null when none is held. */
    tableInForce: (...args: Parameters<Decisions['inForce']>) => decisions.inForce(...args),
    /** The accounts that the mandate opens today, with what it opens of each and within which limits. */
    accountsOf: (context: ActingContext) => decisions.accountsOf(context),
    /** @throws Problem 404 for nobody's or another enterprise's account, 403 with the reason for one that this mandate does not open. */
    requireAccount: (...args: Parameters<Decisions['requireAccount']>) => decisions.requireAccount(...args),
    /** The table of the version that the session follows. @throws Problem 403 when none is held. */
    tableOf,
    /** Takes a permission table that a bank announced, with everything that follows from it for open sessions. */
    takeTable: (signed: SignedTable): Promise<TableOutcome> => keeper.take(signed),
    /** Which of the persons are or were members of the enterprise for which `tx` works. */
    membersAmong: selectMembersAmong,
    /** Whether the person is or was a member of one of these enterprises; in a transaction of the system. */
    belongsTo: selectBelongs,
    /**
     * The members of these enterprises whose mandates of the last 180 days, of a customer number only where one is given, allow the
     * action, each once; in a transaction of the system.
     */
    membersWith: (tx: Tx, enterpriseIds: readonly string[], action: Action, customers: CustomerNumbers | null = null) =>
      membersWith(deps, tx, enterpriseIds, action, customers),
    /** The same of the enterprises that operate the network. */
    operatorsWith: (tx: Tx, action: Action) => operatorsWith(deps, tx, action),
    routes(app: App): void {
      mandateRoutes(app, mandates);
      memberRoutes(app, members);
      invitationRoutes(app, invitations);
      tableRoutes(app, new TableReading(deps));
      changeRoutes(app, changes);
      approvals.routes(app);
      questionRoutes(app, questions);
      authzenRoutes(app, { ...deps, tableOf, usedOf: usedOfLimits });
      importRoute(app, changes);
      exportRoute(app, deps);
    },
  };
}
