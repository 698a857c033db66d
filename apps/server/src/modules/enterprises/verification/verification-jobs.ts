import type { Tx } from '../../../platform/db/database.ts';
import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import { documentExpiredTopic } from '../documents/document-events.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { comparisonDueTopic, type ComparisonDue, type LossReason } from '../enterprises-events.ts';
import { signalRegistrationChanged } from '../enterprises-signals.ts';
import {
  insertRegistration,
  selectProgress,
  selectRegistration,
  updateRegistration,
} from '../registration/registration-store.ts';
import { registrationAfter } from '../registration/registration.ts';
import { selectAttested, selectGone } from './attestation-store.ts';
import { compareAgain } from './compare-again.ts';
import type { AttestedFact } from './comparison.ts';
import { loseVerification } from './standing-changes.ts';

type CompareDeps = Pick<EnterprisesDeps, 'db' | 'clock' | 'audit' | 'bus' | 'relay'>;

/** Compares again when sources say something new, or a document has expired. */
export function defineVerificationJobs(deps: CompareDeps & Pick<EnterprisesDeps, 'jobs'>): void {
  deps.jobs.define<StoredEvent>({
    name: 'enterprises.compare_registration',
    on: [comparisonDueTopic, documentExpiredTopic],
    run: async ({ payload: event }) => {
      // Both topics are written by this module, and their payloads name the enterprise.
      const { enterpriseId, changed = [] } = event.payload as Partial<ComparisonDue> & { enterpriseId: string };
      const isExpiry = event.topic === documentExpiredTopic;
      await takeChange(deps, enterpriseId, { changed, reopens: isExpiry });
    },
  });
}

/** What has changed: keys under which a bank says something else than before, or nothing. */
export interface Change {
  readonly changed: readonly string[];
  /** Whether it concerns an enterprise that has submitted nothing too, because what it is verified by has changed. */
  readonly reopens: boolean;
}

/** Draws the consequence of a change; the same change a second time changes nothing. */
export async function takeChange(deps: CompareDeps, enterpriseId: string, change: Change): Promise<void> {
  await deps.db.asSystem('enterprises.compare_registration', async (tx) => {
    const loss = change.changed.length === 0 ? null : await lossOf(tx, deps, enterpriseId, change.changed);
    const { verified } = await selectProgress(tx, enterpriseId);
    if (verified && (loss !== null || change.reopens)) await reopen(tx, deps, enterpriseId);
    const state = await compareAgain(tx, deps, enterpriseId);
    // Where it stands on something else, as on another number that it stated, nothing is lost.
    if (loss !== null && state === 'in_review') await loseVerification(tx, deps, enterpriseId, loss);
  });
  deps.relay.wake();
  signalRegistrationChanged(deps.bus, enterpriseId);
}

/** Brings the registration to where an operator's question can be asked, also of an enterprise that has written nothing. */
async function reopen(tx: Tx, deps: CompareDeps, enterpriseId: string): Promise<void> {
  const now = deps.clock.now();
  await insertRegistration(tx, enterpriseId, now);
  const registration = await selectRegistration(tx, enterpriseId, { lock: true });
  if (registration === null) return;
  const isCompared = registrationAfter(registration.state, 'find_equal') !== null;
  const state = isCompared ? registration.state : registrationAfter(registration.state, 'reopen');
  await updateRegistration(tx, { ...registration, state: state ?? registration.state, binding: true }, now);
}

/**
 * Whether that by which the enterprise is verified is gone: a bank says that it is suspended or dissolved, or names one of its
 * numbers no more, and no other bank names it.
 */
async function lossOf(
  tx: Tx,
  deps: CompareDeps,
  enterpriseId: string,
  changed: readonly string[],
): Promise<LossReason | null> {
  const now = (await selectAttested(tx, [enterpriseId], deps.clock.now())).filter(isChecked);
  const accepted = new Set((await selectRegistration(tx, enterpriseId))?.accepted ?? []);
  const isEnded = ({ key, value, sourceId }: AttestedFact): boolean =>
    key === 'registration_status' &&
    value.type === 'code' &&
    value.code !== 'active' &&
    !accepted.has(JSON.stringify(['registration_status', 'active', sourceId, value.code]));
  if (changed.includes('registration_status') && now.some(isEnded)) return 'not_active';
  const gone = (await selectGone(tx, enterpriseId)).filter(
    (fact) => isChecked(fact) && changed.includes(fact.key) && !now.some((one) => saysTheSame(one, fact)),
  );
  return gone.length > 0 ? 'identifier_gone' : null;
}

function isChecked({ assurance, active }: AttestedFact): boolean {
  return assurance === 'bank_verified' && active;
}

function saysTheSame(a: AttestedFact, b: AttestedFact): boolean {
  return a.key === b.key && a.value.type === 'plain' && b.value.type === 'plain' && a.value.text === b.value.text;
}
