/**
 * Bounds of the matching rules, each with its unit in the name. They also bound its work: of one entry the rules look at so much and no
 * more, however many entries and items there are, so that the whole grows with their number.
 */
export const matchRules = {
  /** An item is expected at its day; the money may come so much sooner or later. */
  daysBefore: 30,
  daysAfter: 120,
  /** Same amount and same party, but without a reference, count as one another only so far apart. */
  daysWithoutReference: 45,
  /** With neither reference nor party. */
  daysWithAmountAlone: 7,
  /** A bank keeps back at most so much as a fee: so many units of the currency and so many thousandths of the amount, whichever is less. */
  feeMaxUnits: 50n,
  feeMaxPerMille: 10n,
  /** A word that stands for more items than this is no reference. */
  itemsPerReference: 24,
  /** Words of one entry that are looked up. */
  wordsPerEntry: 40,
  /** A reference has at least so many letters and digits. */
  referenceMinCharacters: 5,
  /** Items of one party that are tried for one entry, and entries that are tried for one item: those nearest in time. */
  sumCandidates: 16,
  /** Summands of one sum. */
  sumMaxParts: 6,
  /** Steps in search of one sum; what is not found by then is not proposed. */
  sumMaxSteps: 2_000,
  /** Neighbours in time that are looked at to find those candidates. */
  neighbours: 48,
  /** Parts of an order that are usual as payment in advance or on account, per cent. */
  usualParts: [10n, 20n, 30n, 40n, 50n, 60n, 70n, 80n, 90n],
} as const;

/** The most that may be kept back as a fee of an amount in minor units. @param exponent decimals of the currency. */
export function feeMaxMinor(amountMinor: bigint, exponent: number): bigint {
  const units = matchRules.feeMaxUnits * 10n ** BigInt(exponent);
  const share = (amountMinor * matchRules.feeMaxPerMille) / 1_000n;
  return share < units ? share : units;
}
