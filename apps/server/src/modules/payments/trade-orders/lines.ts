import { exponentOf } from '../../../platform/money.ts';

/** What is ordered in one line, as the buyer states it: decimal texts. */
export interface StatedLine {
  readonly name: string;
  /** Decimal, at most six decimals, above zero. */
  readonly quantity: string;
  readonly unit: string;
  /** Decimal, at most six decimals; of the currency of the order. */
  readonly unitPrice: string;
  /** Per cent, at most two decimals. */
  readonly taxPercent: string;
}

/** With what follows from it, as decimal integers in minor units: JSON knows no bigint. */
export interface PricedLine extends StatedLine {
  readonly netMinor: string;
  readonly taxMinor: string;
}

export interface PricedLines {
  readonly lines: readonly PricedLine[];
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
}

/**
 * What lines cost: each line's net is rounded half up to minor units, its tax is taken of the rounded net and rounded the same way, and
 * the order is the sum of its lines. So both sides, and whoever adds up the paper, come to the same amounts.
 */
export function priceLines(lines: readonly StatedLine[], currency: string): PricedLines {
  const exponent = exponentOf(currency);
  let [netMinor, taxMinor] = [0n, 0n];
  const priced = lines.map((line) => {
    const quantity = scaled(line.quantity);
    const price = scaled(line.unitPrice);
    const net = divided(quantity.value * price.value * 10n ** BigInt(exponent), quantity.decimals + price.decimals);
    const percent = scaled(line.taxPercent);
    const tax = divided(net * percent.value, percent.decimals + 2);
    netMinor += net;
    taxMinor += tax;
    return { ...line, netMinor: net.toString(), taxMinor: tax.toString() };
  });
  return { lines: priced, netMinor, taxMinor, totalMinor: netMinor + taxMinor };
}

function scaled(text: string): { value: bigint; decimals: number } {
  const [whole = '0', fraction = ''] = text.split('.');
  return { value: BigInt(whole + fraction), decimals: fraction.length };
}

/** A value above or at zero by a power of ten, half up. */
function divided(value: bigint, decimals: number): bigint {
  const by = 10n ** BigInt(decimals);
  return (value * 2n + by) / (by * 2n);
}
