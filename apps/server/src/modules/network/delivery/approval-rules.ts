import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { NotificationKind } from '../../notifications/index.ts';
import { links } from './links.ts';
import { readCustomer, readText, readTexts, type Payload } from './payload.ts';
import { aboutOwn, type Telling } from './telling.ts';

type Rule = (event: StoredEvent, payload: Payload) => readonly Telling[];

/** How it ended, and what its maker is told; who withdraws his own knows. */
const endings: Readonly<Record<string, NotificationKind>> = {
  approved: 'approval_approved',
  rejected: 'approval_rejected',
  expired: 'approval_expired',
};

/** What is told of signatures: to those who may sign next, to the maker, and to the two of a deputyship. */
export const approvalRules: Readonly<Record<string, Rule>> = {
  'access.approval_opened': (event, payload) => toNext(event, payload, 'approval_waiting'),
  'access.approval_signed': (event, payload) => [
    ...toNext(event, payload, 'approval_waiting'),
    ...toMaker(event, payload, 'approval_signed', 'info'),
  ],
  'access.approval_deadline_near': (event, payload) => toNext(event, payload, 'approval_deadline_near'),
  'access.approval_ended': (event, payload) => {
    const kind = endings[readText(payload, 'state')];
    return kind === undefined ? [] : toMaker(event, payload, kind, kind === 'approval_approved' ? 'info' : 'notice');
  },
  'access.delegation_created': (event, payload) => toBoth(event, payload, 'deputy_named'),
  'access.delegation_ended': (event, payload) => toBoth(event, payload, 'deputy_ended'),
};

function toNext(event: StoredEvent, payload: Payload, kind: NotificationKind): Telling[] {
  return [{ ...about(event, payload, kind, readTexts(payload, 'nextPersonIds')), severity: 'notice', why: 'role' }];
}

/** The one who does it himself is not told of it. */
function toMaker(
  event: StoredEvent,
  payload: Payload,
  kind: NotificationKind,
  severity: Telling['severity'],
): Telling[] {
  const maker = readText(payload, 'makerPersonId');
  return payload.personId === maker ? [] : [{ ...about(event, payload, kind, [maker]), severity }];
}

function about(event: StoredEvent, payload: Payload, kind: NotificationKind, only: readonly string[]): Telling {
  const approvalId = readText(payload, 'approvalId');
  const telling = aboutOwn(event, readText(payload, 'enterpriseId'), kind, 'approvals:read');
  return {
    ...telling,
    who: { ...telling.who, only, customers: readCustomer(payload) },
    topic: 'approvals',
    params: { approvalId, approvalKind: readText(payload, 'kind') },
    link: links.approval(approvalId),
  };
}

function toBoth(event: StoredEvent, payload: Payload, kind: NotificationKind): Telling[] {
  const both = [payload.personId, payload.delegatePersonId].filter((one) => typeof one === 'string');
  const telling = aboutOwn(event, readText(payload, 'enterpriseId'), kind, 'approvals:read');
  return [
    {
      ...telling,
      who: { ...telling.who, only: both },
      topic: 'approvals',
      severity: 'notice',
      params: { delegationId: readText(payload, 'delegationId') },
      link: links.deputies,
    },
  ];
}
