import type { OwnFact } from '../../enterprises/index.ts';
import type { ActivityCategory } from '../activity/activity.ts';
import type { EligibilityRule, OfferReason, OpenOffer } from './offer.ts';

export type RuleOutcome = 'fits' | 'misses' | 'unknown';

/** A rule held against the facts, with the fact that decided. */
export interface RuleFinding {
  readonly rule: EligibilityRule;
  readonly outcome: RuleOutcome;
  readonly fact: OwnFact | null;
}

/** What is known of an enterprise towards the bank of an offer. */
export interface Candidate {
  readonly facts: readonly OwnFact[];
  /** Its numbers at the offering bank. */
  readonly customerIds: readonly string[];
  /** What it shares, and under which of its numbers, where the offer names one of its pseudonyms. */
  readonly shares: Shares | null;
}

/** A category that is shared, and the customer numbers whose consents it is under. */
export interface Shares {
  readonly category: ActivityCategory;
  /** Whether the bank knows the number with the pseudonym. */
  readonly named: boolean;
  readonly customerIds: readonly string[];
}

/** Somebody for whom an offer is meant. */
export interface Meant {
  readonly why: readonly OfferReason[];
  /** The number under which the bank may be told that it is shown; null: only as one of many. */
  readonly tellAs: string | null;
  /** The numbers of the enterprise that the offer names, or that share under a pseudonym that it names: it is for their mandates alone. Null: for those of every number. */
  readonly namedCustomerIds: readonly string[] | null;
}

const ownRelationship: readonly string[] = ['customer_since', 'bank_products', 'procurators'];

/** Each rule with the fact that decided it. What only the enterprise itself says, or what is stale, decides nothing. */
export function findings(
  rules: readonly EligibilityRule[],
  facts: readonly OwnFact[],
  connectionId: string,
): RuleFinding[] {
  return rules.map((rule) => {
    const fact = decisive(rule.fact, facts, connectionId);
    return { rule, fact, outcome: fact === null ? 'unknown' : outcomeOf(rule.test, fact.value) };
  });
}

/**
 * Whether an offer is meant for an enterprise, and why. A bank is told of it by number only where nothing but its own word, and no
 * pseudonym, led there: it must not learn from a delivery what another source says, or who shares under a pseudonym.
 */
export function meantFor(offer: OpenOffer, candidate: Candidate): Meant | null {
  const reached = reach(offer, candidate);
  if (reached === null) return null;
  const musts = findings(offer.content.eligibility, candidate.facts, offer.connectionId).filter(
    ({ rule }) => rule.must,
  );
  if (musts.some(({ outcome }) => outcome !== 'fits')) return null;
  const decided = musts.flatMap(({ rule, fact }): OfferReason[] =>
    fact === null ? [] : [{ kind: 'fact', fact: rule.fact, value: fact.value, source: fact.source, asOf: fact.asOf }],
  );
  const ownWord = musts.every(({ fact }) => fact?.source.id === offer.connectionId);
  const tellable = ownWord && reached.kind !== 'shared';
  const named = meantNumbers(reached, offer, candidate);
  const [tellAs = null] = tellable ? (named ?? candidate.customerIds) : [];
  return { why: [reached, ...decided], tellAs, namedCustomerIds: named };
}

/** What another number of the enterprise shares is no reason to show an offer under this one. */
function meantNumbers({ kind }: OfferReason, offer: OpenOffer, candidate: Candidate): readonly string[] | null {
  if (kind === 'named') return namedOf(offer, candidate);
  return kind === 'shared' ? (candidate.shares?.customerIds ?? []) : null;
}

function namedOf({ targets }: Pick<OpenOffer, 'targets'>, { customerIds }: Pick<Candidate, 'customerIds'>): string[] {
  return customerIds.filter((one) => targets?.customerIds.includes(one) === true);
}

/** By what an offer reaches an enterprise, before its rules are asked. */
function reach(offer: OpenOffer, { customerIds, shares }: Candidate): OfferReason | null {
  if (offer.targets !== null) {
    if (namedOf(offer, { customerIds }).length > 0) return { kind: 'named' };
    return shares === null ? null : { kind: 'shared', category: shares.category, named: shares.named };
  }
  if (customerIds.length > 0) return { kind: 'customer' };
  return offer.content.audience === 'any' ? { kind: 'anyone' } : null;
}

/** What the bank of the offer says itself goes before what others say; of others the newest. */
function decisive(key: string, facts: readonly OwnFact[], connectionId: string): OwnFact | null {
  const rank = ({ source }: OwnFact): number => (source.id === connectionId ? 0 : source.kind === 'bank' ? 1 : 2);
  const known = facts.filter(
    (fact) =>
      fact.key === key &&
      !fact.stale &&
      fact.assurance !== 'stated' &&
      (!ownRelationship.includes(key) || fact.source.id === connectionId),
  );
  return known.toSorted((a, b) => rank(a) - rank(b) || (a.asOf < b.asOf ? 1 : -1))[0] ?? null;
}

function outcomeOf(test: EligibilityRule['test'], value: OwnFact['value']): RuleOutcome {
  const said = (fits: boolean): RuleOutcome => (fits ? 'fits' : 'misses');
  switch (test.kind) {
    case 'one_of': {
      const words = wordsOf(value).map((one) => one.toLowerCase());
      if (words.length === 0) return 'unknown';
      return said(test.values.some((one) => words.includes(one.toLowerCase())));
    }
    case 'at_least':
      return value.type === 'count' ? said(value.count >= test.count) : 'unknown';
    case 'at_most':
      return value.type === 'count' ? said(value.count <= test.count) : 'unknown';
    case 'not_after':
      return value.type === 'date' ? said(value.date <= test.day) : 'unknown';
    case 'is':
      return value.type === 'boolean' ? said(value.value === test.value) : 'unknown';
  }
}

function wordsOf(value: OwnFact['value']): string[] {
  switch (value.type) {
    case 'text':
      return [value.text.zh, value.text.en].filter((one) => one !== null);
    case 'plain':
      return [value.text];
    case 'code':
      return [value.code];
    case 'list':
      return value.items.flatMap(wordsOf);
    default:
      return [];
  }
}
