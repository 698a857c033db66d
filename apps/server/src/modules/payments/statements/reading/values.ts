import { exponentOf } from '../../../../platform/money.ts';
import type { Direction } from '../entry.ts';
import { attributeOf, childOf, textAt, type XmlElementNode } from './xml-tree.ts';

/** A value that the message must have and has not, or has and may not; the reader adds the line. */
export class ValueFault extends Error {
  readonly code: 'missing' | 'value' | 'decimals';
  readonly place: number;
  readonly values: Readonly<Record<string, string>>;

  constructor(code: ValueFault['code'], place: number, values: Readonly<Record<string, string>>) {
    super(`${code}: ${Object.values(values).join(' ')}`);
    this.code = code;
    this.place = place;
    this.values = values;
  }
}

/** What is repeated of a value in the reason why it was refused. */
const repeatedMaxCharacters = 60;

function wrong(node: XmlElementNode, value: string): ValueFault {
  return new ValueFault('value', node.place, { element: node.name, value: value.slice(0, repeatedMaxCharacters) });
}

export function required(parent: XmlElementNode, name: string): XmlElementNode {
  const found = childOf(parent, name);
  if (found === undefined) throw new ValueFault('missing', parent.place, { element: name, parent: parent.name });
  return found;
}

/** An amount, exact. */
export interface Amount {
  readonly amountMinor: bigint;
  readonly currency: string;
}

// ISO 20022 ActiveOrHistoricCurrencyAndAmount: 18 digits, at most five of them after the point, never negative.
const amountPattern = /^\+?(\d{0,18})(?:\.(\d{0,17}))?$/;
const currencyPattern = /^[A-Z]{3}$/;
const mostDigits = 18;

/**
 * The amount of an element with its attribute `Ccy`. Zeros behind the decimals of the currency say nothing and are dropped; any other
 * digit there is refused, because it could only be rounded.
 * @throws ValueFault
 */
export function amountOf(node: XmlElementNode): Amount {
  const currency = attributeOf(node, 'Ccy');
  if (currency === null) throw new ValueFault('missing', node.place, { element: 'Ccy', parent: node.name });
  if (!currencyPattern.test(currency)) throw wrong(node, currency);
  const text = node.text.trim();
  const [, whole = '', fraction = ''] = amountPattern.exec(text) ?? [];
  if (whole + fraction === '') throw wrong(node, text);
  const exponent = exponentOf(currency);
  const decimals = fraction.replace(/0+$/, '');
  if (decimals.length > exponent)
    throw new ValueFault('decimals', node.place, { value: text, currency, decimals: String(exponent) });
  if (whole.replace(/^0+/, '').length + decimals.length > mostDigits) throw wrong(node, text);
  return { amountMinor: BigInt(whole + decimals.padEnd(exponent, '0') || '0'), currency };
}

/** @throws ValueFault */
export function directionOf(node: XmlElementNode): Direction {
  const indicator = required(node, 'CdtDbtInd');
  const text = indicator.text.trim();
  if (text === 'CRDT') return 'credit';
  if (text === 'DBIT') return 'debit';
  throw wrong(indicator, text);
}

const dayPattern = /^(\d{4})-(\d\d)-(\d\d)/;
const dateTimePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

/** The day of a `Dt` or `DtTm` below the element, as the bank wrote it in its own zone. @throws ValueFault */
export function dayIn(node: XmlElementNode | undefined): string | null {
  if (node === undefined) return null;
  const found = childOf(node, 'Dt') ?? childOf(node, 'DtTm');
  if (found === undefined) throw new ValueFault('missing', node.place, { element: 'Dt', parent: node.name });
  return dayOf(found);
}

/** The day with which a date or a time begins. @throws ValueFault */
export function dayOf(node: XmlElementNode): string {
  const known = days.get(node.text);
  if (known !== undefined) return known;
  const text = node.text.trim();
  const [day, year, month, date] = dayPattern.exec(text) ?? [];
  if (day === undefined) throw wrong(node, text);
  const instant = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== day) throw wrong(node, text);
  if (days.size < rememberedDays) days.set(node.text, day);
  return day;
}

/** A file repeats few days very often. */
const days = new Map<string, string>();
const rememberedDays = 10_000;

/** The instant of a date and time; where the bank names no zone it is read as UTC. @throws ValueFault */
export function instantOf(node: XmlElementNode): string {
  const text = node.text.trim();
  const zone = dateTimePattern.exec(text);
  const instant = zone === null ? Number.NaN : Date.parse(zone[1] === undefined ? `${text}Z` : text);
  if (Number.isNaN(instant)) throw wrong(node, text);
  return new Date(instant).toISOString();
}

/** ISO 20022 Number: up to 18 digits. @throws ValueFault */
export function numberIn(node: XmlElementNode, name: string): string | null {
  const found = childOf(node, name);
  const text = textAt(found);
  if (found === undefined || text === null) return null;
  const [, digits] = /^\+?0*(\d{1,18})(?:\.0*)?$/.exec(text) ?? [];
  if (digits === undefined) throw wrong(found, text);
  return digits;
}

/** xs:boolean. @throws ValueFault */
export function flagIn(node: XmlElementNode, name: string): boolean {
  const found = childOf(node, name);
  const text = textAt(found);
  if (found === undefined || text === null || text === 'false' || text === '0') return false;
  if (text === 'true' || text === '1') return true;
  throw wrong(found, text);
}
