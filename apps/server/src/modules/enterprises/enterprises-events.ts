import type { DomainEvent } from '../../platform/outbox/outbox-store.ts';
import type { Audience } from './disclosures/disclosure.ts';
import type { Assurance, Category, FactValue } from './facts/fact.ts';
import type { CaseKind, Outcome } from './verification/case.ts';

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

/** Members chose who sees some categories. */
export interface DisclosureChanged {
  readonly enterpriseId: string;
  readonly changes: readonly { readonly category: Category; readonly from: Audience; readonly to: Audience }[];
}

export const disclosureChangedTopic = 'enterprises.disclosure_changed';

export function disclosureChanged(payload: DisclosureChanged): DomainEvent<DisclosureChanged> {
  return { topic: disclosureChangedTopic, enterpriseId: payload.enterpriseId, payload };
}

export const factsChangedTopic = 'enterprises.facts_changed';

export function factsChanged(payload: FactsChanged): DomainEvent<FactsChanged> {
  return { topic: factsChangedTopic, enterpriseId: payload.enterpriseId, payload };
}

/** A statement was submitted. */
interface RegistrationSubmitted {
  readonly enterpriseId: string;
}
export const registrationSubmittedTopic = 'enterprises.registration_submitted';

/** A person must decide. */
interface CaseOpened {
  readonly caseId: string;
  readonly enterpriseId: string;
  readonly kind: CaseKind;
}
export const caseOpenedTopic = 'enterprises.case_opened';

/** An operator decided; or, `settled`, what the case was about is gone. */
interface CaseDecided {
  readonly caseId: string;
  readonly enterpriseId: string;
  readonly kind: CaseKind;
  readonly outcome: Outcome | 'settled';
}
export const caseDecidedTopic = 'enterprises.case_decided';

interface EnterpriseVerified {
  readonly enterpriseId: string;
}
export const enterpriseVerifiedTopic = 'enterprises.enterprise_verified';

/** Why an enterprise is no longer verified. */
export type LossReason = 'not_active' | 'identifier_gone' | 'refused';
interface VerificationLost {
  readonly enterpriseId: string;
  readonly reason: LossReason;
}
export const verificationLostTopic = 'enterprises.verification_lost';

/** What sources say of an enterprise whose statement is compared, or on whom its verification stands, has changed. */
export interface ComparisonDue {
  readonly enterpriseId: string;
  /** Keys under which a bank now says something else than before, or nothing. */
  readonly changed: readonly string[];
}
export const comparisonDueTopic = 'enterprises.comparison_due';

/** The enterprise that only registries knew, `claimedId`, is the one that registered: its numbers and facts are there. */
export interface EnterpriseClaimed {
  readonly enterpriseId: string;
  readonly claimedId: string;
}
export const enterpriseClaimedTopic = 'enterprises.enterprise_claimed';

/** What each of these topics tells. */
interface JoiningEvents {
  readonly [registrationSubmittedTopic]: RegistrationSubmitted;
  readonly [caseOpenedTopic]: CaseOpened;
  readonly [caseDecidedTopic]: CaseDecided;
  readonly [enterpriseVerifiedTopic]: EnterpriseVerified;
  readonly [verificationLostTopic]: VerificationLost;
  readonly [comparisonDueTopic]: ComparisonDue;
  readonly [enterpriseClaimedTopic]: EnterpriseClaimed;
}

/** An event of one enterprise on its way onto the network. */
export function eventOf<Topic extends keyof JoiningEvents>(
  topic: Topic,
  payload: JoiningEvents[Topic],
): DomainEvent<JoiningEvents[Topic]> {
  return { topic, enterpriseId: payload.enterpriseId, payload };
}
