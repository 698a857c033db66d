/** Bounds of payments, each with its unit in the name. */
export const paymentLimits = {
  /** Names and purposes, as long as ISO 20022 has them (Max140Text). */
  nameMaxCharacters: 140,
  remittanceMaxCharacters: 140,
  /** Why somebody withdrew or cancelled a payment. */
  noteMaxCharacters: 500,
  /** What is signed has to be authorised at the bank within so many hours of the last signature. */
  authoriseWithinHours: 24,
  /** Payments that are ended in one round because nobody authorised them. */
  expiredAtOnce: 100,
  /**
   * A payment of which it is not known whether the bank took it is handed over again after so long, then ever more slowly; while the
   * bank is not asked at all, no slower.
   */
  sendAgainAfterMs: 2_000,
  sendAgainMaxMs: 30_000,
  /** Payments that are handed over again in one round. */
  sentInOneRound: 50,
  /**
   * Of them at once to one bank: an answer that is waited for holds up a fourth of the round, and half of the calls that one bank is
   * asked at once are left to everything else.
   */
  sentAtOnce: 4,
  /** What happened to one payment is shown so far back. */
  stepsShown: 200,
} as const;
