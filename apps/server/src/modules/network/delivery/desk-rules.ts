import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { Severity } from '../../notifications/index.ts';
import { links } from './links.ts';
import { readText, readTexts, type Payload } from './payload.ts';
import { aboutOwn, type Telling } from './telling.ts';

type Rule = (event: StoredEvent, payload: Payload) => readonly Telling[];

/** Statuses of a submission that ask for somebody's doing, or end it. */
const notable: ReadonlySet<string> = new Set(['information_wanted', 'approved', 'declined', 'funded', 'withdrawn']);

/** What is told of dealings at the desk of the bank. */
export const deskRules: Readonly<Record<string, Rule>> = {
  'bank.submission_changed': (event, payload) => {
    const change = readText(payload, 'change');
    const status = readText(payload, 'status');
    const submissionId = readText(payload, 'submissionId');
    const kind = change === 'message' ? 'submission_message' : 'submission_changed';
    const telling = aboutOwn(event, readText(payload, 'enterpriseId'), kind, 'submissions:read');
    return [
      {
        ...telling,
        // Those alone who dealt with it: others may act under another mandate of the same enterprise.
        who: { ...telling.who, only: readTexts(payload, 'personIds') },
        topic: 'desk',
        severity: severityOf(change, status),
        params: change === 'message' ? { submissionId } : { submissionId, submissionNews: newsOf(change, status) },
        link: links.submission(submissionId),
      },
    ];
  },
};

function newsOf(change: string, status: string): string {
  return change === 'status' ? status : change;
}

function severityOf(change: string, status: string): Severity {
  if (change === 'alarm') return 'urgent';
  if (change === 'message' || change === 'attested') return 'notice';
  return notable.has(status) ? 'notice' : 'info';
}
