import type { Tx } from '../../../platform/db/database.ts';
import { documentsOf } from '../documents/document-service.ts';
import { isExpired, type EvidenceDocument } from '../documents/document.ts';
import { selectNamedByBanks } from '../identifiers/identifier-store.ts';
import {
  selectProgress,
  selectRegistration,
  updateRegistration,
  type Registration,
} from '../registration/registration-store.ts';
import { registrationAfter } from '../registration/registration.ts';
import { emptyStatement } from '../registration/statement.ts';
import { selectAttested, selectGone } from './attestation-store.ts';
import { askOperators, type CaseDeps } from './case-opening.ts';
import { selectOpenCases } from './case-store.ts';
import type { Case } from './case.ts';
import { takeNumbers } from './claim-service.ts';
import { mayHandOver, readContested, type OwnedNumber } from './contested.ts';
import { findingsOf, type Contested, type Findings } from './findings.ts';
import { verify } from './standing-changes.ts';
import { documentKey } from './verdict.ts';

/**
 * Holds what an enterprise submitted against what the sources say now, and draws the consequence: verified, a case, or waiting.
 * Changes nothing for one whose statement is being written or was given back.
 * @returns how far the registration has come; null when there was nothing to compare.
 */
export async function compareAgain(
  tx: Tx,
  deps: CaseDeps,
  enterpriseId: string,
): Promise<Registration['state'] | null> {
  const registration = await selectRegistration(tx, enterpriseId, { lock: true });
  if (registration === null || registrationAfter(registration.state, 'find_equal') === null) return null;
  const owned = await readContested(tx, enterpriseId, registration.statement);
  const found = await look(tx, deps, registration, owned);
  await askOperators(tx, deps, enterpriseId, found.questions);
  const step = stepOf(found);
  if (step === 'find_equal') {
    await takeNumbers(tx, deps, enterpriseId, owned);
    await verify(tx, deps, enterpriseId);
  }
  const state = registrationAfter(registration.state, step) ?? registration.state;
  const now = deps.clock.now();
  const binding = state === 'in_review' || (registration.binding && state !== 'verified');
  const compared = { comparison: found.fields, comparedAt: now, binding };
  await updateRegistration(tx, { ...registration, ...compared, state }, now);
  return state;
}

function stepOf({ questions, verdict }: Findings): 'find_difference' | 'find_equal' | 'find_nothing' {
  if (questions.length > 0) return 'find_difference';
  return verdict === 'equal' ? 'find_equal' : 'find_nothing';
}

async function look(
  tx: Tx,
  deps: CaseDeps,
  registration: Registration,
  owned: readonly OwnedNumber[],
): Promise<Findings> {
  const { enterpriseId, state, statement } = registration;
  const now = deps.clock.now();
  const open = await selectOpenCases(tx, enterpriseId);
  const accepted = new Set(registration.accepted);
  const contested = await contestedOf(tx, owned);
  const shells = contested.filter((one) => one.unclaimed).map((one) => one.enterpriseId);
  const { verified } = await selectProgress(tx, enterpriseId);
  const documents = await documentsOf(tx, enterpriseId);
  return findingsOf({
    enterpriseId,
    statement: statement ?? { ...emptyStatement, identifiers: await selectNamedByBanks(tx, enterpriseId) },
    isStated: statement !== null,
    facts: [...(await selectAttested(tx, [enterpriseId, ...shells], now)), ...(await selectGone(tx, enterpriseId))],
    contested,
    accepted,
    wasInOrder: state === 'verified' || statement === null || open.some((one) => one.kind === 'changed_at_bank'),
    documentsExpired: haveExpired(documents, { asked: open, verified, accepted, now }),
  });
}

async function contestedOf(tx: Tx, owned: readonly OwnedNumber[]): Promise<Contested[]> {
  const contested: Contested[] = [];
  for (const { scheme, country, value, enterpriseId, status } of owned) {
    const number = { scheme, country, value };
    const mayGoOver = await mayHandOver(tx, enterpriseId, [number]);
    contested.push({ ...number, enterpriseId, unclaimed: status === 'unclaimed', mayGoOver });
  }
  return contested;
}

/**
 * Whether a person has to look at the papers: of one that is verified, because they were taken for it. Once that is asked it takes
 * a newer paper to answer it, and not only that the old one is gone.
 */
function haveExpired(
  documents: readonly EvidenceDocument[],
  known: { asked: readonly Case[]; verified: boolean; accepted: ReadonlySet<string>; now: Date },
): boolean {
  const { asked, verified, accepted, now } = known;
  const expired = documents.filter((one) => isExpired(one, now) && !accepted.has(documentKey(one.documentId)));
  const question = asked.find((one) => one.kind === 'expired_document');
  if (question === undefined) return verified && expired.length > 0;
  const renewed = documents.some((one) => one.uploadedAt > question.openedAt && !isExpired(one, now));
  return expired.length > 0 || !renewed;
}
