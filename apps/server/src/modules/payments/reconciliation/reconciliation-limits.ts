/** Bounds of reconciliation, each with its unit in the name. */
export const reconciliationLimits = {
  /** Entries that are put into their months, and items of each kind that are taken, in one transaction; the rest follows in the next. */
  takenAtOnce: 5_000,
  /** Open entries that the rules look at together, and open items around their days, of more the latest. */
  openAtOnce: 20_000,
  /** So often a run goes on to older open entries, in a transaction each; what is older still waits until others are dealt with. */
  windowsAtOnce: 50,
  /** Entries that count no more, or again, and are followed in one transaction; the rest follows in the next. */
  settledAtOnce: 500,
  /** Accounts of one enterprise that are run after something changed. */
  accountsAtOnce: 200,
  /** Statements of one month of one account, far above a statement every hour. */
  statementsPerMonth: 2_000,
  /** Entries and items that a person puts together in one match. */
  entriesPerMatch: 50,
  itemsPerMatch: 50,
  /** Items that are shown beside an entry to choose from. */
  candidatesShown: 20,
  /** Why somebody dismissed an entry or took a match apart. */
  noteMaxCharacters: 500,
} as const;
