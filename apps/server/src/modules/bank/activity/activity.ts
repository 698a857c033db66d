import type { ActingContext } from '../../../platform/acting-context.ts';

/** What is shared together, under one consent: a member decides by these, not by single events. */
export const activityCategories = ['offers', 'applications', 'services', 'apps'] as const;
export type ActivityCategory = (typeof activityCategories)[number];

/** What members do, by the category to which it belongs. Nothing else is ever written down. */
export const activityKinds = {
  offers: ['offer_viewed', 'offer_compared', 'offer_accepted'],
  applications: ['application_started', 'application_sent'],
  services: ['service_viewed', 'service_ordered'],
  apps: ['app_viewed', 'app_used'],
} as const satisfies Record<ActivityCategory, readonly string[]>;
export type ActivityKind = (typeof activityKinds)[ActivityCategory][number];

/**
 * What the bank hears of under the customer number as well, as it must: an acceptance, an application. Told under a pseudonym too, it
 * would name whose pseudonym that is, and with it everything else that came under it. Only a consent that names the customer covers it.
 */
export const namingKinds = ['offer_accepted', 'application_sent'] as const satisfies readonly ActivityKind[];

/** The wording of the consent that is shown today; a consent keeps the one that was agreed to. */
export const currentWording = 2;

/** What something was done to. `id`: only what the bank may know, such as its own offer; `type`: what sort of thing it is. */
export interface ActivitySubject {
  readonly kind: 'offer' | 'form' | 'service' | 'app';
  readonly id: string | null;
  readonly type: string | null;
}

/**
 * Who did something, and under which customer number of which bank: a consent is given under one number, and covers what is done under
 * its mandates alone. Whoever acts under another number, or at another bank, is shared only where that one shares.
 */
export type Doer = Pick<ActingContext, 'enterpriseId' | 'personId' | 'connectionId' | 'customerId'>;

/** Something that a member did. */
export interface Activity {
  readonly kind: ActivityKind;
  readonly subject: ActivitySubject;
  /** The one connection whose business it is: what is done under a mandate at another bank is told to neither. Absent: any bank's. */
  readonly onlyTo?: string;
  /** True where it comes with something else that the bank hears of under the customer number, as `namingKinds` always do. */
  readonly besideNumber?: boolean;
}

/** An event as it was written down. */
export interface ActivityEvent {
  readonly eventId: string;
  readonly consentId: string;
  readonly category: ActivityCategory;
  readonly kind: ActivityKind;
  readonly subject: ActivitySubject;
  readonly occurredAt: Date;
}

/** Where an event stands on its way: it waits, it left and the bank has not answered yet, the bank has it, or was made to forget it. */
export const eventStates = ['waiting', 'sending', 'shared', 'refused', 'erasing', 'erased'] as const;
export type EventState = (typeof eventStates)[number];

export function categoryOf(kind: ActivityKind): ActivityCategory {
  const found = activityCategories.find((category) => activityKinds[category].some((one) => one === kind));
  if (found === undefined) throw new Error(`${kind} belongs to no category`);
  return found;
}

/** Whether the bank could tell from it whose pseudonym it came under. */
export function names({ kind, besideNumber = false }: Activity): boolean {
  return besideNumber || namingKinds.some((one) => one === kind);
}

/** What stands of an event's way: its batch with the bank's answer, and the erasure of its consent. */
export interface EventWay {
  readonly batched: boolean;
  readonly received: boolean;
  readonly refused: boolean;
  readonly erasure: 'none' | 'asked' | 'done';
}

export function eventState({ batched, received, refused, erasure }: EventWay): EventState {
  if (!batched) return 'waiting';
  if (erasure === 'done') return 'erased';
  if (erasure === 'asked') return 'erasing';
  if (received) return 'shared';
  return refused ? 'refused' : 'sending';
}
