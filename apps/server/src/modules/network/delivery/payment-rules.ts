import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { NotificationKind } from '../../notifications/index.ts';
import { links } from './links.ts';
import { readCustomer, readText, readTexts, type Payload } from './payload.ts';
import { aboutOwn, type Telling } from './telling.ts';

type Rule = (event: StoredEvent, payload: Payload) => readonly Telling[];

/**
 * What becomes of a payment: its maker is told what the bank made of it, and those who signed it where no money moved; what a colleague
 * cancelled, the maker alone. What waits for signatures is told by the approval.
 */
export const paymentRules: Readonly<Record<string, Rule>> = {
  'payments.payment_executed': (event, payload) => [
    { ...about(event, payload, 'payment_executed'), who: only(payload, [readText(payload, 'preparedBy')]) },
  ],
  'payments.payment_failed': (event, payload) => {
    const people = new Set([readText(payload, 'preparedBy'), ...readTexts(payload, 'signedBy')]);
    const telling = about(event, payload, 'payment_failed');
    const paymentReason = typeof payload.reason === 'string' ? payload.reason : null;
    const params = { ...telling.params, paymentReason };
    return [{ ...telling, who: only(payload, [...people]), severity: 'urgent', params }];
  },
  'payments.payment_cancelled': (event, payload) => [
    {
      ...about(event, payload, 'payment_cancelled'),
      who: only(payload, [readText(payload, 'preparedBy')]),
      severity: 'notice',
    },
  ],
};

function only(payload: Payload, people: readonly string[]): Telling['who'] {
  const enterpriseId = readText(payload, 'enterpriseId');
  const customers = readCustomer(payload);
  return { kind: 'members', enterpriseId, action: 'approvals:read', except: [], only: people, customers };
}

function about(event: StoredEvent, payload: Payload, kind: NotificationKind): Omit<Telling, 'who'> {
  const paymentId = readText(payload, 'paymentId');
  const telling = aboutOwn(event, readText(payload, 'enterpriseId'), kind, 'approvals:read');
  return { ...telling, topic: 'approvals', params: { paymentId }, link: links.payment(paymentId) };
}
