import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { NotificationKind, Severity } from '../../notifications/index.ts';
import { links } from './links.ts';
import { readCustomer, readNamedCustomers, readNumber, readText, readTexts, type Payload } from './payload.ts';
import { aboutOwn, type Telling } from './telling.ts';

type Rule = (event: StoredEvent, payload: Payload) => readonly Telling[];

/** Statuses of a submission that ask for somebody's doing, or end it. */
const notable: ReadonlySet<string> = new Set(['information_wanted', 'approved', 'declined', 'funded', 'withdrawn']);

/** What is told of dealings at the desk of the bank. */
export const deskRules: Readonly<Record<string, Rule>> = {
  'payments.trade_order_changed': (event, payload) => tradeTellings(event, payload),
  'payments.payment_request_changed': (event, payload) => requestTellings(event, payload),
  'payments.period_closed': (event, payload) => [periodTelling(event, payload)],
  'bank.offer_published': (event, payload) =>
    // What lies there when an enterprise comes for the first time it sees anyway.
    payload.initial === true ? [] : [aboutOffer(event, payload, 'offer_published', {})],
  'bank.offer_ending': (event, payload) => {
    const daysLeft = readNumber(payload, 'daysLeft');
    return [{ ...aboutOffer(event, payload, 'offer_ending', { daysLeft }), severity: 'notice' }];
  },
  'bank.submission_changed': (event, payload) => {
    const change = readText(payload, 'change');
    const status = readText(payload, 'status');
    const submissionId = readText(payload, 'submissionId');
    const kind = change === 'message' ? 'submission_message' : 'submission_changed';
    const telling = aboutOwn(event, readText(payload, 'enterpriseId'), kind, 'submissions:read');
    return [
      {
        ...telling,
        // Those alone who dealt with it, while their mandate of its customer number holds.
        who: { ...telling.who, only: readTexts(payload, 'personIds'), customers: readCustomer(payload) },
        topic: 'desk',
        severity: severityOf(change, status),
        params: change === 'message' ? { submissionId } : { submissionId, submissionNews: newsOf(change, status) },
        link: links.submission(submissionId),
      },
    ];
  },
};

const urgentSteps: ReadonlySet<string> = new Set(['dispute', 'bank_refused', 'release_refused', 'doubted', 'returned']);

/** Steps of the other side and of the bank; nobody is told of what his own side did. */
function tradeTellings(event: StoredEvent, payload: Payload): Telling[] {
  const [actor, step] = [readText(payload, 'actor'), readText(payload, 'step')];
  if (actor === readText(payload, 'side')) return [];
  const ofBank = actor === 'bank' || actor === 'time';
  const orderId = readText(payload, 'orderId');
  const personIds = readTexts(payload, 'personIds');
  const kind = ofBank ? 'escrow_changed' : 'trade_order_changed';
  const telling = aboutOwn(event, readText(payload, 'enterpriseId'), kind, 'orders:manage');
  const customers = readCustomer(payload);
  return [
    {
      ...telling,
      // Those who dealt with it. An order that nobody has dealt with yet is for all who may.
      who:
        personIds.length === 0
          ? { ...telling.who, customers }
          : { ...telling.who, customers, action: 'orders:read', only: personIds },
      topic: 'desk',
      severity: urgentSteps.has(step) ? 'urgent' : 'notice',
      params: { orderId, orderNews: step },
      link: links.order(orderId),
    },
  ];
}

/** What is asked of us, and what became of what we ask of others. */
function requestTellings(event: StoredEvent, payload: Payload): Telling[] {
  const [side, step] = [readText(payload, 'side'), readText(payload, 'step')];
  const received = side === 'payer' && step === 'ask';
  const answered = side === 'payee' && (step === 'settle' || step === 'decline' || step === 'expire');
  const takenBack = side === 'payer' && step === 'cancel';
  if (!received && !answered && !takenBack) return [];
  const kind = received ? 'payment_request_received' : 'payment_request_changed';
  const telling = aboutOwn(event, readText(payload, 'enterpriseId'), kind, 'orders:manage');
  return [
    {
      ...telling,
      who: { ...telling.who, customers: readCustomer(payload) },
      topic: 'desk',
      severity: received || step === 'decline' ? 'notice' : 'info',
      params: { requestId: readText(payload, 'requestId'), requestNews: step },
      link: links.paymentRequests(side),
    },
  ];
}

/** Who closed a month knows; which account it was is said by the page, to those whose mandate opens the account. */
function periodTelling(event: StoredEvent, payload: Payload): Telling {
  const enterpriseId = readText(payload, 'enterpriseId');
  const telling = aboutOwn(event, enterpriseId, 'period_closed', 'reconciliation:read');
  const except = [readText(payload, 'closedBy')];
  return {
    ...telling,
    who: { ...telling.who, except, customers: readCustomer(payload) },
    topic: 'desk',
    severity: 'notice',
    link: links.reconciliation(readText(payload, 'month')),
  };
}

function aboutOffer(event: StoredEvent, payload: Payload, kind: NotificationKind, more: Telling['params']): Telling {
  const telling = aboutOwn(event, readText(payload, 'enterpriseId'), kind, 'offers:read');
  const params = { bank: readText(payload, 'bank'), ...more };
  // An offer that names customer numbers is there for their mandates alone.
  const who = { ...telling.who, customers: readNamedCustomers(payload) };
  return { ...telling, who, topic: 'desk', params, link: links.offer(readText(payload, 'publicationId')) };
}

function newsOf(change: string, status: string): string {
  return change === 'status' ? status : change;
}

function severityOf(change: string, status: string): Severity {
  if (change === 'alarm') return 'urgent';
  if (change === 'message' || change === 'attested') return 'notice';
  return notable.has(status) ? 'notice' : 'info';
}
