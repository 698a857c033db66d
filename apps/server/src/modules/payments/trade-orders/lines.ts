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
