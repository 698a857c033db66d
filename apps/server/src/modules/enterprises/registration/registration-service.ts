import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { once } from '../../../platform/http/idempotency.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { personActor } from '../../audit/index.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { registrationInReview, statementIncomplete } from '../enterprises-errors.ts';
import { eventOf, registrationSubmittedTopic } from '../enterprises-events.ts';
import { signalRegistrationChanged } from '../enterprises-signals.ts';
import { selectSources } from '../sources/source-store.ts';
import { compareAgain } from '../verification/compare-again.ts';
import { hasChosen } from '../disclosures/disclosure-store.ts';
import { documentsOf } from '../documents/document-service.ts';
import { settleCases } from '../verification/case-opening.ts';
import { verifyByBank } from '../verification/standing-changes.ts';
import { missingIn, readStatement } from './read-statement.ts';
import { presentRegistration } from './registration-present.ts';
import type { RegistrationView, StatementInput } from './registration-schemas.ts';
import { selectProgress, selectRegistration, updateRegistration, upsertDraft } from './registration-store.ts';
import { registrationAfter, registrationCan } from './registration.ts';
import { emptyStatement } from './statement.ts';

/** What the members of an enterprise do about its registration. */
export class RegistrationService {
  readonly #deps: EnterprisesDeps;

  constructor(deps: EnterprisesDeps) {
    this.#deps = deps;
  }

  read(context: ActingContext): Promise<RegistrationView> {
    return this.#deps.db.as(context, (tx) => this.#view(tx, context));
  }

  /** Writes into the draft. @throws Problem 400 that names the fields, 409 while it cannot be written. */
  async save(context: ActingContext, input: StatementInput): Promise<RegistrationView> {
    const { db, clock, audit, bus } = this.#deps;
    const { enterpriseId } = context;
    const view = await db.as(context, async (tx) => {
      const before = await selectRegistration(tx, enterpriseId, { lock: true });
      if (before !== null && registrationAfter(before.state, 'save') === null) throw registrationInReview();
      const statement = readStatement(before?.draft ?? before?.statement ?? emptyStatement, input);
      await upsertDraft(tx, enterpriseId, statement, clock.now());
      await audit.write(tx, {
        enterpriseId,
        actor: personActor(context),
        action: 'registration.saved',
        target: `registration:${enterpriseId}`,
        details: { fields: Object.keys(input) },
      });
      return this.#view(tx, context);
    });
    signalRegistrationChanged(bus, enterpriseId);
    return view;
  }

  /**
   * Submits what was written, and holds it against the sources at once.
   * @throws Problem 400 that names what is missing, 409 while it cannot be submitted.
   */
  async submit(context: ActingContext, key: string | undefined): Promise<RegistrationView> {
    const { db, clock, bus, relay } = this.#deps;
    const { enterpriseId } = context;
    const request = { scope: enterpriseId, key, operation: 'registrations.submit', body: null };
    const view = await db.asSystem('enterprises.submit_registration', async (tx) => {
      // What is kept for repetition outlives a consent: what banks say is read anew.
      await once(tx, clock, request, async () => {
        await this.#submit(tx, context);
        return { state: await compareAgain(tx, this.#deps, enterpriseId) };
      });
      return this.#view(tx, context);
    });
    relay.wake();
    signalRegistrationChanged(bus, enterpriseId);
    return view;
  }

  async #submit(tx: Tx, context: ActingContext): Promise<void> {
    const { clock, audit } = this.#deps;
    const { enterpriseId } = context;
    const now = clock.now();
    const before = await selectRegistration(tx, enterpriseId, { lock: true });
    const statement = before?.draft ?? before?.statement ?? emptyStatement;
    const missing = missingIn(statement, now.toISOString().slice(0, 10));
    if (missing.length > 0) throw statementIncomplete(missing);
    const state = before === null ? null : registrationAfter(before.state, 'submit');
    if (before === null || state === null) throw registrationInReview();
    const submitted = { ...before, state, statement, draft: null, submittedAt: now, binding: true, message: null };
    await updateRegistration(tx, submitted, now);
    await audit.write(tx, {
      enterpriseId,
      actor: personActor(context),
      action: 'registration.submitted',
      target: `registration:${enterpriseId}`,
    });
    await writeEvents(tx, clock, [eventOf(registrationSubmittedTopic, { enterpriseId })]);
  }

  /** Takes back what was submitted; it stays as the draft. @throws Problem 409 when there is nothing to take back. */
  async withdraw(context: ActingContext): Promise<RegistrationView> {
    const { db, clock, audit, bus, relay } = this.#deps;
    const { enterpriseId } = context;
    const view = await db.asSystem('enterprises.withdraw_registration', async (tx) => {
      const before = await selectRegistration(tx, enterpriseId, { lock: true });
      const { verified } = await selectProgress(tx, enterpriseId);
      if (before === null || !registrationCan(before.state, verified).includes('withdraw'))
        throw registrationInReview();
      // A statement that an operator is looking at goes on to bind: withdrawing it is no way around him.
      const binding = before.state === 'in_review';
      const draft = before.draft ?? before.statement;
      const cleared = { statement: null, comparison: null, comparedAt: null };
      await settleCases(tx, this.#deps, enterpriseId);
      await updateRegistration(tx, { ...before, ...cleared, state: 'draft', draft, binding }, clock.now());
      if (!binding) await verifyByBank(tx, this.#deps, enterpriseId);
      await audit.write(tx, {
        enterpriseId,
        actor: personActor(context),
        action: 'registration.withdrawn',
        target: `registration:${enterpriseId}`,
      });
      return this.#view(tx, context);
    });
    relay.wake();
    signalRegistrationChanged(bus, enterpriseId);
    return view;
  }

  async #view(tx: Tx, context: ActingContext): Promise<RegistrationView> {
    const { enterpriseId, actions } = context;
    const registration = await selectRegistration(tx, enterpriseId);
    const ids = (registration?.comparison ?? []).flatMap(({ words }) => words.map((word) => word.sourceId));
    const sources = await selectSources(tx, [...new Set(ids)]);
    const documents = await documentsOf(tx, enterpriseId);
    const progress = {
      ...(await selectProgress(tx, enterpriseId)),
      documents: documents.length > 0,
      disclosureChosen: await hasChosen(tx, enterpriseId),
    };
    return presentRegistration(registration, progress, sources, actions.has('registration:manage'));
  }
}
