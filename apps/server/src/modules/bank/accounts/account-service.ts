import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { invalid, notFound } from '../../../platform/errors.ts';
import { decodeCursor, encodeCursor } from '../../../platform/http/schemas.ts';
import type { AccountPermissions, LimitUse } from '../../access/index.ts';
import type { AuditTrail } from '../../audit/index.ts';
import type { AccountApi } from '../client/account-api.ts';
import { BankError, unavailable } from '../client/bank-error.ts';
import type { Connections } from '../connections/connections.ts';
import { countedLimits } from './account-limits.ts';
import { presentAccount, presentLimits, presentReading, presentTransaction } from './account-present.ts';
import type { AccountReader } from './account-reader.ts';
import type { BankAccountDetail, BankAccountList, BankAccountView, BankTransactionView } from './account-schemas.ts';
import { instructionsOf, selectIsClosed } from './account-store.ts';

/** What the accounts ask of `access`: which of them a mandate opens, for what, and what was used of its limits. */
export interface AccountAccess {
  accountsOf(context: ActingContext): Promise<AccountPermissions[]>;
  /** @throws Problem 404 for nobody's or another enterprise's account, 403 with the reason for one that this mandate does not open. */
  requireAccount(
    context: ActingContext,
    action: 'accounts:read' | 'statements:read',
    accountNumber: string,
  ): Promise<unknown>;
  readonly limits: { used(tx: Tx, uses: readonly LimitUse[], at: Date): Promise<readonly bigint[]> };
}

interface ServiceDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly access: AccountAccess;
  readonly auditTrail: AuditTrail;
  readonly accountApi: AccountApi;
  readonly connections: Connections;
}

/** The accounts of the acting mandate, and of no other. */
export class AccountService {
  readonly #deps: ServiceDeps;
  readonly #reader: AccountReader;

  constructor(deps: ServiceDeps, reader: AccountReader) {
    this.#deps = deps;
    this.#reader = reader;
  }

  async list(context: ActingContext): Promise<BankAccountList> {
    const { access, connections } = this.#deps;
    const opened = await access.accountsOf(context);
    const connection = connections.byId(context.connectionId);
    const { accounts, reading } = await this.#reader.read(context);
    const known = new Map(accounts.map((account) => [account.accountNumber, account]));
    return {
      items: opened.map((one) => presentAccount(one, known.get(one.account.accountNumber), connection)),
      reading: presentReading(reading, connection),
    };
  }

  /** For the modules to the right. */
  async of(context: ActingContext): Promise<BankAccountView[]> {
    return (await this.list(context)).items;
  }

  /**
   * Whether the bank says of an account that it is closed; call it outside of any transaction. Of one that is known so the bank is asked
   * again where that is older than a minute, because closed accounts are opened again.
   */
  async isClosed(context: ActingContext, accountNumber: string): Promise<boolean> {
    const wasClosed = await this.#deps.db.as(context, (tx) => selectIsClosed(tx, context, accountNumber), {
      readOnly: true,
    });
    if (!wasClosed) return false;
    const { accounts } = await this.#reader.read(context);
    return accounts.some((account) => account.accountNumber === accountNumber && account.isClosed);
  }

  async read(context: ActingContext, accountNumber: string): Promise<BankAccountDetail> {
    const { connections } = this.#deps;
    const opened = await this.#opened(context, 'accounts:read', accountNumber);
    const connection = connections.byId(context.connectionId);
    const { accounts, reading } = await this.#reader.read(context);
    const known = accounts.find((account) => account.accountNumber === accountNumber);
    return {
      ...presentAccount(opened, known, connection),
      reading: presentReading(reading, connection),
      limits: await this.#limits(context, opened),
    };
  }

  /** A page of what was booked, as the bank has it now. @throws Problem 503 when the bank does not answer. */
  async transactions(
    context: ActingContext,
    accountNumber: string,
    cursor: string | undefined,
  ): Promise<{ items: BankTransactionView[]; nextCursor: string | null }> {
    const { accountApi, connections, db } = this.#deps;
    await this.#deps.access.requireAccount(context, 'statements:read', accountNumber);
    const after = cursor === undefined ? null : readPlace(cursor, accountNumber);
    const connection = connections.byId(context.connectionId);
    try {
      const { customerId } = context;
      const page = await accountApi.transactions(connection, { customerId, accountNumber, cursor: after });
      const paymentIds = page.items.flatMap(({ paymentId }) => paymentId ?? []);
      const instructions = await db.as(context, (tx) => instructionsOf(tx, context, paymentIds), { readOnly: true });
      return {
        items: page.items.map((item) => presentTransaction(item, instructions)),
        nextCursor: page.nextCursor === null ? null : encodeCursor([accountNumber, page.nextCursor]),
      };
    } catch (error) {
      if (!(error instanceof BankError)) throw error;
      // The place within the cursor is the bank's own: one that it did not give it refuses.
      if (error.status === 400 && after !== null) throw invalid('query.cursor', 'is not one that this list gave');
      // A bank that no longer has the account says so before its table does; in UK Open Banking that is a 400.
      if (error.status === 400 || error.status === 404) throw notFound('This account');
      throw unavailable(error);
    }
  }

  /** Who did what with the account. What was paid is told to those alone to whom its payments are open. */
  async trail(context: ActingContext, accountNumber: string, page: { cursor: string | undefined; limit: number }) {
    const opened = await this.#opened(context, 'accounts:read', accountNumber);
    const seesPayments = opened.actions.some(({ action }) => action === 'payments:read');
    return this.#deps.auditTrail.ofAccount(
      context,
      { accountNumber, without: seesPayments ? [] : ['payment', 'approval'] },
      page,
    );
  }

  async #opened(
    context: ActingContext,
    action: 'accounts:read' | 'statements:read',
    accountNumber: string,
  ): Promise<AccountPermissions> {
    const { access } = this.#deps;
    await access.requireAccount(context, action, accountNumber);
    const opened = (await access.accountsOf(context)).find(({ account }) => account.accountNumber === accountNumber);
    // The table may have changed between the two looks.
    if (opened === undefined) throw notFound('This account');
    return opened;
  }

  async #limits(
    context: ActingContext,
    { account, actions }: AccountPermissions,
  ): Promise<BankAccountDetail['limits']> {
    const { access, clock, db } = this.#deps;
    const amounts = actions.filter(({ action }) => limited.has(action));
    const counted = amounts.map((opened) => ({ opened, uses: countedLimits(context, account, opened) }));
    const all = counted.flatMap(({ uses }) => uses);
    const used =
      all.length === 0
        ? []
        : await db.as(context, (tx) => access.limits.used(tx, all, clock.now()), { readOnly: true });
    let at = 0;
    return counted.flatMap(({ opened, uses }) => {
      const own = used.slice(at, (at += uses.length));
      return presentLimits(account, opened, uses, own) ?? [];
    });
  }
}

/** What has an amount, and therefore limits. */
const limited: ReadonlySet<string> = new Set(['payments:prepare', 'payments:approve', 'payments:release']);

function readPlace(cursor: string, accountNumber: string): string {
  const [account, place] = decodeCursor(cursor, 2) ?? [];
  if (account !== accountNumber || typeof place !== 'string')
    throw invalid('query.cursor', 'is not one that this list gave');
  return place;
}
