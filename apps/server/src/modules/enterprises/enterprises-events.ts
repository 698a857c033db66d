import type { DomainEvent } from '../../platform/outbox/outbox-store.ts';
import type { Assurance, Category, FactValue } from './facts/fact.ts';

export interface FactChange {
  readonly key: string;
  readonly old: FactValue | null;
  readonly new: FactValue | null;
}

/** Facts of one category changed by one record of a source. */
export interface FactsChanged {
  readonly enterpriseId: string;
  readonly sourceId: string;
  readonly category: Category;
  readonly evidenceId: string | null;
  /** How far the source looked into what it says. */
  readonly assurance: Assurance;
  /** The source's `asOf`, not later than now. */
  readonly occurredAt: string;
  /** True when this source had said nothing of this category before. */
  readonly first: boolean;
  readonly changes: readonly FactChange[];
}

export const factsChangedTopic = 'enterprises.facts_changed';

export function factsChanged(payload: FactsChanged): DomainEvent<FactsChanged> {
  return { topic: factsChangedTopic, enterpriseId: payload.enterpriseId, payload };
}
