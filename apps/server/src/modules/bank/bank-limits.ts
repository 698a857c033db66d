/** Bounds of the bank connections, each with its unit and reason. */
export const bankLimits = {
  /** Calls to one bank: well below what a bank's own limits usually allow, and few enough to leave a slow bank air. */
  callsPerSecond: 80,
  callsAtOnce: 8,
  /** Attempts of one call in the background; a person who waits gets fewer. */
  attempts: 4,
  interactiveAttempts: 2,
  backoff: { firstMs: 200, longestMs: 4_000 },
  /** A bank may ask for so much patience within one call; beyond it the call is left to a later job. */
  retryAfterLongestMs: 10_000,
  /** The longest pause is what a member waits at most when a bank is back: one call each five seconds burdens no bank. */
  breaker: { threshold: 8, firstPauseMs: 1_000, longestPauseMs: 5_000 },
  /** The bank's metadata and our key towards it are read again after this time. */
  configurationMs: 60_000,
  /** A token is not used any more so long before it ends. */
  tokenMarginMs: 30_000,
  /** Entries of one page of records: what the bank's interface allows. */
  recordsPageItems: 200,
  /** Pages of one walk: a bank that always has another page is not believed. */
  pagesPerRun: 2_000,
  consentsPageItems: 500,
  pollEvents: 100,
  pollRounds: 50,
  /** An event older than this is not taken from a delivery; the journal itself can still be read. */
  eventAgeDays: 7,
  /** A signed permission table: its grants and holders as JSON, in base64url. One that is longer than an event may be is asked for. */
  tableMaxCharacters: 7_500_000,
  /** Of a permission table that was refused so much is kept for the operator. */
  refusedTableMaxCharacters: 65_536,
  eventMaxBytes: 131_072,
  /** Deliveries of the same entry whose inner signature does not verify, before it is kept aside. */
  signatureAttempts: 3,
  /** Entries that one transaction applies. */
  applyEntries: 200,
  /** Customers of one bank that are synced at once, and claimed at once. */
  syncAtOnce: 6,
  syncClaimCustomers: 24,
  syncClaimSeconds: 20,
  syncRetryLongestSeconds: 120,
  /** Every customer's journal is read again after this time, in case an event was lost for good. */
  syncEveryMinutes: 30,
  /** The list of consents is read again so often. */
  consentsEverySeconds: 30,
  /** A consent that a member has begun to give may be authorized for so long. */
  consentAttemptMinutes: 15,
  /** A pushed authorization request is not used again when it is this old; banks forget it after a minute. */
  redirectReuseMs: 40_000,
  consentDefaultDays: 180,
  consentLongestDays: 366,
  /** Runs that are kept for the operator, a connection. */
  syncRunsKept: 2_000,
  /** Accounts of one customer that are taken from a bank's answer. */
  accountsPerCustomer: 500,
  transactionsPageItems: 100,
  /** Balances older than this are read again when somebody looks at them. */
  balanceFreshMs: 60_000,
  /** Whoever looks at balances waits no longer than this for fresh ones; then the last known ones are shown with their time. */
  balanceWaitMs: 3_000,
  /** The same customer's accounts are not asked for again so soon, whoever asks. */
  balanceAskEveryMs: 2_000,
  /** A signature over an answer is taken so long before or after it was made: clocks differ. */
  answerAgeMs: 3_600_000,
  /** A payment of which no end was told is asked about after this time, then after twice as long each time. */
  paymentAskFirstMs: 5_000,
  paymentAskLongestMs: 300_000,
  paymentsAskedAtOnce: 50,
  /** Statement files of the customers for whom somebody acts. */
  statementFiles: {
    /** As large as an answer of a bank may be: some 10,000 entries with all that banks write of each. */
    fileMaxBytes: 8_388_608,
    pageItems: 100,
    /** Pages, customers and files that one round takes from a bank; the rest comes with the next. */
    pagesAtOnce: 20,
    customersAtOnce: 20,
    filesAtOnce: 50,
    /** How often a customer's list is read without being told of anything. */
    askEveryMs: 300_000,
    /** A file that could not be fetched, or was another one than announced, is asked for again after a pause that grows. */
    backoff: { firstMs: 2_000, longestMs: 600_000 },
    /** A file that nobody has taken is handed over again; a new permission table of its customer does not wait for that. */
    handOverAgainMs: 3_600_000,
  },
  /** Offers of the subsystems. */
  offers: {
    /** A signed entry: five hundred names in base64url leave room for its texts. */
    entryCharacters: 100_000,
    /** Customers, or pseudonyms, that one offer names. */
    targets: 1_000,
    documentBytes: 5_242_880,
    pageItems: 100,
    /** Pages that one reading takes from a subsystem; the rest comes with the next. */
    pages: 50,
    /** How often the subsystems are read without being told of anything, s. */
    readEverySeconds: 10,
    /** Offers that one bank has open or announced at once; what it publishes beyond that is refused. */
    openPerBank: 500,
    /** Enterprises that one transaction matches. */
    matchedAtOnce: 20,
    /** Facts of one enterprise often change together: they are waited for. */
    matchAfterMs: 1_500,
    /** Offers in one batch of deliveries, and enterprises in it. */
    batchOffers: 200,
    batchRows: 1_000,
    /** Who is told of as one of many is told of with at least so many: fewer would say who it was. */
    othersLeast: 5,
    /** So long before its end members are told, hours. */
    endingHours: 72,
    /** A message that left is sent again when its answer has not come by then. */
    holdMs: 45_000,
    /** Who looks at the same offer again within this time has looked once. */
    viewMs: 600_000,
    compared: 4,
  },
  /** Shared activity: batched, so that single clicks cannot be told by their time; a batch is held while it is on its way. */
  activity: {
    gatherMs: 5_000,
    batchEvents: 200,
    consentsARound: 200,
    atOnce: 4,
    /** A batch leaves within this time after it was taken, with everything that its call needs, or not in this round. */
    sendMs: 8_000,
    /** A batch is held for so long while it is on its way: longer than it can take to leave. */
    holdMs: 10_000,
    /** So long a withdrawal waits for a batch that is on its way, before it answers: longer than any is held. */
    withdrawalWaitMs: 12_000,
    /** A bank that did not answer is asked again to erase after this time, and then ever more slowly. */
    eraseAgainMs: 45_000,
  },
} as const;
