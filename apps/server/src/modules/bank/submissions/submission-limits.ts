/** Bounds of submissions, each with its unit and reason. */
export const submissionLimits = {
  /** Forms that are taken from one bank, and characters of one as JSON: a description longer than that is no form for people. */
  formsPerBank: 200,
  formMaxCharacters: 200_000,
  /** Depth and number of parts of a schema with its references written out: what an honest form needs, many times over. */
  schemaMaxDepth: 16,
  schemaMaxNodes: 2_000,
  enumMaxValues: 500,
  propertiesMost: 200,
  patternMaxCharacters: 300,
  /** Ways in which a pattern may try to fit a text, with the longest text: a few milliseconds. */
  patternMaxTries: 100_000,
  textDefaultCharacters: 4_000,
  textMaxCharacters: 10_000,
  itemsMost: 100,
  /** What one submission may say, characters as JSON: half of what the banks' interface takes. */
  dataMaxCharacters: 100_000,
  dataMaxDepth: 16,
  faultsMost: 100,
  /** Drafts that one customer of a bank may have at once. */
  draftsMost: 200,
  attachmentsMost: 20,
  messageMaxCharacters: 4_000,
  messagesPageItems: 100,
  /** Of a bank's text so much is kept. */
  bankTextMaxCharacters: 4_000,
  /** Forms are read again so often, and asked for at most so often. */
  formsFreshMs: 60_000,
  formsAskEveryMs: 5_000,
  formsWaitMs: 3_000,
  /** What could not be handed over is tried again after this time, then after twice as long each time. */
  sendAgainAfterMs: 1_000,
  sendAgainMaxMs: 15_000,
  sentAtOnce: 50,
  /** A submission of which the bank says nothing is asked about after this time, then after twice as long each time. */
  askFirstMs: 30_000,
  askLongestMs: 600_000,
  askedAtOnce: 50,
  /** Entries of a bank's log of one submission that one answer may hold. */
  logMostEntries: 500,
} as const;
