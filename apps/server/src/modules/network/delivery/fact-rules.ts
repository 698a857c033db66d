import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { FactChange, FactsChanged } from '../../enterprises/index.ts';
import type { Severity } from '../../notifications/index.ts';
import { links } from './links.ts';
import { own, type Telling } from './telling.ts';

/** Whoever learns of a change so much later learns of it in the feed, in its place in time, and is not called. */
export const oldNewsDays = 30;

const dayMs = 86_400_000;
const noticed: ReadonlySet<string> = new Set(['legal_name', 'registration_status', 'overdue', 'legal_representative']);
const urgentStatuses: ReadonlySet<string> = new Set(['suspended', 'dissolved']);

/**
 * A change of facts: one thing for each reader, author and category of a record, not one for each key. Categories stay apart because
 * each is shown to others under a decision of its own. The first word of a source is news to the enterprise alone: that a bank began
 * to attest somebody is no change, and a take-up would call every neighbour once for each category.
 */
export function factTellings(event: StoredEvent, now: Date): readonly Telling[] {
  // Written by enterprises, and typed there.
  const change = event.payload as FactsChanged;
  if (change.first) return firstWord(change);
  if (now.getTime() - Date.parse(change.occurredAt) > oldNewsDays * dayMs) return [];
  const { enterpriseId, category, sourceId } = change;
  const common = {
    topic: 'facts',
    severity: severityOf(change.changes),
    subject: { enterpriseId, category, sourceId },
    params: {
      category,
      keys: change.changes.map(({ key }) => key).join(','),
      count: change.changes.length,
    },
  } as const;
  return [
    {
      ...common,
      kind: 'own_facts_changed',
      who: own(enterpriseId, 'facts:read'),
      why: 'own',
      link: links.ownEnterprise,
      dedupeKey: `${event.eventId} own_facts_changed`,
    },
    {
      ...common,
      kind: 'facts_changed',
      who: { kind: 'neighbours', authorId: enterpriseId, action: 'feed:read' },
      why: 'partner',
      link: links.enterprise(enterpriseId),
      dedupeKey: `${event.eventId} facts_changed`,
    },
  ];
}

/** Once for each source, however many categories it begins with. What a registry lists nobody has to be told of. */
function firstWord({ enterpriseId, sourceId, assurance }: FactsChanged): readonly Telling[] {
  if (assurance !== 'bank_verified' && assurance !== 'bank_reported') return [];
  return [
    {
      topic: 'facts',
      kind: 'own_facts_attested',
      severity: 'info',
      who: own(enterpriseId, 'facts:read'),
      subject: { enterpriseId, category: null, sourceId },
      params: {},
      why: 'own',
      link: links.ownEnterprise,
      dedupeKey: `${sourceId} own_facts_attested`,
    },
  ];
}

/** How urgent a change is: by the key, and for the gravest by what it changed to. */
export function severityOf(changes: readonly FactChange[]): Severity {
  if (changes.some(isUrgent)) return 'urgent';
  return changes.some(({ key }) => noticed.has(key)) ? 'notice' : 'info';
}

function isUrgent({ key, new: value }: FactChange): boolean {
  if (key === 'overdue') return value?.type === 'boolean' && value.value;
  return key === 'registration_status' && value?.type === 'code' && urgentStatuses.has(value.code);
}
