/** Every bound of the bank, named with its unit. */
export const limits = {
  /** Largest request body, bytes: a poll that acknowledges 1,000 events stays well below. */
  bodyBytes: 256 * 1024,
  /** Requests of one client to the bank's API per window; past it 429 with Retry-After. */
  apiRequestsPerWindow: 600,
  apiWindowMs: 10_000,
  /** Most entries of one page of records. */
  recordsPage: 200,
  consentsPage: 100,
  /** Most events of one poll. */
  pollEvents: 100,
  /** How long a poll waits for an event when it may wait, ms. */
  pollWaitMs: 10_000,
  /** Pushes under way at once for one client. */
  pushConcurrency: 8,
  /** Deliveries taken from the outbox at once. */
  pushBatch: 64,
  pushTimeoutMs: 5_000,
  /** First and longest pause between two attempts to push one event, ms. */
  pushRetry: { firstMs: 500, longestMs: 60_000 },
  /** How often the outbox is looked at when nothing wakes the worker, ms. */
  pushIdleMs: 1_000,
  /** How often consents whose time has passed are closed, ms. */
  expirySweepMs: 2_000,
  /** How long a DPoP nonce of the bank's API is accepted, and the window of a proof without one, s (RFC 9449 §11.1). */
  dpopWindowS: 120,
  /** Lifetime of the answer kept for an idempotency key, days. */
  idempotencyDays: 7,
  /** Longest time that a consent may be given for, days. */
  consentDays: 366,
  /** Largest JWS of a permission table that an event carries, bytes: a larger one is read. */
  eventTableBytes: 64 * 1024,
  /** Largest requirement of a permission table, bytes: some 20,000 grants. */
  requirementBytes: 8 * 1024 * 1024,
  /** Most transactions of one page. */
  transactionsPage: 100,
  /** Most monthly statements that are listed of an account. */
  statementMonths: 24,
  /** Signatures of one payment. */
  paymentSignatures: 20,
  /** Longest time for which a payment consent may be authorised and used, hours. */
  paymentConsentHours: 72,
  /** How often due payments are looked for when nothing wakes the worker, ms; well below the second within which one is executed. */
  paymentIdleMs: 200,
  /** Pause before a payment is tried again that failed for a reason of the bank's own, ms. */
  paymentRetryMs: 5_000,
  /** Largest message between banks, bytes. */
  interbankBytes: 16 * 1024,
  /** Largest key set of another bank, bytes. */
  interbankKeysBytes: 256 * 1024,
  /** How long one attempt to deliver to another bank can be under way, ms: that long nobody sets its message aside. */
  interbankAttemptMs: 15_000,
  /** How often the queue to another bank is looked at when nothing wakes the worker, ms. */
  interbankIdleMs: 1_000,
  /** Longest pause between two attempts to deliver to another bank, ms. */
  interbankRetryLongestMs: 10_000,
  /** Transfers of each direction on the page of clearing. */
  interbankShown: 50,
  /** Longest reason that staff give for what they do by hand, characters. */
  staffNoteChars: 300,
  /** How often escrows whose deadline has passed are looked for, ms. */
  escrowIdleMs: 1_000,
  /** Pause before a release at its deadline is tried again that could not be done, ms: an account is opened again by people. */
  escrowRetryMs: 60_000,
  /** Most changes of escrows in one page. */
  escrowChangesPage: 200,
  /** How often what was booked is looked at for statement files, ms: bookings in between come in one notification. */
  statementIdleMs: 1_000,
  /** Bookings that one round puts into statement files. */
  statementBatch: 200,
  /** Most statement files of one page. */
  statementFilesPage: 100,
  /** Statement files on the desk page. */
  statementFilesShown: 20,
  /** Escrows on the desk page. */
  escrowsShown: 50,
  /** How often the back end looks for requirements when nothing wakes it, ms. */
  builderIdleMs: 1_000,
  /** How often offers that are due, and shared activity, are looked at when nothing wakes the worker, ms. */
  offerIdleMs: 2_000,
  /** Most entries of one page of offers. */
  offersPage: 100,
  /** Offers on the desk page. */
  offersShown: 200,
  /** Pseudonyms that one offer names. */
  offerTargets: 500,
  /** Largest file of a submission, bytes. */
  attachmentBytes: 11 * 1024 * 1024,
  /** Most of what was said of a submission in one answer. */
  submissionLog: 500,
  /** Submissions that the desk lists. */
  deskSubmissions: 100,
  listedPeopleFirst: 7,
  foundPeople: 50,
  searchChars: 80,
} as const;
