import type { Tx } from '../../../platform/db/database.ts';
import type { ExportedTable } from '../../../platform/exported-table.ts';
import type { App } from '../../../platform/http/server.ts';
import type { ConnectionId } from '../../../platform/ids.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import { AttachmentService } from './attachment-service.ts';
import { DraftService, type Opening } from './draft-service.ts';
import { submissionFormRoutes } from './form-routes.ts';
import { FormReader } from './forms/form-reader.ts';
import { letterRoutes } from './letter-routes.ts';
import { SendService } from './send-service.ts';
import { SubmissionAsker } from './sending/asker.ts';
import { submissionEvent, submissionTaker } from './sending/event-taker.ts';
import { defineSubmissionJobs } from './sending/send-jobs.ts';
import { SubmissionSender } from './sending/sender.ts';
import { submissionRoutes } from './submission-routes.ts';
import { SubmissionReads } from './submission-reads.ts';
import { tellSubmissionPages } from './submission-signals.ts';
import type { SubmissionsDeps } from './submissions-deps.ts';

/** Of whose rows an enterprise takes its own along. */
export const submissionsExport: readonly ExportedTable[] = [
  { table: 'bank.submissions', without: ['ask_at', 'asks', 'content_hash'] },
  { table: 'bank.submission_steps' },
  { table: 'bank.submission_messages' },
  { table: 'bank.submission_attachments' },
  { table: 'bank.submission_dispatches', without: ['next_at', 'attempts', 'last_error'] },
];

/** Everything that members type in for a bank. */
export function createSubmissions(base: SubmissionsDeps) {
  const deps = { ...base, forms: new FormReader(base) };
  const reads = new SubmissionReads(deps);
  const drafts = new DraftService(deps);
  tellSubmissionPages(deps);
  const sending = new SendService(deps);
  const attachments = new AttachmentService(deps);
  const sender = new SubmissionSender(deps);
  const asker = new SubmissionAsker(deps);
  deps.takers.define(submissionEvent, 'submission', submissionTaker(deps));
  defineSubmissionJobs(deps, sender, asker);
  return {
    /**
     * A draft of a form of the acting mandate's bank, in the caller's transaction. @returns its id.
     * @throws Problem 409 when the bank does not offer the form, or there are too many drafts.
     */
    openFor: (tx: Tx, opening: Opening): Promise<string> => drafts.openFor(tx, opening),
    /** Hands over what waits at a bank and is due, as the job does. @returns how many left the queue. */
    sendDue: (connectionId: ConnectionId): Promise<number> => sender.sendDue(connectionId),
    /** Asks the banks about submissions of which nothing was told in time, as the job does. @returns how many. */
    askDue: (): Promise<number> => asker.askDue(),
    routes(app: App): void {
      submissionFormRoutes(app, reads);
      submissionRoutes(app, { reads, drafts });
      letterRoutes(app, { reads, sending });
      attachmentRoutes(app, attachments);
    },
  };
}
