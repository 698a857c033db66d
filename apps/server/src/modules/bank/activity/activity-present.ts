import type { Text } from '../../../platform/http/schemas.ts';
import { activityCategories, activityKinds, namingKinds, type ActivityCategory } from './activity.ts';
import type { ActivityCategoryView, ActivityErasureView, ActivityEventView } from './activity-schemas.ts';
import type { SharedConsent } from './activity-store.ts';
import type { SeenErasure, SeenEvent } from './read-store.ts';

type Names = ReadonlyMap<string, Text>;

/** Every category, with its consent in force where there is one. */
export function presentCategories(
  consents: readonly SharedConsent[],
  { names, mayManage }: { names: Names; mayManage: boolean },
): ActivityCategoryView[] {
  return activityCategories.map((category) => {
    const inForce = consents.find((one) => one.category === category);
    return presentCategory(category, inForce ?? null, { names, mayManage });
  });
}

function presentCategory(
  category: ActivityCategory,
  consent: SharedConsent | null,
  { names, mayManage }: { names: Names; mayManage: boolean },
): ActivityCategoryView {
  const can: ('give' | 'withdraw')[] = mayManage ? [consent === null ? 'give' : 'withdraw'] : [];
  return {
    category,
    kinds: [...activityKinds[category]],
    namedKinds: activityKinds[category].filter((kind) => namingKinds.some((one) => one === kind)),
    sharing: consent !== null,
    named: consent?.named ?? null,
    pseudonym: consent?.pseudonym ?? null,
    givenAt: consent?.givenAt.toISOString() ?? null,
    givenBy: consent === null ? null : (names.get(consent.givenBy) ?? null),
    sent: consent?.sent ?? 0,
    waiting: consent?.waiting ?? 0,
    can,
  };
}

export function presentEvent(event: SeenEvent, names: Names): ActivityEventView {
  return {
    id: event.eventId,
    category: event.category,
    kind: event.kind,
    subject: event.subject,
    by: names.get(event.personId) ?? null,
    occurredAt: event.occurredAt.toISOString(),
    sharedAs: { pseudonym: event.pseudonym, named: event.named },
    state: event.state,
    receivedAt: event.receivedAt?.toISOString() ?? null,
  };
}

export function presentErasure(erasure: SeenErasure): ActivityErasureView {
  return {
    id: erasure.erasureId,
    category: erasure.category,
    pseudonym: erasure.pseudonym,
    askedAt: erasure.askedAt.toISOString(),
    erasedAt: erasure.erasedAt?.toISOString() ?? null,
    erasedEvents: erasure.erasedEvents,
    receipt: erasure.receipt,
  };
}
