import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { invalid, type FieldError } from '../../../platform/errors.ts';
import { once } from '../../../platform/http/idempotency.ts';
import { newId } from '../../../platform/ids.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { personActor } from '../../audit/index.ts';
import { selectAttachments, takeAlong, type AttachmentRow } from './attachment-store.ts';
import { insertDispatch, type DispatchKind } from './dispatch-store.ts';
import { changeable } from './draft-service.ts';
import { faultsOf } from './forms/check-data.ts';
import type { BankForm } from './forms/form.ts';
import { selectCurrentForm } from './forms/form-store.ts';
import { visibleData } from './forms/visible.ts';
import { insertMessage } from './message-store.ts';
import { contentHashOf } from './sending/canonical-json.ts';
import { insertStep } from './step-store.ts';
import { formChanged, formNotOffered, submissionChangedMeanwhile, submissionInvalid } from './submission-errors.ts';
import { submissionQueued } from './submission-events.ts';
import type { MessageBody } from './submission-schemas.ts';
import { tellSubmissionChanged } from './submission-signals.ts';
import { updateAnswered, updateQueued, updateWithdrawing, type SubmissionRow } from './submission-store.ts';
import type { WithForms } from './submissions-deps.ts';

interface Asked {
  readonly context: ActingContext;
  readonly submissionId: string;
  readonly key: string | undefined;
}

/** What leaves for the bank: written down here in the order in which it is to leave, and handed over by jobs. */
export class SendService {
  readonly #deps: WithForms;

  constructor(deps: WithForms) {
    this.#deps = deps;
  }

