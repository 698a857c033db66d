import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { Action, CustomerNumbers } from '../../access/index.ts';
import type { Announcement, NotificationKind } from '../../notifications/index.ts';

/** Members of one enterprise whose mandate allows the action, without those who know already. */
export interface OwnMembers {
  readonly kind: 'members';
  readonly enterpriseId: string;
  readonly action: Action;
  readonly except: readonly string[];
  /** Of those, only these people; without it, all. */
  readonly only?: readonly string[];
  /** Of those, only under mandates of these customer numbers; null for what belongs to none, or to none yet. */
  readonly customers?: CustomerNumbers | null;
}

/** To whom something is told. The members are looked up when it is done. */
export type Who =
  | OwnMembers
  /** Members of the partners of an author, and of those who watch it, to whom it shows the subject. */
  | { readonly kind: 'neighbours'; readonly authorId: string; readonly action: Action }
  /** Members of the enterprises that run the network, but not of the one that it is about: nobody judges his own case. */
  | { readonly kind: 'operators'; readonly action: Action; readonly exceptOf: string };

/** One thing to be told: what, how urgently, about whom, to whom and why. */
export interface Telling extends Pick<
  Announcement,
  'topic' | 'kind' | 'severity' | 'subject' | 'params' | 'link' | 'dedupeKey'
> {
  readonly who: Who;
  /** Why a reader is told; of neighbours it is found for each. */
  readonly why: 'own' | 'partner' | 'role' | 'operator';
}

/** What is told once for one event, whoever brings the event again. */
type Base = Omit<Telling, 'who' | 'topic' | 'link' | 'why'>;

export function own(enterpriseId: string, action: Action): OwnMembers {
  return { kind: 'members', enterpriseId, action, except: [] };
}

/** About an enterprise itself, for its own members. */
export function aboutOwn(
  event: StoredEvent,
  enterpriseId: string,
  kind: NotificationKind,
  action: Action,
): Base & { who: OwnMembers; why: 'own' } {
  return { ...aboutOther(event, enterpriseId, kind), who: own(enterpriseId, action), why: 'own' };
}

/** About an enterprise, for others. */
export function aboutOther(event: StoredEvent, enterpriseId: string, kind: NotificationKind): Base {
  return {
    kind,
    severity: 'info',
    subject: { enterpriseId, category: null, sourceId: null },
    params: {},
    dedupeKey: `${event.eventId} ${kind}`,
  };
}
