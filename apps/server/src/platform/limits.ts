/** Every bound of the server, with its unit in the name and its reason beside it. */
export const limits = {
  /** A request body: the largest legitimate one is a bank's event with a full record in it. */
  bodyMaxBytes: 262_144,
  /** A file that is uploaded: a scan of a few pages in good quality. */
  fileMaxBytes: 10_485_760,
  /** Of an upload that is too large, so much is still read so that the sender gets to read the answer. */
  fileDrainMaxBytes: 41_943_040,
  /** An upload that stands still, and one that takes too long. */
  uploadIdleMs: 30_000,
  uploadMaxMs: 600_000,
  /** Uploads of one enterprise that one process receives at a time. */
  uploadsAtOnce: 3,
  /** A picture: larger ones cost whoever opens them more memory than a scan is worth (40 megapixels are 160 MB decoded). */
  pictureSideMaxPixels: 12_000,
  pictureMaxPixels: 40_000_000,
  /** A file that no row names is removed when it is older: an upload writes its row within seconds. */
  orphanFileMinutes: 60,
  /** Enterprises whose files are held against the rows at once. */
  sweepBatchEnterprises: 200,
  /** Evidence documents whose bytes are kept for one enterprise, replaced ones included. */
  evidenceDocumentsPerEnterprise: 40,
  /** Characters of the name of a file. */
  fileNameMaxCharacters: 200,
  /** So long before its last day an enterprise is told that a document expires. */
  documentExpiringDays: 30,
  /** Items of one page of a list. */
  pageMaxItems: 100,
  pageDefaultItems: 20,
  /** A bank's answer: 200 entries of at most 16 kB each, with room. */
  bankAnswerMaxBytes: 8_388_608,
  bankTimeoutMs: 10_000,
  bankConnectTimeoutMs: 3_000,
  /** A signed entry of a bank's journal. */
  entryMaxBytes: 65_536,
  /** Clock difference between a bank and us that is still believed (FAPI 2.0 §5.3.2.1 asks for at least 10 s, at most 60 s). */
  clockSkewSeconds: 60,
  /** A person has so long to sign in at the bank. */
  signInAttemptMinutes: 15,
  /** Sign-ins begun from one address. */
  signInsPerMinute: 120,
  /** Idle and absolute life of a session. */
  sessionIdleMinutes: 30,
  sessionAbsoluteHours: 12,
  sessionsPerPerson: 20,
  /** Passkeys of one person; so long after the sign-in at the bank one can be added. */
  passkeysPerPerson: 20,
  passkeyFreshMinutes: 15,
  /** What an authenticator was asked is good for so long; so many may be open for one person. */
  passkeyChallengeMinutes: 5,
  passkeyChallengesPerPerson: 10,
  /** Characters of one part of an authenticator's answer, and of the name of a passkey. */
  passkeyMaxCharacters: 20_000,
  passkeyNameMaxCharacters: 60,
  /** Invitations that wait, and for how long they do; how long one that is over is still listed. */
  openInvitations: 100,
  invitationDays: 14,
  invitationKeptDays: 180,
  invitationNameMaxCharacters: 80,
  /**
   * A permission table of an enterprise: the largest matrices that corporate customers bring have some thousands of grants. As text
   * it stays below the bytes; a spreadsheet has at most so many rows and cells, and unpacked so many bytes.
   */
  permissionTable: {
    grants: 20_000,
    /** Accounts named by all grants together: the cells that a compiled table holds. */
    cells: 2_000_000,
    holders: 5_000,
    departments: 1_000,
    roles: 200,
    accounts: 5_000,
    approvalRules: 1_000,
    counterparties: 500,
    steps: 10,
    signers: 50,
    /** Holders looked at, over all rules and accounts, to say whether a rule can be satisfied: what nobody can sign is not released anyway. */
    signersLookedAt: 5_000_000,
    codeMaxCharacters: 100,
    nameMaxCharacters: 200,
    zoneMaxCharacters: 60,
    bodyMaxBytes: 12_582_912,
    fileMaxBytes: 8_388_608,
    unpackedMaxBytes: 33_554_432,
    rowMaxCharacters: 65_536,
    sheetColumns: 64,
    filesAtOnce: 2,
    noteMaxCharacters: 500,
    /** Changes of one table that are not over yet. */
    openChanges: 20,
    /** A change waits so long for its second signature. */
    approvalHours: 168,
    /** After so long without news a change is sent, or asked about, again. */
    changeResubmitMs: 60_000,
    changeFollowMs: 3_000,
    /** Faults that one answer lists. */
    faultsListed: 2_000,
  },
  /** What was used of a day or a month is kept for so long: until then it can be given back. */
  limitCountersKeptDays: 120,
  /** What may be asked of the permission table at once by AuthZEN, and answered on a page. */
  authzen: {
    nameMaxCharacters: 100,
    idMaxCharacters: 1_000,
    evaluations: 200,
    resultsMaxItems: 500,
    resultsDefaultItems: 100,
    tokenMaxCharacters: 200,
  },
  /** Mandates from which roles and departments of a member are read. */
  mandatesShownPerMember: 20,
  /** Mandates that one person is shown; nobody acts for more enterprises in person. */
  mandatesPerPerson: 200,
  /** A mandate says who is told of something for so long after the bank last returned it. */
  mandateCountsDays: 180,
  /** Enterprises whose members are looked up at once, and members of one enterprise who are told of one thing. */
  membersAskedEnterprises: 1_000,
  membersToldPerEnterprise: 500,
  /** What waits for signatures: counted for a badge, read at once, and looked at for one page. */
  approvalsCounted: 99,
  approvalsReadAtOnce: 100,
  approvalsLookedAt: 1_000,
  /** Those who may sign next that are named and told. */
  nextSignersShown: 20,
  /** Those who may sign are reminded so long before the deadline, or with a quarter of the time left. */
  approvalRemindHours: 24,
  /** Why something is sent back: a sentence or a few. */
  approvalReasonMaxCharacters: 500,
  /** What expires or is reminded of in one turn of its job. */
  approvalsDueAtOnce: 200,
  /** How far ahead somebody says that he will be away, and for how long. */
  delegationMaxDays: 366,
  delegationsPerMandate: 20,
  /** The time of the last request of a session is written at most this often. */
  sessionTouchSeconds: 60,
  /** Sessions of open streams are looked up this often: a stream does not outlive its session for longer. */
  sessionSweepSeconds: 60,
  /** How long a process believes what it last read of a session, should the signal of its end be lost; and of how many. */
  sessionCacheMs: 1_000,
  cachedSessions: 20_000,
  /** Rows of permission tables that a process keeps ready for decisions, some 300 bytes each; and tables of one enterprise. */
  compiledTableRows: 400_000,
  tablesPerEnterprise: 50,
  /** Versions of a table that never came: so many before the one in force are fetched. */
  missingTableVersions: 200,
  /** Accounts that the list of mandates shows of each. */
  accountsShownPerMandate: 20,
  /** Ended sessions, used attempts and taken logout tokens are forgotten after so many days. */
  endedSessionDays: 7,
  /** A path to return to after signing in. */
  returnPathMaxCharacters: 2_000,
  /** How long an answer to an idempotent request is kept. */
  idempotencyDays: 7,
  /** Open streams of one session, and of one process. */
  streamsPerSession: 8,
  streamsPerProcess: 20_000,
  streamHeartbeatMs: 15_000,
  /** Events that a process gathers into one notifying transaction. */
  notifyFlushMs: 20,
  /** PostgreSQL refuses a longer NOTIFY payload. */
  notifyPayloadMaxBytes: 7_800,
  /** Rows that the relay moves from the outbox to the queues at once. */
  relayBatchRows: 500,
  relayIdleMs: 500,
  /** What one enterprise watches: the reading of a feed costs time for each. */
  watchesPerEnterprise: 1_000,
  /** Whom one enterprise shuts out: every reading of another one asks for them. */
  blocksPerEnterprise: 1_000,
  /** Requests of one enterprise that nobody has answered yet, and that it makes within 24 hours: asking is no advertising. */
  partnerRequestsOpen: 200,
  partnerRequestsPerDay: 50,
  /** How often one enterprise asks the same other one within the rest after a decline. */
  partnerRequestsPerOther: 3,
  /** An enterprise that declined is not asked again for so long, unless it asks in its turn. */
  partnerRestDays: 30,
  /** A few words to the one who is asked to be a partner. */
  partnerNoteMaxCharacters: 500,
  /** New items are counted no further: a page says "more than". */
  feedNewMaxItems: 100,
  /** Readers of whom a process remembers how far back their pages reach: some 100 bytes each. */
  feedSpansRemembered: 50_000,
  /** Items, and readers whom they may concern, that are looked up at once for open pages. */
  liveBatchItems: 500,
  liveBatchReaders: 5_000,
  /** Enterprises whose members are told of something in one transaction, and rows that are written at once. */
  deliveryPageEnterprises: 200,
  deliveryBatchRows: 1_000,
  /** A search text. */
  searchMaxCharacters: 100,
  /** Names that a search weighs: of a word that is in more of them, the rest is not looked at. */
  searchCandidates: 2_000,
  /** Jobs of one state in one queue that are counted: beyond it, the exact number helps nobody. */
  queueCountMost: 10_000,
  /** Enterprises that a name typed into the audit explorer may stand for: more are no answer to anything. */
  auditNamedEnterprises: 200,
  /** A verification of the whole audit ends within this time; one of which nothing was heard for so long is given up for dead. */
  auditVerifyMaxMs: 600_000,
  auditVerifySilentMs: 60_000,
  /** Faults that a verification keeps, and results that are kept. */
  auditFaultsKept: 200,
  auditVerificationsKept: 100,
  /** What an enterprise states of itself: as long as a bank's record may be. One number of each kind. */
  statement: { nameMaxCharacters: 300, textMaxCharacters: 500, numberMaxCharacters: 60, identifiersMaxItems: 4 },
  /** A decision is told in a sentence or a few: the enterprise has to know what to do. */
  cases: { reasonMinCharacters: 10, reasonMaxCharacters: 1_000 },
  /** Looks at others in lists and feeds are gathered so long, and of so many pairs of reader and enterprise, before they are written. */
  looksFlushMs: 1_000,
  looksGathered: 20_000,
  /** Looks are remembered for a year and a month; older ones are forgotten in batches. */
  looksKeptDays: 400,
  looksForgottenAtOnce: 10_000,
  /** Exports under way in one process, each with a connection of its own; rows that one fetches at once; how long it may take. */
  exportsAtOnce: 2,
  exportBatchRows: 500,
  exportTimeoutMs: 120_000,
  /** The server stops within this time of SIGTERM. */
  shutdownMs: 2_500,
  /** Connections of one process to PostgreSQL, for each of its two roles. */
  appPoolConnections: 10,
  systemPoolConnections: 8,
  /** A statement of a request, and of the network itself (an import's batch, a chain's check). */
  appStatementTimeoutMs: 15_000,
  systemStatementTimeoutMs: 120_000,
  /** A transaction that waits for the application so long holds locks for nobody. */
  idleTransactionTimeoutMs: 60_000,
} as const;
