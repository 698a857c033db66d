import type { Database, Tx } from '../../../platform/db/database.ts';
import { assert } from '../../../platform/errors.ts';
import { asId, type EnterpriseId, type MandateId, type PersonId } from '../../../platform/ids.ts';
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
import { actionsOf } from '../roles/role-table.ts';
import { presentMandate } from './mandate-present.ts';
import { selectMandates, selectMandatesOf, upsertMandate, type StoredMandate } from './mandate-store.ts';

export interface MandateDeps extends JoiningDeps {
  readonly config: {
    readonly banks: readonly ConnectedBank[];
    /** The enterprises whose operators operate the network. */
    readonly operators: readonly { readonly bank: string; readonly customerId: string }[];
  };
  readonly db: Database;
  readonly enterpriseDirectory: Port<EnterpriseDirectory>;
}

/** Keeps the mandates that banks return, and says what each allows. */
export class MandateService implements MandateIntake {
  readonly #deps: MandateDeps;

  constructor(deps: MandateDeps) {
    this.#deps = deps;
  }

  async take(
    tx: Tx,
    { personId, identity }: { personId: PersonId; identity: BankIdentity },
  ): Promise<{ mandateId: MandateId; enterpriseId: EnterpriseId }> {
    const { bank, connectionId, mandate: claim } = identity;
    const { customerId, enterprise } = claim;
    const enterpriseId = await this.#deps.enterpriseDirectory.use.ensure(tx, { customerId, connectionId, enterprise });
    const now = this.#deps.clock.now();
    const { subject } = identity;
    const { roleId, departmentId } = claim;
    const arrival = { bank, subject, customerId, roleId, departmentId };
    const admitted = await admit(tx, now, { enterpriseId, personId, arrival });
    const mandateId = await upsertMandate(tx, { enterpriseId, personId, connectionId, bank, claim, now });
    await tellJoined(tx, this.#deps, { ...admitted, enterpriseId, personId, mandateId, arrival });
    return { mandateId, enterpriseId };
  }

  async describe(tx: Tx, mandateIds: readonly MandateId[]): Promise<Map<MandateId, MandateView>> {
    const views = await this.#present(tx, await selectMandates(tx, mandateIds));
    return new Map(views.map((view) => [asId<'mandate'>(view.id), view]));
  }

  actionsOf(role: { roleId: string; bank: string; customerId: string }): ReadonlySet<string> {
    const { operators } = this.#deps.config;
    const operatesNetwork = operators.some((one) => one.bank === role.bank && one.customerId === role.customerId);
    return actionsOf(role.roleId, { operatesNetwork });
  }

  /** All mandates of a person, as each bank last returned them. */
  listOf(personId: PersonId): Promise<MandateView[]> {
    return this.#deps.db.asSystem('access.list_mandates', async (tx) =>
      this.#present(tx, await selectMandatesOf(tx, personId, limits.mandatesPerPerson)),
    );
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
