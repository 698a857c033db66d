/** Bounds of orders and requests, each with its unit in the name. */
export const tradeLimits = {
  linesPerOrder: 100,
  titleMaxCharacters: 140,
  lineNameMaxCharacters: 140,
  unitMaxCharacters: 20,
  referenceMaxCharacters: 60,
  noteMaxCharacters: 500,
  /** The last day to deliver lies at most so far ahead, in days. */
  deliverWithinDays: 730,
  /** What the bank releases by itself so many days after delivery, unless the order says otherwise. */
  releaseAfterDays: 7,
  releaseAfterMaxDays: 90,
  /** Documents that one side adds to an order: neither fills the room of the other. */
  documentsPerSide: 25,
  stepsShown: 200,
  requestsShown: 50,
  /** A request that says nothing else is open for so many days. */
  requestDays: 30,
  requestMaxDays: 365,
  /** What a bank is to be asked is asked again after so long, then ever more slowly. */
  askAgainAfterMs: 2_000,
  askAgainMaxMs: 300_000,
  askedAtOnce: 50,
  expiredAtOnce: 100,
} as const;
