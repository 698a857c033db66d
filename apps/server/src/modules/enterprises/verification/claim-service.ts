import type { Tx } from '../../../platform/db/database.ts';
import { assert } from '../../../platform/errors.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { refreshDirectory } from '../directory/directory-service.ts';
import { enterpriseClaimedTopic, eventOf } from '../enterprises-events.ts';
import { handOverIdentifiers, moveIdentifiers } from '../identifiers/identifier-store.ts';
import type { CaseDeps } from './case-opening.ts';
import { deleteUnclaimed, endRegistryFacts, moveFacts, selectRegistries, type HandOver } from './claim-store.ts';
import type { OwnedNumber } from './contested.ts';

/**
 * Lets stated numbers go over to the enterprise that has proved to be meant. Where nobody had joined the one that had them, all of
 * it goes over, and nothing of it remains to be found; else only the numbers, with what registries say under them.
 * The caller has the numbers alone (`readContested`).
 */
export async function takeNumbers(
  tx: Tx,
  deps: CaseDeps,
  enterpriseId: string,
  numbers: readonly OwnedNumber[],
): Promise<void> {
  for (const [otherId, owned] of Map.groupBy(numbers, (one) => one.enterpriseId)) {
    const handOver = { from: otherId, to: enterpriseId };
    const isUnclaimed = owned.every((one) => one.status === 'unclaimed');
    if (isUnclaimed) await claimWhole(tx, deps, handOver);
    else await takeSingle(tx, deps, handOver, owned);
    await deps.audit.write(
      tx,
      entry(enterpriseId, isUnclaimed ? 'enterprise.claimed' : 'identifier.taken', otherId, owned),
      entry(otherId, isUnclaimed ? 'enterprise.was_claimed' : 'identifier.handed_over', enterpriseId, owned),
    );
  }
}

function entry(enterpriseId: string, action: string, otherId: string, owned: readonly OwnedNumber[]) {
  return {
    enterpriseId,
    actor: { kind: 'system', id: 'enterprises.compare' } as const,
    action,
    target: `enterprise:${otherId}`,
    details: { numbers: owned.map(({ scheme, value }) => `${scheme} ${value}`) },
  };
}

async function claimWhole(tx: Tx, deps: CaseDeps, { from, to }: HandOver): Promise<void> {
  await moveIdentifiers(tx, from, to);
  await moveRegistries(tx, deps, { from, to }, null);
  // Its status was read while the numbers were ours alone, and nobody joins an enterprise but by its numbers.
  assert(await deleteUnclaimed(tx, from), 'somebody joined an enterprise whose numbers were locked');
  await refreshDirectory(tx, [to]);
  await writeEvents(tx, deps.clock, [eventOf(enterpriseClaimedTopic, { enterpriseId: to, claimedId: from })]);
}

async function takeSingle(
  tx: Tx,
  deps: CaseDeps,
  { from, to }: HandOver,
  owned: readonly OwnedNumber[],
): Promise<void> {
  await handOverIdentifiers(tx, owned, { from, to });
  await moveRegistries(
    tx,
    deps,
    { from, to },
    owned.map((one) => one.value),
  );
  await refreshDirectory(tx, [from, to]);
}

async function moveRegistries(
  tx: Tx,
  deps: CaseDeps,
  { from, to }: HandOver,
  numbers: readonly string[] | null,
): Promise<void> {
  const theirs = await selectRegistries(tx, from, numbers);
  const known = new Set(await selectRegistries(tx, to, null));
  await endRegistryFacts(
    tx,
    from,
    theirs.filter((id) => known.has(id)),
    deps.clock.now(),
  );
  await moveFacts(
    tx,
    { from, to },
    theirs.filter((id) => !known.has(id)),
  );
}
