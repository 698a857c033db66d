import type { Tx } from '../../../platform/db/database.ts';
import { writeEvents, type DomainEvent } from '../../../platform/outbox/outbox-store.ts';
import { comparisonDueTopic, enterpriseVerifiedTopic, eventOf, type FactsChanged } from '../enterprises-events.ts';
import type { FactBatch } from '../facts/fact.ts';
import { raiseStatus } from '../profile/raise-status.ts';
import { holdStandings, selectStandings } from '../registration/registration-store.ts';
import { registrationAfter } from '../registration/registration.ts';
import type { CaseDeps } from './case-opening.ts';

/**
 * What follows for verification from records that have just been taken in, in their transaction. An enterprise whose identification
 * a bank attests is verified by it, unless a statement of its own, or an operator, stands between: then it is compared again, soon.
 */
export async function afterFacts(
  tx: Tx,
  deps: CaseDeps,
  batches: readonly FactBatch[],
  changes: readonly FactsChanged[],
): Promise<void> {
  const changed = Map.groupBy(changes, (change) => change.enterpriseId);
  const attested = attestedBy(batches);
  const ids = [...new Set([...changed.keys(), ...attested])];
  if (ids.length === 0) return;
  // A statement that is being submitted either is seen here, or will see these records itself.
  if (attested.length > 0) await holdStandings(tx, attested);
  const standings = new Map((await selectStandings(tx, ids)).map((one) => [one.enterpriseId, one]));
  const free = attested.filter((id) => standings.get(id)?.binding !== true);
  const verified = await raiseStatus(tx, deps.clock, free, 'verified');
  const due = [...changed].flatMap(([enterpriseId, of]) => {
    const keys = keysLost(of);
    const standing = standings.get(enterpriseId);
    const isCompared = standing !== undefined && registrationAfter(standing.state, 'find_equal') !== null;
    return isCompared || keys.length > 0 ? [eventOf(comparisonDueTopic, { enterpriseId, changed: keys })] : [];
  });
  await tellVerified(tx, deps, verified);
  await writeEvents(tx, deps.clock, due);
}

/** Something else than facts has changed: a source may speak again, or no more; a new document is there. */
export async function compareSoon(tx: Tx, deps: CaseDeps, enterpriseId: string): Promise<void> {
  const [standing] = await selectStandings(tx, [enterpriseId]);
  if (standing === undefined || registrationAfter(standing.state, 'find_equal') === null) return;
  await writeEvents(tx, deps.clock, [eventOf(comparisonDueTopic, { enterpriseId, changed: [] })]);
}

async function tellVerified(tx: Tx, deps: CaseDeps, enterpriseIds: readonly string[]): Promise<void> {
  const events: DomainEvent[] = enterpriseIds.map((enterpriseId) => eventOf(enterpriseVerifiedTopic, { enterpriseId }));
  await writeEvents(tx, deps.clock, events);
  await deps.audit.write(
    tx,
    ...enterpriseIds.map((enterpriseId) => ({
      enterpriseId,
      actor: { kind: 'system', id: 'enterprises.compare' } as const,
      action: 'enterprise.verified',
      target: `enterprise:${enterpriseId}`,
    })),
  );
}

/** Enterprises whose identification a bank attests by these records, and of which it does not say that they have ended. */
function attestedBy(batches: readonly FactBatch[]): string[] {
  const named = batches.filter(
    (batch) =>
      batch.assurance === 'bank_verified' &&
      batch.facts.some(({ key }) => key === 'legal_name') &&
      batch.facts.every(({ key, value }) => key !== 'registration_status' || isActive(value)),
  );
  return [...new Set(named.map((batch) => batch.enterpriseId))];
}

/** Keys by which a verification stands and under which a bank that examined them says something else than before, or nothing. */
function keysLost(changes: readonly FactsChanged[]): string[] {
  const keys = changes
    .filter(({ assurance }) => assurance === 'bank_verified')
    .flatMap((change) => change.changes)
    .filter((change) =>
      change.key === 'registration_status'
        ? change.new !== null && !isActive(change.new)
        : change.key.startsWith('identifier_') && change.old !== null,
    )
    .map((change) => change.key);
  return [...new Set(keys)];
}

function isActive(value: FactBatch['facts'][number]['value']): boolean {
  return value.type !== 'code' || value.code === 'active';
}
