import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { NotificationKind } from '../../notifications/index.ts';
import { factsChangedTopic } from '../../enterprises/index.ts';
import { approvalRules } from './approval-rules.ts';
import { changeRules } from './change-rules.ts';
import { deskRules } from './desk-rules.ts';
import { factTellings } from './fact-rules.ts';
import { links } from './links.ts';
import { paymentRules } from './payment-rules.ts';
import { readNumber, readText, type Payload } from './payload.ts';
import { aboutOwn, aboutOther, own, type Telling } from './telling.ts';

type Rule = (event: StoredEvent, payload: Payload, now: Date) => readonly Telling[];

/** A consent that ends within so many days is urgent, whatever the hour. */
const urgentConsentDays = 3;
const dayMs = 86_400_000;

/** Who is told of what: every event that is heard, with what follows from it. */
const table: Readonly<Record<string, Rule>> = {
  'network.partner_requested': (event, payload) => [
    {
      ...aboutPartner(event, payload, 'partner_requested'),
      who: { kind: 'members', enterpriseId: readText(payload, 'partnerId'), action: 'partners:manage', except: [] },
      severity: 'notice',
      why: 'role',
      link: links.requests,
    },
  ],
  'network.partner_accepted': (event, payload) => [
    { ...aboutPartner(event, payload, 'partner_accepted'), severity: 'notice', why: 'partner' },
  ],
  'network.partner_declined': (event, payload) => [aboutPartner(event, payload, 'partner_declined')],
  'network.partner_ended': (event, payload) => [aboutPartner(event, payload, 'partner_ended')],
  'enterprises.registration_submitted': (event, payload) => [
    aboutVerification(event, payload, 'registration_submitted', { severity: 'info' }),
  ],
  'enterprises.case_opened': (event, payload) => {
    const params = { caseKind: readText(payload, 'kind') };
    const enterpriseId = readText(payload, 'enterpriseId');
    const caseId = readText(payload, 'caseId');
    return [
      aboutVerification(event, payload, 'verification_in_review', { params }),
      {
        ...aboutOther(event, enterpriseId, 'case_opened'),
        who: { kind: 'operators', action: 'operator:cases_read', exceptOf: enterpriseId },
        topic: 'cases',
        severity: 'notice',
        params: { ...params, caseId },
        why: 'operator',
        link: links.operatorCase(caseId),
      },
    ];
  },
  'enterprises.case_decided': (event, payload) => {
    const outcome = readText(payload, 'outcome');
    // What the case was about is gone: nobody decided, and there is nothing to do.
    if (outcome === 'settled') return [];
    return [aboutVerification(event, payload, 'verification_decided', { params: { outcome } })];
  },
  'enterprises.enterprise_verified': (event, payload) => [aboutVerification(event, payload, 'enterprise_verified', {})],
  'enterprises.verification_lost': (event, payload) => [
    aboutVerification(event, payload, 'verification_lost', { severity: 'urgent' }),
  ],
  'enterprises.document_expiring': (event, payload, now) => [
    aboutVerification(event, payload, 'document_expiring', { params: documentParams(payload, now) }),
  ],
  'enterprises.document_expired': (event, payload, now) => [
    aboutVerification(event, payload, 'document_expired', { params: documentParams(payload, now) }),
  ],
  'enterprises.disclosure_changed': (event, payload) => {
    const changes = Array.isArray(payload.changes) ? payload.changes : [];
    const categories = changes.map((change: Payload) => readText(change, 'category'));
    return [
      {
        ...aboutOwn(event, readText(payload, 'enterpriseId'), 'disclosure_changed', 'disclosures:read'),
        topic: 'security',
        severity: 'notice',
        params: { categories: categories.join(','), count: categories.length },
        link: links.disclosures,
      },
    ];
  },
  'bank.consent_ending': (event, payload) => {
    const daysLeft = readNumber(payload, 'daysLeft');
    return [aboutConsent(event, payload, 'consent_ending', { daysLeft }, daysLeft <= urgentConsentDays)];
  },
  'bank.consent_ended': (event, payload) => {
    const how = readText(payload, 'how');
    // Another consent covers the same: nothing changes for anybody.
    if (payload.replaced === true) return [];
    return [aboutConsent(event, payload, 'consent_ended', { how }, how === 'expired')];
  },
  'bank.permission_table_refused': (event, payload) => {
    const { enterpriseId } = payload;
    // Of a customer that nobody here has come for it is told on the page of the connection alone.
    if (typeof enterpriseId !== 'string') return [];
    const bank = readText(payload, 'bank');
    return [
      {
        ...aboutOther(event, enterpriseId, 'table_refused'),
        who: { kind: 'operators', action: 'operator:cases_read', exceptOf: enterpriseId },
        topic: 'cases',
        severity: 'urgent',
        params: { bank },
        why: 'operator',
        link: links.operatorConnection(bank),
      },
    ];
  },
  'bank.payment_alarm': (event, payload) => {
    const bank = readText(payload, 'bank');
    return [
      {
        ...aboutOther(event, readText(payload, 'enterpriseId'), 'payment_alarm'),
        who: { kind: 'operators', action: 'operator:cases_read', exceptOf: readText(payload, 'enterpriseId') },
        topic: 'cases',
        severity: 'urgent',
        params: { bank },
        why: 'operator',
        link: links.operatorConnection(bank),
      },
    ];
  },
  ...approvalRules,
  ...paymentRules,
  ...changeRules,
  ...deskRules,
  'access.member_invited': (event, payload) => [aboutMember(event, payload, 'member_invited')],
  'access.member_joined': (event, payload) => [aboutMember(event, payload, 'member_joined')],
  'access.member_left': (event, payload) => [aboutMember(event, payload, 'member_left')],
};

