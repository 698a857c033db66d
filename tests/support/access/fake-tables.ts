import {
  TableUnavailable,
  type PermissionTableSource,
  type RequirementReceipt,
  type RequirementState,
  type SignedTable,
} from '../../../apps/server/src/modules/access/index.ts';
import type { PermissionTable } from '../../../apps/server/src/modules/access/permissions/table.ts';
import type { Clock } from '../../../apps/server/src/platform/clock.ts';
import type { ConnectionId } from '../../../apps/server/src/platform/ids.ts';
import { holder, tableOf, unsigned } from './sample-tables.ts';

interface Place {
  readonly connectionId: ConnectionId;
  readonly bank: string;
  readonly customerId: string;
}
interface Mandate {
  readonly subject: string;
  readonly roleId: string;
  readonly departmentId: string;
  readonly accounts: PermissionTable['accounts'];
}

/**
 * Stands in for the permission tables of the banks. Unless a test publishes a table of its own, whoever signs in is in the table: a
 * holder who was not known makes a new version of it.
 */
export class FakeTables implements PermissionTableSource {
  readonly #clock: Clock;
  readonly #versions = new Map<string, SignedTable[]>();
  /** Customers whose table a test has published: nobody enters it by signing in. */
  readonly #fixed = new Set<string>();
  unavailable = false;
  /** What was handed in, what the bank says to it at once, and what it says of it later. */
  readonly submitted: Parameters<PermissionTableSource['submit']>[0][] = [];
  /** What was kept aside, and why. */
  readonly refused: { readonly version: bigint; readonly reason: string }[] = [];
  receipt: RequirementReceipt = { outcome: 'received' };
  readonly requirements = new Map<string, RequirementState>();
  /** Changes what is given out. */
  spoil: (table: SignedTable) => SignedTable = (table) => table;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @returns the version in which the mandate is looked up. */
  enter(place: Place, { subject, roleId, departmentId, accounts }: Mandate): number {
    const newest = this.newest(place);
    if (this.#fixed.has(keyOf(place))) return Number(newest?.version ?? 1n);
    const known = newest?.table ?? tableOf({ holders: [] });
    const isThere = known.holders.some(
      (one) => one.subject === subject && one.roleId === roleId && one.departmentId === departmentId,
    );
    if (isThere) return Number(newest?.version);
    const numbers = new Set(known.accounts.map((one) => one.accountNumber));
    const { grants, approvalRules } = known;
    const table = tableOf({
      grants,
      approvalRules,
      holders: [...known.holders, holder(subject, roleId, { departmentId })],
      accounts: [...known.accounts, ...accounts.filter((one) => !numbers.has(one.accountNumber))],
    });
    return Number(this.#add(place, table).version);
  }

  /** Makes a new version of this content; from then on the table is the test's. */
  publish(place: Place, table: PermissionTable): SignedTable {
    this.#fixed.add(keyOf(place));
    return this.#add(place, table);
  }

  newest(place: Pick<Place, 'connectionId' | 'customerId'>): SignedTable | undefined {
    return this.#versions.get(keyOf(place))?.at(-1);
  }

  read({ version, ...place }: Parameters<PermissionTableSource['read']>[0]): Promise<SignedTable> {
    const all = this.#versions.get(keyOf(place)) ?? [];
    const found = version === undefined ? all.at(-1) : all.find((one) => one.version === version);
    if (this.unavailable || found === undefined) return Promise.reject(new TableUnavailable('no table'));
    return new Promise((resolve) => {
      resolve(this.spoil(found));
    });
  }

  submit(input: Parameters<PermissionTableSource['submit']>[0]): Promise<RequirementReceipt> {
    if (this.unavailable) return Promise.reject(new TableUnavailable('no bank'));
    this.submitted.push(input);
    return Promise.resolve(this.receipt);
  }

  refuse({ version }: SignedTable, { reason }: Parameters<PermissionTableSource['refuse']>[1]): Promise<void> {
    this.refused.push({ version, reason });
    return Promise.resolve();
  }

  requirement({ requirementId }: { requirementId: string }): Promise<RequirementState | null> {
    if (this.unavailable) return Promise.reject(new TableUnavailable('no bank'));
    return Promise.resolve(this.requirements.get(requirementId) ?? null);
  }

  /** The bank builds a version from a requirement; it says so when it is asked. */
  build(place: Place, requirementId: string, table: PermissionTable): SignedTable {
    const signed = { ...this.publish(place, table), requirementId };
    const all = this.#versions.get(keyOf(place)) ?? [];
    this.#versions.set(keyOf(place), [...all.slice(0, -1), signed]);
    this.requirements.set(requirementId, { status: 'built', version: signed.version, errors: [] });
    return signed;
  }

  #add(place: Place, table: PermissionTable): SignedTable {
    const all = this.#versions.get(keyOf(place)) ?? [];
    const signed = unsigned({ ...place, version: BigInt(all.length + 1), at: this.#clock.now() }, table);
    this.#versions.set(keyOf(place), [...all, signed]);
    return signed;
  }
}

function keyOf({ connectionId, customerId }: Pick<Place, 'connectionId' | 'customerId'>): string {
  return `${connectionId} ${customerId}`;
}
