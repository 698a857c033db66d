import type { CustomerNumbers } from '../../access/index.ts';

/** What an event tells, before it is known to have the form that its module gives it. */
export type Payload = Readonly<Record<string, unknown>>;

/** @throws Error when the field is not a text. */
export function readText(payload: Payload, field: string): string {
  const value = payload[field];
  if (typeof value !== 'string') throw new Error(`an event without the text ${field}`);
  return value;
}

/** @throws Error when the field is not a list of texts. */
export function readTexts(payload: Payload, field: string): string[] {
  const value = payload[field];
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string'))
    throw new Error(`an event without the texts ${field}`);
  return value;
}

/** Under which customer number of an own bank it stands; null when under none yet. @throws Error when the event does not say. */
export function readCustomer(payload: Payload): CustomerNumbers | null {
  if (payload.connectionId === null && payload.customerId === null) return null;
  return { connectionId: readText(payload, 'connectionId'), customerIds: [readText(payload, 'customerId')] };
}

/** Which customer numbers of an own bank it names; null when it names none. @throws Error when the event does not say. */
export function readNamedCustomers(payload: Payload): CustomerNumbers | null {
  if (payload.namedCustomerIds === null) return null;
  return { connectionId: readText(payload, 'connectionId'), customerIds: readTexts(payload, 'namedCustomerIds') };
}

/** @throws Error when the field is not a number. */
export function readNumber(payload: Payload, field: string): number {
  const value = payload[field];
  if (typeof value !== 'number') throw new Error(`an event without the number ${field}`);
  return value;
}
