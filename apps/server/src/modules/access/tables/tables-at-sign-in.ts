import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import type { EnterpriseId } from '../../../platform/ids.ts';
import type { Port } from '../../../platform/port.ts';
import { SignInRefused, type BankIdentity, type MandateStanding } from '../../identity/index.ts';
import type { HolderKey } from '../permissions/decision.ts';
import { sheetOf } from '../permissions/sheet.ts';
import { permissionsOf, type AccountPermissions } from '../permissions/who-may.ts';
import type { CompiledTables } from './compiled-tables.ts';
import { readStoredTable } from './read-table.ts';
import { TableRefused, TableUnavailable, type PermissionTableSource, type SignedTable } from './signed-table.ts';
import { standingOf } from './standing.ts';
import type { TableKeeper } from './table-keeper.ts';
import { lockHead, selectHeadsOf, selectSigned, type TableHead } from './table-store.ts';

interface SignInTableDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly tableSource: Port<PermissionTableSource>;
}

/** What a mandate opens. */
export interface Opened {
  readonly version: bigint;
  readonly baseRoleId: string;
  readonly accounts: readonly AccountPermissions[];
}

/** What was fetched for a sign-in; null when what is held is new enough. */
interface Prepared {
  readonly fetched: SignedTable | null;
}

/** The permission table of a sign-in: at least the version in which the bank looked the mandate up, and the mandate must be in it. */
export class TablesAtSignIn {
  readonly #deps: SignInTableDeps;
  readonly #keeper: TableKeeper;
  readonly #tables: CompiledTables;

  constructor(deps: SignInTableDeps, keeper: TableKeeper, tables: CompiledTables) {
    this.#deps = deps;
    this.#keeper = keeper;
    this.#tables = tables;
  }

  /** Fetches the table where what is held is older. @throws SignInRefused when it cannot be had, or is not to be believed. */
  async prepare({ connectionId, mandate }: BankIdentity): Promise<Prepared> {
    const { db, tableSource } = this.#deps;
    const { customerId } = mandate;
    const version = BigInt(mandate.tableVersion);
    const heads = await db.asSystem('access.find_table', (tx) => selectHeadsOf(tx, { connectionId, customerId }), {
      readOnly: true,
    });
    if (heads.some((head) => head.version >= version)) return { fetched: null };
    const fetched = await tableSource.use
      .read({ connectionId, customerId, atLeast: version, interactive: true })
      .catch(refused);
    if (fetched.version < version)
      throw new SignInRefused('table_refused', 'the bank gives an older table than it looked the mandate up in');
    return { fetched };
  }

  /**
   * What the table makes of the session. Until the transaction of the sign-in ends no other version comes in force: the session
   * begins under this one, and follows the next.
   * @throws SignInRefused when the table does not hold the mandate today.
   */
  async standing(
    tx: Tx,
    input: { enterpriseId: EnterpriseId; identity: BankIdentity; prepared: object },
  ): Promise<{ standing: MandateStanding; announce: () => void }> {
    const { enterpriseId, identity } = input;
    // `prepare` made it.
    const { fetched } = input.prepared as Prepared;
    const { connectionId, subject, mandate } = identity;
    const { customerId, roleId, departmentId } = mandate;
    const arriving = fetched ?? (await this.#elsewhere(tx, { connectionId, customerId, enterpriseId }));
    const kept = arriving === null ? null : await this.#keeper.keep(tx, enterpriseId, arriving);
    const head = await lockHead(tx, { enterpriseId, connectionId, customerId }, 'share');
    if (head === null || head.version < BigInt(mandate.tableVersion))
      throw new SignInRefused('table_unavailable', 'the table of the mandate is not held');
    const compiled = kept?.applied ?? (await this.#tables.findIn(tx, head));
    const standing =
      compiled === null ? null : standingOf(compiled, { subject, roleId, departmentId }, this.#deps.clock.now());
    if (standing === null)
      throw new SignInRefused(
        'mandate_not_held',
        `version ${head.version} of the table does not hold the mandate today`,
      );
    return { standing: { ...standing, tableVersion: head.version }, announce: kept?.announce ?? (() => undefined) };
  }

  /** What the version in force opens to a holder today; null for nobody whom it holds today. */
  async openedBy(
    head: TableHead,
    holder: Omit<HolderKey, 'subject'> & { subject: string | null },
  ): Promise<Opened | null> {
    const { subject, roleId, departmentId } = holder;
    const compiled = subject === null ? null : await this.#tables.find(head);
    if (compiled === null || subject === null) return null;
    const now = this.#deps.clock.now();
    const key = { subject, roleId, departmentId };
    const standing = standingOf(compiled, key, now);
    const sheet = sheetOf(compiled, key);
    if (standing === null || sheet === null) return null;
    const { baseRoleId } = standing;
    return { version: head.version, baseRoleId, accounts: permissionsOf(sheet, now) };
  }

  /** A customer that was found to be another enterprise before: its table is held there. */
  async #elsewhere(
    tx: Tx,
    place: { connectionId: BankIdentity['connectionId']; customerId: string; enterpriseId: EnterpriseId },
  ): Promise<SignedTable | null> {
    const heads = await selectHeadsOf(tx, place);
    if (heads.some((head) => head.enterpriseId === place.enterpriseId)) return null;
    const newest = heads.toSorted((a, b) => Number(b.version - a.version))[0];
    if (newest === undefined) return null;
    const stored = await selectSigned(tx, newest, newest.version);
    return stored === null
      ? null
      : {
          ...newest,
          ...stored,
          table: readStoredTable(stored.document),
          evidence: { ...stored.evidence, digest: stored.digest },
        };
  }
}

function refused(error: unknown): never {
  if (error instanceof TableRefused) throw new SignInRefused('table_refused', error.message, error);
  if (error instanceof TableUnavailable) throw new SignInRefused('table_unavailable', error.message, error);
  throw error;
}
