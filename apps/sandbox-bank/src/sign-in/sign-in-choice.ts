import { statusAt, type Consent } from '../consents/consent.ts';
import { findConsent } from '../consents/consent-store.ts';
import type { BankContext } from '../bank-context.ts';
import { limits } from '../limits.ts';
import type { AskedFor } from '../oidc/authorization-details.ts';
import { findWaiting, mayDecide, type WaitingConsent } from '../payment-consents/decide-consent.ts';
import { bankDay } from '../permissions/bank-day.ts';
import { consentRoles, customerOfAccount, findMandates, type Mandate } from '../people/mandate-store.ts';
import { withAccount } from '../people/opened-mandate.ts';
import { findPeople, searchPeople, type Person } from '../people/person-store.ts';

/** A person who may be picked, with the mandates that fit the request. */
export type Choice = { person: Person; mandates: Mandate[] };

export type ChoiceRequest = {
  clientId: string;
  asked: AskedFor;
  /** Who is signed in at the bank already and was not asked to step aside. */
  signedIn: string | null;
  search: string;
};

/** What the page can offer. `refusal` tells why the request ends here instead. */
export type Offer =
  | { refusal: string }
  | {
      refusal: null;
      choices: Choice[];
      consent: Consent | null;
      /** The payment that is to be decided on. */
      payment: WaitingConsent | null;
      oneClick: boolean;
    };

/** A request with what the bank found of the payment that it names. */
type Looked = ChoiceRequest & { payment: WaitingConsent | null };

/** Finds whom and what to offer for a request. */
export async function findOffer(bank: BankContext, request: ChoiceRequest): Promise<Offer> {
  const { asked, clientId } = request;
  const consent = asked.consentId === null ? null : await findConsent(bank.db, clientId, asked.consentId);
  if (asked.consentId !== null && (consent === null || statusAt(consent, bank.clock.now()) !== 'AWAU')) {
    return { refusal: 'the consent is not waiting for authorisation' };
  }
  const { paymentConsentId } = asked;
  const payment = paymentConsentId === null ? null : await findWaiting(bank, clientId, paymentConsentId);
  if (paymentConsentId !== null && (payment === null || consent !== null)) {
    return { refusal: 'the payment is not waiting for authorisation' };
  }
  return offerChoices(bank, { ...request, payment }, consent);
}

async function offerChoices(bank: BankContext, request: Looked, consent: Consent | null): Promise<Offer> {
  const { asked, payment, search } = request;
  const offered = { refusal: null, consent, payment };
  const fixed = Object.keys(asked.mandate).length > 0 || payment !== null;
  const holders = fixed ? await findHolders(bank, request) : null;
  if (holders?.length === 0) return { refusal: 'the bank holds no such mandate' };
  if (request.signedIn !== null) {
    const own = await withMandates(bank, await findPeople(bank.db, [request.signedIn]), request);
    if (own.length > 0) return { ...offered, choices: own, oneClick: true };
  }
  const found =
    holders !== null && search === ''
      ? await findPeople(bank.db, holders)
      : (await searchPeople(bank.db, search, limits.foundPeople)).filter(
          (person) => holders === null || holders.includes(person.personId),
        );
  const choices = await withMandates(bank, found, request);
  if (choices.length === 0 && search === '' && holders !== null)
    return { refusal: 'nobody with such a mandate may approve' };
  return { ...offered, choices, oneClick: false };
}

async function findHolders(bank: BankContext, request: Looked): Promise<string[]> {
  const fitting = await fittingMandates(bank, request);
  return [...new Set(fitting.map(({ personId }) => personId))].slice(0, limits.foundPeople);
}

async function withMandates(bank: BankContext, people: Person[], request: Looked): Promise<Choice[]> {
  const personIds = people.map((person) => person.personId);
  const mandates = (await fittingMandates(bank, request, personIds)).filter(
    (mandate) => request.asked.consentId === null || consentRoles.includes(mandate.roleBase),
  );
  return people
    .map((person) => ({ person, mandates: mandates.filter((mandate) => mandate.personId === person.personId) }))
    .filter((choice) => choice.mandates.length > 0);
}

/** The mandates of today that fit the request: by the table in force, its days and, for an account, its grants. */
async function fittingMandates(
  bank: BankContext,
  { asked: { mandate: asked }, payment }: Looked,
  personIds?: string[],
): Promise<Mandate[]> {
  const { accountId, ...triple } = asked;
  const payer = payment?.consent.customerId;
  if (payer !== undefined && triple.customerId !== undefined && triple.customerId !== payer) return [];
  if (payer !== undefined) triple.customerId = payer;
  if (accountId !== undefined) {
    const customerId = await customerOfAccount(bank.db, accountId);
    if (customerId === null || (triple.customerId !== undefined && triple.customerId !== customerId)) return [];
    triple.customerId = customerId;
  }
  const day = bankDay(bank.clock.now());
  const found = await findMandates(bank.db, { ...triple, day, ...(personIds === undefined ? {} : { personIds }) });
  const opening = await withAccount(bank, found, accountId);
  if (payment === null) return opening;
  return opening.filter(({ personId, ...mandate }) => mayDecide(payment, { subject: personId, ...mandate }));
}

/** The value of a mandate's radio button. */
export function mandateValue({
  customerId,
  roleId,
  departmentId,
}: Pick<Mandate, 'customerId' | 'roleId' | 'departmentId'>): string {
  return JSON.stringify([customerId, roleId, departmentId]);
}

/** The mandate that a form names, or null when none of those offered is meant. */
export function pickMandate(
  choices: Choice[],
  personId: unknown,
  value: unknown,
): { person: Person; mandate: Mandate } | null {
  const choice = choices.find(({ person }) => person.personId === personId);
  const mandate = choice?.mandates.find((candidate) => mandateValue(candidate) === value);
  return choice === undefined || mandate === undefined ? null : { person: choice.person, mandate };
}
