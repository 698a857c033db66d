import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { invalid } from '../../../platform/errors.ts';
import { once } from '../../../platform/http/idempotency.ts';
import { newId } from '../../../platform/ids.ts';
import { personActor } from '../../audit/index.ts';
import { dataFault } from './forms/check-data.ts';
import { valueAt, type BankForm } from './forms/form.ts';
import { selectCurrentForm } from './forms/form-store.ts';
import { prefill, type Prefilled } from './forms/prefill.ts';
import { insertStep } from './step-store.ts';
import { formNotOffered, notPossibleNow, submissionChangedMeanwhile, tooManyDrafts } from './submission-errors.ts';
import { submissionLimits } from './submission-limits.ts';
import { assertOfMandate } from './submission-reads.ts';
import {
  countDrafts,
  deleteDraft,
  insertSubmission,
  lockSubmission,
  updateDraft,
  type SubmissionRow,
} from './submission-store.ts';
import { deedsOf, type SubmissionDeed } from './submission.ts';
import { tellSubmissionChanged } from './submission-signals.ts';
import type { WithForms } from './submissions-deps.ts';

export interface Opening {
  readonly context: ActingContext;
  readonly formId: string;
  readonly offerId: string | null;
}

/** Making, changing and discarding drafts. */
export class DraftService {
  readonly #deps: WithForms;

  constructor(deps: WithForms) {
    this.#deps = deps;
  }

  /** A draft of a form that the bank offers, filled in from the facts. @returns its id. @throws Problem 409. */
  async create(context: ActingContext, formId: string, key: string | undefined): Promise<string> {
    const { db, clock, forms, connections } = this.#deps;
    await forms.refresh(connections.byId(context.connectionId));
    const request = { scope: context.enterpriseId, key, operation: 'submissions.create', body: { formId } };
    const submissionId = await db.as(context, (tx) =>
      once(tx, clock, request, () => this.openFor(tx, { context, formId, offerId: null })),
    );
    tellSubmissionChanged(this.#deps.bus, context);
    return submissionId;
  }

  /**
   * The same within the transaction of the caller, for instance one that accepts an offer.
   * @throws Problem 409 when the bank does not offer the form, or there are too many drafts.
   */
  async openFor(tx: Tx, { context, formId, offerId }: Opening): Promise<string> {
    const { clock, audit, enterprises, activity } = this.#deps;
    const { enterpriseId, connectionId, customerId, personId } = context;
    const form = await selectCurrentForm(tx, connectionId, formId);
    if (form === null) throw formNotOffered();
    if ((await countDrafts(tx, context)) >= submissionLimits.draftsMost) throw tooManyDrafts();
    // Whose role does not read the facts of the enterprise fills in by hand.
    const facts = context.actions.has('facts:read') ? await enterprises.ownFacts(tx, enterpriseId, clock.now()) : [];
    const { data, prefilled } = prefill(form, facts, connectionId);
    const submissionId = newId<'submission'>();
    const now = clock.now();
    await insertSubmission(tx, {
      enterpriseId,
      submissionId,
      connectionId,
      customerId,
      formId,
      ...ofForm(form),
      kind: form.kind,
      offerId,
      data,
      prefilled,
      createdBy: personId,
      createdAt: now,
    });
    await insertStep(
      tx,
      { enterpriseId, submissionId },
      { step: 'created', status: 'draft', at: now, personId, details: offerId === null ? {} : { offerId } },
    );
    await audit.write(tx, {
      enterpriseId,
      actor: personActor(context),
      action: 'submission.created',
      target: `submission:${submissionId}`,
      details: { formId, formVersion: form.version, ...(offerId === null ? {} : { offerId }) },
    });
    const subject = { kind: 'form' as const, id: formId, type: form.kind };
    await activity.record(tx, context, {
      kind: 'application_started',
      subject,
      onlyTo: connectionId,
      // Accepting an offer opens its form: the bank is told of that, with the number and the time.
      besideNumber: offerId !== null,
    });
    return submissionId;
  }

  /**
   * Other entries, complete or not; from then on the draft is of the version of the form that the bank offers.
   * @throws Problem 400, 403, 404, 409.
   */
  async update(
    context: ActingContext,
    submissionId: string,
    { revision, data }: { revision: number; data: Record<string, unknown> },
  ): Promise<void> {
    const { db, clock, audit } = this.#deps;
    const fault = dataFault(data);
    if (fault !== null) throw invalid('body.data', fault);
    await db.as(context, async (tx) => {
      const row = await changeable(tx, context, submissionId, 'update');
      if (row.revision !== revision) throw submissionChangedMeanwhile();
      const form = await selectCurrentForm(tx, row.connectionId, row.formId);
      if (form === null) throw formNotOffered();
      const prefilled = stillPrefilled(row, data);
      await updateDraft(tx, row, { ...ofForm(form), data, prefilled, now: clock.now() });
      await audit.write(tx, {
        enterpriseId: row.enterpriseId,
        actor: personActor(context),
        action: 'submission.updated',
        target: `submission:${submissionId}`,
        details: { revision: revision + 1 },
      });
    });
    tellSubmissionChanged(this.#deps.bus, context);
  }

  /** @throws Problem 403, 404, 409. */
  async discard(context: ActingContext, submissionId: string): Promise<void> {
    const { db, audit } = this.#deps;
    await db.as(context, async (tx) => {
      const row = await changeable(tx, context, submissionId, 'discard');
      await deleteDraft(tx, row);
      await audit.write(tx, {
        enterpriseId: row.enterpriseId,
        actor: personActor(context),
        action: 'submission.discarded',
        target: `submission:${submissionId}`,
        details: { formId: row.formId },
      });
    });
    tellSubmissionChanged(this.#deps.bus, context);
  }
}

/** Locked, of this mandate, and in a state in which the deed is possible. @throws Problem 403, 404, 409. */
export async function changeable(
  tx: Tx,
  context: ActingContext,
  submissionId: string,
  deed: SubmissionDeed,
): Promise<SubmissionRow> {
  const row = assertOfMandate(context, await lockSubmission(tx, context.enterpriseId, submissionId));
  if (!deedsOf(row).includes(deed)) throw notPossibleNow();
  return row;
}

function ofForm(form: BankForm): Pick<SubmissionRow, 'formVersion' | 'titleZh' | 'titleEn' | 'corrects'> {
  return { formVersion: form.version, titleZh: form.title.zh, titleEn: form.title.en, corrects: form.corrects };
}

/** What a person has changed is his own word and no fact any more. */
function stillPrefilled(row: SubmissionRow, data: Readonly<Record<string, unknown>>): Prefilled[] {
  const said = (from: unknown, pointer: string): string | undefined => JSON.stringify(valueAt(from, pointer));
  return row.prefilled.filter(({ pointer }) => said(row.data, pointer) === said(data, pointer));
}