/** The topics that are heard. */
export const heardTopics: readonly string[] = [factsChangedTopic, ...Object.keys(table)];

/** Who is to be told of an event, and what. @throws Error when the event is not of the form that its module gives it. */
export function tellingsOf(event: StoredEvent, now: Date): readonly Telling[] {
  if (typeof event.payload !== 'object' || event.payload === null) throw new Error(`${event.topic} without a payload`);
  if (event.topic === factsChangedTopic) return factTellings(event, now);
  // Every payload is an object; its fields are read one by one.
  return table[event.topic]?.(event, event.payload as Payload, now) ?? [];
}

/** A step of one side, for the members of the other side. */
function aboutPartner(event: StoredEvent, payload: Payload, kind: NotificationKind): Telling {
  return {
    ...aboutOther(event, readText(payload, 'enterpriseId'), kind),
    who: own(readText(payload, 'partnerId'), 'partners:read'),
    topic: 'partners',
    severity: 'info',
    why: 'role',
    link: links.partners,
  };
}

function aboutVerification(
  event: StoredEvent,
  payload: Payload,
  kind: NotificationKind,
  more: Partial<Pick<Telling, 'severity' | 'params'>>,
): Telling {
  return {
    ...aboutOwn(event, readText(payload, 'enterpriseId'), kind, 'registration:read'),
    topic: 'verification',
    severity: 'notice',
    link: links.registration,
    ...more,
  };
}

function aboutConsent(
  event: StoredEvent,
  payload: Payload,
  kind: NotificationKind,
  params: Telling['params'],
  urgent: boolean,
): Telling {
  return {
    ...aboutOwn(event, readText(payload, 'enterpriseId'), kind, 'bank_consents:read'),
    topic: 'consents',
    severity: urgent ? 'urgent' : 'notice',
    params: { bank: readText(payload, 'bank'), ...params },
    link: links.consents,
  };
}

/** Colleagues are told of colleagues; nobody of himself, or of what he did. */
function aboutMember(event: StoredEvent, payload: Payload, kind: NotificationKind): Telling {
  const personId = typeof payload.personId === 'string' ? payload.personId : null;
  const telling = aboutOwn(event, readText(payload, 'enterpriseId'), kind, 'members:read');
  return {
    ...telling,
    who: { ...telling.who, except: [personId, payload.byPersonId].filter((one) => typeof one === 'string') },
    topic: 'members',
    params: { personId },
    link: links.members,
  };
}

function documentParams(payload: Payload, now: Date): Telling['params'] {
  // The last day counts whole.
  const endsAt = Date.parse(`${readText(payload, 'validUntil')}T00:00:00Z`) + dayMs;
  const daysLeft = Math.max(0, Math.ceil((endsAt - now.getTime()) / dayMs));
  return { documentKind: readText(payload, 'kind'), daysLeft };
}
