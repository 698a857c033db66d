import type { Clock } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { newId, type EnterpriseId } from '../../../platform/ids.ts';
import type { Text } from '../../../platform/http/schemas.ts';
import { directoryRow } from '../directory/directory-service.ts';
import { upsertDirectory } from '../directory/directory-store.ts';
import { insertDefaultDisclosures } from '../disclosures/disclosure-store.ts';
import { categories } from '../facts/fact.ts';
import {
  insertIdentifiers,
  lockNumbers,
  moveIdentifiers,
  noteNamedByBank,
  selectByIdentifiers,
  type IdentifierRow,
} from '../identifiers/identifier-store.ts';
import { readIdentifier, type Identifier, type IdentifierInput } from '../identifiers/identifier.ts';
import { insertEnterprises } from './enterprise-store.ts';
import { rankOf, type EnterpriseStatus } from './enterprise.ts';
import { raiseStatus } from './raise-status.ts';

export interface EnterpriseInput {
  /** At least one; they say which enterprise it is. */
  readonly identifiers: readonly IdentifierInput[];
  readonly name: Text;
  readonly status: EnterpriseStatus;
}
export interface EnsuredEnterprise {
  readonly enterpriseId: EnterpriseId;
  readonly created: boolean;
}

interface Pending {
  readonly identifiers: readonly Identifier[];
  readonly input: EnterpriseInput;
  enterpriseId: EnterpriseId;
  created: boolean;
}

/** Which enterprise has which identifier, and whether it is to be given it now. */
type Owners = Map<
  string,
  { enterpriseId: string; status: EnterpriseStatus; namedBy: IdentifierRow['namedBy']; isNew: boolean }
>;

/**
 * Finds or makes the enterprises that these identifiers name, in the order asked. Two callers that bring the same identifier at
 * once get the same enterprise: the unique key of the identifier decides, the second waits for the first.
 * @throws IdentifierError when an identifier cannot be one.
 * @throws RangeError when an input names no identifier.
 */
export async function ensureEnterprises(
  tx: Tx,
  clock: Clock,
  inputs: readonly EnterpriseInput[],
): Promise<EnsuredEnterprise[]> {
  const read = inputs.map((input) => ({ input, identifiers: input.identifiers.map(readIdentifier) }));
  if (read.some(({ identifiers }) => identifiers.length === 0))
    throw new RangeError('an enterprise is named by at least one identifier');
  await lockNumbers(tx, 'shared');
  const owners: Owners = new Map();
  for (const row of await selectByIdentifiers(
    tx,
    read.flatMap(({ identifiers }) => identifiers),
  ))
    owners.set(keyOf(row), { ...row, isNew: false });
  const pending = read.map(({ input, identifiers }): Pending => choose(input, identifiers, owners));
  await takeIdentifiers(tx, pending, owners);
  await insertNew(
    tx,
    clock,
    pending.filter((one) => one.created),
  );
  await noteNamedByBank(tx, namedAnew(pending, owners));
  const joined = pending.filter((one) => !one.created && one.input.status !== 'unclaimed');
  for (const status of ['registered', 'verified'] as const) {
    const ids = joined.filter((one) => one.input.status === status).map((one) => one.enterpriseId);
    await raiseStatus(tx, clock, ids, status);
  }
  return pending.map(({ enterpriseId, created: isNew }) => ({ enterpriseId, created: isNew }));
}

/** Among several enterprises that the identifiers name, the one a bank knows goes first, then the oldest: ids are in order of time. */
function choose(input: EnterpriseInput, identifiers: readonly Identifier[], owners: Owners): Pending {
  const best = bestOf(identifiers.flatMap((identifier) => owners.get(keyOf(identifier)) ?? []));
  // An id that came out of the table of identifiers names an enterprise.
  const enterpriseId = best === undefined ? newId<'enterprise'>() : (best.enterpriseId as EnterpriseId);
  for (const identifier of identifiers)
    if (!owners.has(keyOf(identifier)))
      owners.set(keyOf(identifier), { enterpriseId, status: input.status, namedBy: namedBy(input), isNew: true });
  return { identifiers, input, enterpriseId, created: best === undefined };
}

