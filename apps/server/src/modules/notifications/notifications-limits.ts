/** Bounds of what is told, each with its unit in the name and its reason beside it. */
export const notificationLimits = {
  /** Rows that are written by one statement: beyond it the text of the statement costs more than the round trip saves. */
  announceBatchRows: 1_000,
  linkMaxCharacters: 500,
  dedupeKeyMaxCharacters: 200,
  /** A code, an id, a day, an instant, or a list of codes such as the keys that changed. */
  paramMaxCharacters: 1_000,
  /** The unread are counted no further: a bell says "more than". */
  unreadMaxItems: 1_000,
  /** Ids that are marked as read by one request. */
  markedMaxItems: 500,
  /** Readers in one signal: PostgreSQL takes no longer payload. */
  signalReaders: 100,
  /** Open pages whose counts are read at once. */
  countsAtOnce: 4,
  /** An address (RFC 5321 §4.5.3.1.3). */
  emailMaxCharacters: 254,
  /** A confirmation code: 50 bits, so it lives short and may be mistyped a few times only. */
  codeMinutes: 60,
  codeTries: 5,
  /** Confirmation e-mails that one person may ask for: nobody is flooded through us. */
  confirmationsPerHour: 5,
  confirmationsPerDay: 10,
  /** E-mails of one process on their way at once. */
  mailsAtOnce: 8,
  /** Connecting, greeting and each silence of the mail server; all of it together ends before the lease does. */
  smtpConnectTimeoutMs: 5_000,
  smtpSilenceTimeoutMs: 10_000,
  smtpTotalTimeoutMs: 25_000,
  leaseMs: 40_000,
  /** Between looks for what is due, unless something wakes it. */
  mailIdleMs: 1_000,
  /** Pauses before the next attempt: doubled each time between these, with jitter. */
  retryFirstMs: 1_000,
  retryLongestMs: 900_000,
  /** While the mail server does not answer, one attempt tells as much as many. */
  pauseFirstMs: 500,
  pauseLongestMs: 60_000,
  /** RFC 5321 §4.5.4.1: give up after four to five days. */
  giveUpAfterHours: 108,
  /** Readers whose digests are gathered in one turn, and notifications of one digest that are spelled out. */
  digestReaders: 200,
  digestItems: 50,
  /** Notifications and what became of their e-mails are kept so long. */
  keptDays: 400,
  /** The reader's own list of e-mails goes back so far. */
  listedDeliveryDays: 30,
} as const;
