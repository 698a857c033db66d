import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { assert } from '../../../platform/errors.ts';
import { asId, type MandateId, type PersonId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import type { Port } from '../../../platform/port.ts';
import {
  presentBank,
  type BankIdentity,
  type ConnectedBank,
  type MandateIntake,
  type MandateView,
} from '../../identity/index.ts';
import type { EnterpriseDirectory } from '../enterprise-directory.ts';
import { admit, tellJoined, type JoiningDeps } from '../members/joining.ts';
import { isAccountAction } from '../permissions/account-actions.ts';
import { actionsOf } from '../roles/role-table.ts';
import type { TablesAtSignIn } from '../tables/tables-at-sign-in.ts';
import { selectHeadsFor } from '../tables/table-store.ts';
import { presentMandate, presentOpened } from './mandate-present.ts';
import type { ListedMandate } from './mandate-schemas.ts';
import { selectMandates, selectMandatesOf, upsertMandate, type StoredMandate } from './mandate-store.ts';

export interface MandateDeps extends JoiningDeps {
  readonly config: {
    readonly banks: readonly ConnectedBank[];
    /** The enterprises whose operators operate the network. */
    readonly operators: readonly { readonly bank: string; readonly customerId: string }[];
  };
  readonly db: Database;
  readonly enterpriseDirectory: Port<EnterpriseDirectory>;
  readonly tables: Pick<TablesAtSignIn, 'prepare' | 'standing' | 'openedBy'>;
}

/** Keeps the mandates that banks return, and says what each allows. */
export class MandateService implements MandateIntake {
  readonly #deps: MandateDeps;

  constructor(deps: MandateDeps) {
    this.#deps = deps;
  }

  async take(
    tx: Tx,
    { personId, identity, prepared }: { personId: PersonId; identity: BankIdentity; prepared: object },
  ): ReturnType<MandateIntake['take']> {
    const { bank, connectionId, mandate: claim } = identity;
    const { customerId, enterprise } = claim;
    const enterpriseId = await this.#deps.enterpriseDirectory.use.ensure(tx, { customerId, connectionId, enterprise });
    const now = this.#deps.clock.now();
    const { subject } = identity;
    const { roleId, departmentId } = claim;
    const arrival = { bank, subject, customerId, roleId, departmentId };
    const admitted = await admit(tx, now, { enterpriseId, personId, arrival });
    const { standing, announce } = await this.#deps.tables.standing(tx, { enterpriseId, identity, prepared });
    const { baseRoleId } = standing;
    const seen = { enterpriseId, personId, connectionId, bank, claim, subject, baseRoleId, now };
    const mandateId = await upsertMandate(tx, seen);
    await tellJoined(tx, this.#deps, { ...admitted, enterpriseId, personId, mandateId, arrival });
    return { mandateId, enterpriseId, standing, announce };
  }

  prepare(identity: BankIdentity): Promise<object> {
    return this.#deps.tables.prepare(identity);
  }

  async describe(tx: Tx, mandateIds: readonly MandateId[]): Promise<Map<MandateId, MandateView>> {
    const views = await this.#present(tx, await selectMandates(tx, mandateIds));
    return new Map(views.map((view) => [asId<'mandate'>(view.id), view]));
  }

  actionsOf(mandate: Parameters<MandateIntake['actionsOf']>[0]): ReadonlySet<string> {
    const { operators } = this.#deps.config;
    const { baseRoleId, accountActions, bank, customerId } = mandate;
    const operatesNetwork = operators.some((one) => one.bank === bank && one.customerId === customerId);
    const ofRole = actionsOf(baseRoleId, { operatesNetwork });
    const ofAccounts = accountActions.filter(isAccountAction);
    return ofAccounts.length === 0 ? ofRole : new Set<string>([...ofRole, ...ofAccounts]);
  }

  /** All mandates of the person who asks, as each bank last returned them, with what each opens today. */
  async listOf(context: ActingContext): Promise<ListedMandate[]> {
    const { rows, views, heads } = await this.#deps.db.asSystem('access.list_mandates', async (tx) => {
      const found = await selectMandatesOf(tx, context.personId, limits.mandatesPerPerson);
      return { rows: found, views: await this.#present(tx, found), heads: await selectHeadsFor(tx, found) };
    });
    const listed: ListedMandate[] = [];
    for (const [place, view] of views.entries()) {
      const row = rows[place];
      const head = heads.find(
        (one) =>
          one.enterpriseId === row?.enterpriseId &&
          one.connectionId === row.connectionId &&
          one.customerId === row.customerId,
      );
      const opened = row === undefined || head === undefined ? null : await this.#deps.tables.openedBy(head, row);
      listed.push({ ...view, current: view.id === context.mandateId, ...presentOpened(opened) });
    }
    return listed;
  }

  async #present(tx: Tx, rows: readonly StoredMandate[]): Promise<MandateView[]> {
    const ids = [...new Set(rows.map((row) => row.enterpriseId))];
    const enterprises = await this.#deps.enterpriseDirectory.use.describe(tx, ids);
    return rows.map((row) => {
      const enterprise = enterprises.get(row.enterpriseId);
      assert(enterprise !== undefined, 'a mandate is for an enterprise that is there');
      return presentMandate(row, enterprise, presentBank(row.bank, this.#deps.config.banks));
    });
  }
}
