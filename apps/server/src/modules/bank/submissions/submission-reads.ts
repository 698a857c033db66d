import type { ActingContext } from '../../../platform/acting-context.ts';
import { assert } from '../../../platform/errors.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { readIdCursor } from '../../../platform/http/cursors.ts';
import { encodeCursor, type Text } from '../../../platform/http/schemas.ts';
import { presentBank } from '../../identity/index.ts';
import { selectState } from '../connections/connection-store.ts';
import { healthOf } from '../connections/connection.ts';
import { selectAttachments } from './attachment-store.ts';
import { selectQueued } from './dispatch-store.ts';
import { selectCurrentForm, selectFormVersion } from './forms/form-store.ts';
import { selectMessages } from './message-store.ts';
import { selectSteps } from './step-store.ts';
import { noSuchForm, noSuchSubmission, otherMandate } from './submission-errors.ts';
import {
  presentForm,
  presentMessage,
  presentSubmission,
  presentSummary,
  type SubmissionParts,
} from './submission-present.ts';
import type {
  SubmissionFormList,
  SubmissionFormView,
  SubmissionMessageView,
  SubmissionSummaryView,
  SubmissionView,
} from './submission-schemas.ts';
import { selectSubmission, selectSubmissions, type SubmissionRow } from './submission-store.ts';
import type { SubmissionStatus } from './submission.ts';
import type { WithForms } from './submissions-deps.ts';

/** Steps of one submission that a page shows. */
const stepsShown = 500;

/** Reading forms and submissions, for whoever acts for the same customer of the same bank. */
export class SubmissionReads {
  readonly #deps: WithForms;

  constructor(deps: WithForms) {
    this.#deps = deps;
  }

  async forms(context: ActingContext): Promise<SubmissionFormList> {
    const connection = this.#deps.connections.byId(context.connectionId);
    const { forms, reading } = await this.#deps.forms.read(connection);
    const { readAt, failedAt } = reading;
    return {
      items: forms.map(({ formId, version, kind, source, title, summary }) => ({
        formId,
        version,
        kind,
        source,
        title: { ...title },
        summary: { ...summary },
      })),
      bank: presentBank(connection.slug, [connection]),
      readAt: readAt?.toISOString() ?? null,
      reachable: failedAt === null || (readAt !== null && readAt >= failedAt),
    };
  }

  /** @throws Problem 404. */
  async form(context: ActingContext, formId: string): Promise<SubmissionFormView> {
    const { forms } = await this.#deps.forms.read(this.#deps.connections.byId(context.connectionId));
    const form = forms.find((one) => one.formId === formId);
    if (form === undefined) throw noSuchForm();
    return presentForm(form);
  }

  async list(
    context: ActingContext,
    { status, cursor, limit }: { status: SubmissionStatus | null; cursor: string | undefined; limit: number },
  ): Promise<{ items: SubmissionSummaryView[]; nextCursor: string | null }> {
    const { db, connections } = this.#deps;
    const after = readIdCursor(cursor);
    const rows = await db.as(context, (tx) => selectSubmissions(tx, context, { status, after, limit: limit + 1 }), {
      readOnly: true,
    });
    const shown = rows.slice(0, limit);
    const people = await this.names(shown.map(({ createdBy }) => createdBy));
    const known = { connection: connections.byId(context.connectionId), people };
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((row) => presentSummary(row, known)),
      nextCursor: last === undefined ? null : encodeCursor([last.submissionId]),
    };
  }

  /** @throws Problem 404, or 403 for one of another mandate of the same enterprise. */
  async read(context: ActingContext, submissionId: string): Promise<SubmissionView> {
    const { db, connections } = this.#deps;
    const parts = await db.as(context, (tx) => this.#parts(tx, context, submissionId), { readOnly: true });
    const { row, steps } = parts;
    const people = await this.names([row.createdBy, ...steps.flatMap(({ personId }) => personId ?? [])]);
    return presentSubmission(parts, { connection: connections.byId(row.connectionId), people }, context);
  }

  /** The conversation about one, from its newest page back; on a page the oldest first. @throws Problem 403, 404. */
  async messages(
    context: ActingContext,
    submissionId: string,
    { before, limit }: { before: number | null; limit: number },
  ): Promise<{ items: SubmissionMessageView[]; nextCursor: string | null }> {
    const { rows, attachments } = await this.#deps.db.as(
      context,
      async (tx) => {
        const row = await readableSubmission(tx, context, submissionId);
        return {
          rows: await selectMessages(tx, row, { before, limit: limit + 1 }),
          attachments: await selectAttachments(tx, row),
        };
      },
      { readOnly: true },
    );
    const shown = rows.slice(-limit);
    const people = await this.names(shown.flatMap(({ personId }) => personId ?? []));
    const first = rows.length > limit ? shown[0] : undefined;
    return {
      items: shown.map((row) =>
        presentMessage(
          row,
          attachments.filter(({ dispatchId }) => dispatchId === row.messageId),
          { people },
        ),
      ),
      nextCursor: first === undefined ? null : encodeCursor([first.position]),
    };
  }

  /** The names of people by their ids. */
  async names(ids: readonly string[]): Promise<ReadonlyMap<string, Text>> {
    const { db, identity } = this.#deps;
    const distinct = [...new Set(ids)];
    if (distinct.length === 0) return new Map();
    return db.asSystem('bank.name_people', (tx) => identity.namesOf(tx, distinct), { readOnly: true });
  }

  async #parts(tx: Tx, context: ActingContext, submissionId: string): Promise<SubmissionParts> {
    const row = await readableSubmission(tx, context, submissionId);
    const { connectionId, formId, formVersion } = row;
    const form = await selectFormVersion(tx, { connectionId, formId, version: formVersion });
    assert(form !== null, 'the form of a submission is kept');
    const state = await selectState(tx, connectionId);
    return {
      row,
      form,
      offered: await selectCurrentForm(tx, connectionId, formId),
      steps: await selectSteps(tx, row, stepsShown),
      attachments: await selectAttachments(tx, row),
      queued: await selectQueued(tx, row),
      reachable: healthOf(state, this.#deps.clock.now()) !== 'down',
    };
  }
}

/** One that whoever acts may see. @throws Problem 404; 403 for one of another mandate of the same enterprise. */
export async function readableSubmission(tx: Tx, context: ActingContext, submissionId: string): Promise<SubmissionRow> {
  const row = await selectSubmission(tx, context.enterpriseId, submissionId);
  return assertOfMandate(context, row);
}

export function assertOfMandate(context: ActingContext, row: SubmissionRow | null): SubmissionRow {
  if (row === null) throw noSuchSubmission();
  if (row.connectionId !== context.connectionId || row.customerId !== context.customerId) throw otherMandate();
  return row;
}
