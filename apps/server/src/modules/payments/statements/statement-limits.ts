/** Bounds of statements, each with its unit in the name and its reason beside it. */
export const statementLimits = {
  /** A statement file: some 20,000 entries with all that banks write of each. */
  fileMaxBytes: 16_777_216,
  /** So much is still read of a file that is too large, for its sender to read the answer. */
  uploadMaxBytes: 33_554_432,
  /** Uploads that one process receives at a time, in all and of one enterprise: each is held as a whole before it is looked at. */
  uploadsReceived: 8,
  uploadsReceivedOfOne: 2,
  /** Files that one process takes in as uploads at a time: each is held as a whole. */
  uploadsAtOnce: 2,
  /** A file up to here is read where the requests are answered: some 20 ms. A larger one has a thread of its own. */
  inlineMaxBytes: 262_144,
  /** A file of the largest size is read within seconds. */
  readMaxMs: 60_000,
  /** What libxml2 took of memory for a large file is given back after so long without another. */
  threadIdleMs: 30_000,
  threadMaxMegabytes: 768,
  /** What a thread has just made and may let go of at once: an entry is read, told and forgotten without being copied. */
  threadYoungMegabytes: 96,
  /** Entries that are written by one statement of SQL. */
  entriesAtOnce: 2_000,
  /** Statements that are looked at for a page of days: so many may be of one day, of several currencies and issues. */
  statementsLookedAt: 500,
  /** Statements among which pages and issues of one are looked for: of one number a few, without numbers those of two months. */
  issuesLookedAt: 5_000,
  /** Entries and days of one export. */
  exportMaxEntries: 20_000,
  exportMaxDays: 366,
} as const;
