import { asId, type ConnectionId } from '../../../../platform/ids.ts';
import type { StoredEvent } from '../../../../platform/outbox/outbox-store.ts';
import { factsChangedTopic, type FactsChanged } from '../../../enterprises/index.ts';
import { selectBanksDue } from '../dispatch-store.ts';
import { noteAttested } from '../note-attested.ts';
import { submissionQueuedTopic, type SubmissionQueued } from '../submission-events.ts';
import { sweepAttachments } from '../sweep-attachments.ts';
import type { WithForms } from '../submissions-deps.ts';
import type { SubmissionAsker } from './asker.ts';
import type { SubmissionSender } from './sender.ts';

/** The queue of what is to be handed over at one bank. */
const sendAtBank = 'bank.send_submissions_at_bank';
interface BankDue {
  readonly connectionId: ConnectionId;
}

/** A bank that answers slowly takes one worker of each queue, and what goes to other banks goes on; to one bank one at a time. */
const byBank = { concurrency: 4, groupConcurrency: 1 } as const;

/** Written by this module as the payload of its topic. */
function queuedOf(payload: unknown): SubmissionQueued {
  return payload as SubmissionQueued;
}

export function defineSubmissionJobs(deps: WithForms, sender: SubmissionSender, asker: SubmissionAsker): void {
  const { jobs, db, clock, connections, forms, files } = deps;
  jobs.define({
    name: 'bank.read_forms',
    everySeconds: 30,
    run: async () => {
      for (const connection of connections.all()) await forms.refresh(connection);
    },
  });
  jobs.define({
    name: 'bank.send_submissions',
    everySeconds: 2,
    run: () =>
      db.asSystem('bank.find_submissions_due', async (tx) => {
        for (const connectionId of await selectBanksDue(tx, clock.now()))
          await jobs.send(tx, sendAtBank, { connectionId } satisfies BankDue, { key: connectionId });
      }),
  });
  jobs.define<StoredEvent>({
    name: 'bank.send_queued_submission',
    on: [submissionQueuedTopic],
    ...byBank,
    groupOf: ({ payload }) => queuedOf(payload).connectionId,
    run: async ({ payload }) => void (await sender.sendDue(asId(queuedOf(payload.payload).connectionId))),
  });
  jobs.define<BankDue>({
    name: sendAtBank,
    coalesce: true,
    ...byBank,
    groupOf: ({ connectionId }) => connectionId,
    run: async ({ payload }) => void (await sender.sendDue(payload.connectionId)),
  });
  jobs.define({ name: 'bank.ask_about_submissions', everySeconds: 5, run: async () => void (await asker.askDue()) });
  if (files !== null)
    jobs.define({
      name: 'bank.sweep_attachments',
      everySeconds: 3_600,
      run: async () => void (await sweepAttachments(deps, files)),
    });
  jobs.define<StoredEvent>({
    name: 'bank.note_attested_corrections',
    on: [factsChangedTopic],
    // A take-up tells of every enterprise at once.
    batch: 100,
    // Written by enterprises as the payload of this topic.
    run: async ({ payload }) => noteAttested(deps, payload.payload as FactsChanged),
  });
}