type Owner = Pick<IdentifierRow, 'enterpriseId'> & { readonly status: EnterpriseStatus };

function bestOf<One extends Owner>(found: readonly One[]): One | undefined {
  const inOrder = found.toSorted(
    (a, b) => rankOf(b.status) - rankOf(a.status) || (a.enterpriseId < b.enterpriseId ? -1 : 1),
  );
  return inOrder[0];
}

/** The enterprise that `ensureEnterprises` would find by these identifiers; null when it would make one. @throws IdentifierError. */
export async function findNamed(tx: Tx, identifiers: readonly IdentifierInput[]): Promise<EnterpriseId | null> {
  const best = bestOf(await selectByIdentifiers(tx, identifiers.map(readIdentifier)));
  // An id that came out of the table of identifiers names an enterprise.
  return best === undefined ? null : (best.enterpriseId as EnterpriseId);
}

function namedBy({ status }: EnterpriseInput): IdentifierRow['namedBy'] {
  return status === 'unclaimed' ? 'registry' : 'bank';
}

/** Numbers of which a registry alone had spoken, and that a bank names now. */
function namedAnew(pending: readonly Pending[], owners: Owners): IdentifierRow[] {
  return pending.flatMap(({ input, identifiers, enterpriseId }) =>
    namedBy(input) === 'registry'
      ? []
      : identifiers.flatMap((identifier) => {
          const owner = owners.get(keyOf(identifier));
          const isKnown = owner?.namedBy === 'registry' && owner.enterpriseId === enterpriseId;
          return isKnown ? [{ ...identifier, enterpriseId, namedBy: 'bank' as const }] : [];
        }),
  );
}

async function takeIdentifiers(tx: Tx, pending: readonly Pending[], owners: Owners): Promise<void> {
  const wanted = new Map<string, IdentifierRow>();
  for (const { identifiers, enterpriseId } of pending) {
    for (const identifier of identifiers) {
      const owner = owners.get(keyOf(identifier));
      if (owner?.isNew === true && owner.enterpriseId === enterpriseId)
        wanted.set(keyOf(identifier), { ...identifier, enterpriseId, namedBy: owner.namedBy });
    }
  }
  const taken = new Set((await insertIdentifiers(tx, [...wanted.values()])).map(keyOf));
  const lost = [...wanted].filter(([key]) => !taken.has(key)).map(([, row]) => row);
  const fresh = new Set<string>(pending.filter((one) => one.created).map((one) => one.enterpriseId));
  const raced = lost.filter((row) => fresh.has(row.enterpriseId));
  if (raced.length === 0) return;
  for (const winner of await selectByIdentifiers(tx, raced)) {
    const mine = raced.find((row) => keyOf(row) === keyOf(winner))?.enterpriseId;
    for (const one of pending.filter((each) => each.enterpriseId === mine)) {
      await moveIdentifiers(tx, one.enterpriseId, winner.enterpriseId);
      one.created = false;
      one.enterpriseId = winner.enterpriseId as EnterpriseId;
    }
  }
}

async function insertNew(tx: Tx, clock: Clock, created: readonly Pending[]): Promise<void> {
  const rows = created.map(({ enterpriseId, input: { status, name } }) => ({
    enterpriseId,
    status,
    nameZh: name.zh,
    nameEn: name.en,
  }));
  await insertEnterprises(tx, rows, clock.now());
  await upsertDirectory(
    tx,
    created.map(({ enterpriseId, input: { name } }) => directoryRow(enterpriseId, name)),
  );
  const idsOf = (joined: boolean): EnterpriseId[] =>
    created.filter((one) => (one.input.status !== 'unclaimed') === joined).map((one) => one.enterpriseId);
  await insertDefaultDisclosures(tx, idsOf(true), categories, clock.now());
  // Of an enterprise that a registry alone knows there is nothing but its identity to show.
  await insertDefaultDisclosures(tx, idsOf(false), ['identity'], clock.now());
}

function keyOf({ scheme, country, value }: Identifier): string {
  return `${scheme} ${country} ${value}`;
}
