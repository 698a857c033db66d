import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors.ts';
import { limits } from '../../../platform/limits.ts';
import type { Money } from '../../../platform/money.ts';
import { accountNotOpened, accountOfAnotherMandate, noTableHeld } from '../access-errors.ts';
import type { AccountAction } from '../permissions/account-actions.ts';
import type { CompiledTable } from '../permissions/compile.ts';
import { decide } from '../permissions/decide.ts';
import type { Ask, Decision } from '../permissions/decision.ts';
import { sheetOf, type Sheet } from '../permissions/sheet.ts';
import { permissionsOf, type AccountPermissions } from '../permissions/who-may.ts';
import type { CompiledTables } from './compiled-tables.ts';
import { lockHead, selectOwnHeads } from './table-store.ts';

/** What somebody wants to do; the moment is the clock's. */
export type Question = Omit<Ask, 'at'>;

interface DecisionDeps {
  readonly db: Database;
  readonly clock: Clock;
}

/** What a session may do with which account, by the table that it follows. */
export class Decisions {
  readonly #deps: DecisionDeps;
  readonly #tables: CompiledTables;

  constructor(deps: DecisionDeps, tables: CompiledTables) {
    this.#deps = deps;
    this.#tables = tables;
  }

  /** By the version that the session follows: at most as old as the session's cache. For what moves money: `decideIn`. */
  async decide(context: ActingContext, question: Question): Promise<Decision> {
    return decide(await this.#sheet(context), { ...question, at: this.#deps.clock.now() });
  }

  /**
   * By the version in force, which stays in force until the transaction ends: what is allowed here is allowed when it commits.
   * The transaction is the enterprise's own or the system's.
   */
  async decideIn(tx: Tx, context: ActingContext, question: Question): Promise<Decision> {
    const compiled = await this.inForce(tx, context);
    const sheet = compiled === null ? null : sheetOf(compiled, context);
    return decide(sheet, { ...question, at: this.#deps.clock.now() });
  }

  /** The table in force, which stays in force until the transaction ends; null when none is held. */
  async inForce(
    tx: Tx,
    place: Pick<ActingContext, 'enterpriseId' | 'connectionId' | 'customerId'>,
  ): Promise<CompiledTable | null> {
    const head = await lockHead(tx, place, 'share');
    return head === null ? null : this.#tables.findIn(tx, head);
  }

  /** The accounts that the mandate opens today, with what it opens of each. */
  async accountsOf(context: ActingContext): Promise<AccountPermissions[]> {
    const sheet = await this.#sheet(context);
    return sheet === null ? [] : permissionsOf(sheet, this.#deps.clock.now());
  }

  /**
   * @returns the decision: allow, or needs approval.
   * @throws Problem 404 for an account that is nobody's or another enterprise's, 403 with the reason for one that is ours and that
   *   this mandate does not open.
   */
  async requireAccount(
    context: ActingContext,
    action: AccountAction,
    accountNumber: string,
    amount?: Money,
  ): Promise<Exclude<Decision, { outcome: 'deny' }>> {
    const decision = await this.decide(context, { action, accountNumber, amount });
    if (decision.outcome !== 'deny') return decision;
    const { reason } = decision;
    const compiled = await this.#tables.find(keyOf(context));
    if (compiled?.accounts.has(accountNumber) === true) throw accountNotOpened(reason);
    if (await this.#isOurs(context, accountNumber)) throw accountOfAnotherMandate();
    throw notFound('This account');
  }

  /**
   * The table of the version that the session follows, or of an earlier one.
   * @throws Problem 403 when none is held, 404 for a version that is not.
   */
  async tableOf(context: ActingContext, version?: number): Promise<CompiledTable> {
    const key = keyOf(context);
    const compiled = await this.#tables.find(version === undefined ? key : { ...key, version: BigInt(version) });
    if (compiled !== null) return compiled;
    throw version === undefined ? noTableHeld() : notFound('This version of the permission table');
  }

  async #sheet(context: ActingContext): Promise<Sheet | null> {
    const compiled = await this.#tables.find(keyOf(context));
    return compiled === null ? null : sheetOf(compiled, context);
  }

  /** Whether another table of the same enterprise names the account: at another bank, or under another customer number. */
  async #isOurs(context: ActingContext, accountNumber: string): Promise<boolean> {
    const heads = await this.#deps.db.as(context, (tx) => selectOwnHeads(tx, limits.tablesPerEnterprise), {
      readOnly: true,
    });
    for (const head of heads) {
      const compiled = await this.#tables.find(head);
      if (compiled?.accounts.has(accountNumber) === true) return true;
    }
    return false;
  }
}

function keyOf({ enterpriseId, connectionId, customerId, tableVersion }: ActingContext) {
  return { enterpriseId, connectionId, customerId, version: tableVersion };
}