  /**
   * Sends a draft off. It is held against its form first, without what stands in sections that are not shown.
   * @throws Problem 422 with every fault by its JSON Pointer; 403, 404, 409.
   */
  async send({ context, submissionId, key }: Asked, revision: number): Promise<void> {
    await this.#once(
      { context, submissionId, key },
      { operation: 'submissions.send', body: { revision } },
      async (tx) => {
        const row = await changeable(tx, context, submissionId, 'send');
        if (row.revision !== revision) throw submissionChangedMeanwhile();
        const form = await selectCurrentForm(tx, row.connectionId, row.formId);
        if (form === null) throw formNotOffered();
        if (form.version !== row.formVersion) throw formChanged();
        const data = visibleData(form, row.data);
        const own = (await selectAttachments(tx, row)).filter(({ dispatchId }) => dispatchId === null);
        const faults = [
          ...faultsOf(`${row.connectionId} ${form.formId} ${form.version}`, form, data),
          ...tooMany(form, own),
        ];
        if (faults.length > 0) throw submissionInvalid(faults);
        await this.#queue(tx, context, row, { data, own });
      },
    );
  }

  async #queue(
    tx: Tx,
    context: ActingContext,
    row: SubmissionRow,
    { data, own }: { data: Readonly<Record<string, unknown>>; own: readonly AttachmentRow[] },
  ): Promise<void> {
    const { clock, audit, activity } = this.#deps;
    const { enterpriseId, submissionId, formId, formVersion, offerId, connectionId } = row;
    const now = clock.now();
    // What goes first is called as the submission itself: the bank knows both by one identifier.
    const taken = await takeAlong(
      tx,
      row,
      own.map(({ attachmentId }) => attachmentId),
      submissionId,
    );
    const body = {
      submissionId,
      formId,
      formVersion,
      offerId,
      data,
      attachments: taken.map(named),
      submittedBy: party(context),
      submittedAt: now.toISOString(),
    };
    const contentHash = contentHashOf(body);
    await updateQueued(tx, row, { data, contentHash, sentBy: context.personId, now });
    await this.#dispatch(tx, row, { dispatchId: submissionId, kind: 'submission', body });
    const step = { step: 'queued', status: 'queued' as const, at: now, personId: context.personId, details: {} };
    await insertStep(tx, row, step);
    await audit.write(tx, {
      enterpriseId,
      actor: personActor(context),
      action: 'submission.sent',
      target: `submission:${submissionId}`,
      details: { formId, formVersion, contentHash, attachments: taken.length },
    });
    const subject = { kind: 'form' as const, id: formId, type: row.kind };
    await activity.record(tx, context, { kind: 'application_sent', subject, onlyTo: connectionId });
  }

  /** A word to the relationship manager. @throws Problem 403, 404, 409. */
  async write(asked: Asked, message: MessageBody): Promise<void> {
    await this.#letter(asked, 'message', message);
  }

  /** An answer to what the bank wanted to know. @throws Problem 403, 404, 409. */
  async supplement(asked: Asked, message: MessageBody): Promise<void> {
    await this.#letter(asked, 'supplement', message);
  }

  /** Takes it back, where the bank has not decided when this arrives. @throws Problem 403, 404, 409. */
  async withdraw(asked: Asked): Promise<void> {
    const { context, submissionId } = asked;
    const { clock, audit } = this.#deps;
    await this.#once(asked, { operation: 'submissions.withdraw', body: {} }, async (tx) => {
      const row = await changeable(tx, context, submissionId, 'withdraw');
      const now = clock.now();
      const dispatchId = newId();
      const body = { withdrawalId: dispatchId, by: party(context) };
      await this.#dispatch(tx, row, { dispatchId, kind: 'withdrawal', body });
      await updateWithdrawing(tx, row, true, now);
      const { status } = row;
      const { personId } = context;
      await insertStep(tx, row, { step: 'withdrawal_asked', status, at: now, personId, details: {} });
      await audit.write(tx, {
        enterpriseId: row.enterpriseId,
        actor: personActor(context),
        action: 'submission.withdrawal_asked',
        target: `submission:${submissionId}`,
      });
    });
  }

  async #letter(
    asked: Asked,
    kind: 'message' | 'supplement',
    { body: text, attachmentIds = [] }: MessageBody,
  ): Promise<void> {
    const { context, submissionId } = asked;
    const { clock, audit } = this.#deps;
    if (text.trim() === '') throw invalid('body.body', 'is empty');
    const request = { operation: `submissions.${kind}`, body: { text, attachmentIds } };
    await this.#once(asked, request, async (tx) => {
      const row = await changeable(tx, context, submissionId, kind === 'message' ? 'write' : 'supplement');
      const now = clock.now();
      const messageId = newId();
      const taken = await takeAlong(tx, row, attachmentIds, messageId);
      if (taken.length !== new Set(attachmentIds).size)
        throw invalid('body.attachmentIds', 'names a file that was not added here, or was sent before');
      const own = kind === 'message' ? { messageId } : { supplementId: messageId };
      const body = { ...own, body: text, attachments: taken.map(named), by: party(context) };
      const { personId } = context;
      const ours = { bankMessageId: null, bankSequence: null, author: null };
      await insertMessage(tx, row, {
        messageId,
        personId,
        ...ours,
        supplement: kind === 'supplement',
        body: text,
        at: now,
      });
      await this.#dispatch(tx, row, { dispatchId: messageId, kind, body });
      if (kind === 'supplement') {
        await updateAnswered(tx, row, now);
        await insertStep(tx, row, { step: 'supplemented', status: row.status, at: now, personId, details: {} });
      }
      await audit.write(tx, {
        enterpriseId: row.enterpriseId,
        actor: personActor(context),
        action: kind === 'message' ? 'submission.message_written' : 'submission.supplemented',
        target: `submission:${submissionId}`,
        details: { messageId, attachments: taken.length },
      });
    });
  }

  async #dispatch(
    tx: Tx,
    row: SubmissionRow,
    dispatch: {
      readonly dispatchId: string;
      readonly kind: DispatchKind;
      readonly body: Readonly<Record<string, unknown>>;
    },
  ): Promise<void> {
    const { clock } = this.#deps;
    const { enterpriseId, connectionId, customerId, submissionId } = row;
    const now = clock.now();
    await insertDispatch(tx, { enterpriseId, connectionId, customerId, submissionId, ...dispatch, createdAt: now });
    await writeEvents(tx, clock, [submissionQueued({ enterpriseId, connectionId })]);
  }

  async #once(
    { context, submissionId, key }: Asked,
    { operation, body }: { operation: string; body: object },
    work: (tx: Tx) => Promise<void>,
  ): Promise<void> {
    const { db, clock, relay, bus } = this.#deps;
    const request = { scope: context.enterpriseId, key, operation, body: { submissionId, ...body } };
    await db.as(context, (tx) =>
      once(tx, clock, request, async () => {
        await work(tx);
        return null;
      }),
    );
    relay.wake();
    tellSubmissionChanged(bus, context);
  }
}

function party({ subject, roleId, departmentId }: ActingContext): object {
  return { subject, roleId, departmentId };
}

function named({ attachmentId, fileName, mediaType, sizeBytes, sha256 }: AttachmentRow): object {
  return { attachmentId, name: fileName, mediaType, size: sizeBytes, sha256 };
}

function tooMany({ attachments: { maxCount } }: BankForm, own: readonly AttachmentRow[]): FieldError[] {
  if (own.length <= maxCount) return [];
  return [{ field: 'attachments', reason: `are more than ${maxCount}`, reasonZh: `附件最多 ${maxCount} 个` }];
}
