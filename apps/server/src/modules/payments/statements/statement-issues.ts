/** What tells pages and issues of statements apart. Days are `YYYY-MM-DD`. */
export interface StatementPage {
  readonly statementId: string;
  /** Hex, of its content: the last word between two that are of one time. */
  readonly statementKey: string;
  readonly via: 'bank' | 'upload';
  readonly message: string;
  readonly currency: string;
  readonly bankId: string;
  readonly electronicSequence: string | null;
  readonly legalSequence: string | null;
  /** Null where it is whole. */
  readonly page: number | null;
  /** Null where the bank does not say whether it is the last one. */
  readonly lastPage: boolean | null;
  readonly createdAt: Date | null;
  readonly day: string;
  readonly fromOn: string | null;
  readonly openingMinor: bigint | null;
  readonly closingMinor: bigint | null;
  readonly closingOn: string | null;
  readonly creditsMinor: bigint;
  readonly debitsMinor: bigint;
  readonly oneCurrency: boolean;
  readonly state: 'balances' | 'does_not_balance' | 'not_checked';
  readonly expectedMinor: bigint | null;
}

/** A statement as it counts: its pages as one, with what other issues of it there are. */
export interface Issue<Page extends StatementPage> {
  /** Those that count, by their numbers. */
  readonly pages: readonly [Page, ...Page[]];
  /** In whose place those count. */
  readonly replaced: readonly Page[];
  /** Of the same time, and therefore no earlier and no later word than those that count. */
  readonly beside: readonly Page[];
  /** Every page is here, from the first to the last. */
  readonly isWhole: boolean;
  readonly day: string;
  readonly fromOn: string | null;
  readonly openingMinor: bigint | null;
  readonly closingMinor: bigint | null;
  readonly creditsMinor: bigint;
  readonly debitsMinor: bigint;
  readonly state: StatementPage['state'];
  /** Opening balance with everything booked; null where it cannot be said. */
  readonly expectedMinor: bigint | null;
}

/**
 * Which of two words of a bank counts: what it gave itself before what a member brought, whenever that claims to be from; then the later
 * one. @returns above zero where `a` counts, zero where neither does.
 */
export function byWord(
  a: Pick<StatementPage, 'via' | 'createdAt' | 'bankId'>,
  b: Pick<StatementPage, 'via' | 'createdAt' | 'bankId'>,
): number {
  if (a.via !== b.via) return a.via === 'bank' ? 1 : -1;
  const apart = (a.createdAt?.getTime() ?? 0) - (b.createdAt?.getTime() ?? 0);
  return apart === 0 ? compare(a.bankId, b.bankId) : apart;
}

/** The count of the bank. */
export function sequenceOf(statement: Pick<StatementPage, 'electronicSequence' | 'legalSequence'>): string | null {
  return statement.electronicSequence ?? statement.legalSequence;
}

/** Puts pages together, and beside each statement the other issues of it. The order in which they are given says nothing. */
export function issuesOf<Page extends StatementPage>(statements: readonly Page[]): Issue<Page>[] {
  const parts = [...Map.groupBy(statements, partName).values()].flatMap(apartInTime).map(partOf);
  return [...Map.groupBy(parts, issueName).values()].flatMap((of) =>
    separate(of).flatMap((some) => issueOf(some.flatMap(({ pages }) => pages))),
  );
}

/**
 * Of each statement the one that counts in its place, or null. Pages that have to add up with others take the place of nothing until all of
 * them are here and balance: what moved from one to another is not gone.
 */
export function replacementsOf<Page extends StatementPage>(issues: readonly Issue<Page>[]): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const { pages, replaced, beside, isWhole, state } of issues) {
    const isSettled = isWhole && (pages.length === 1 || state !== 'does_not_balance');
    const end = pages.at(-1) ?? pages[0];
    for (const one of [...pages, ...beside]) found.set(one.statementId, null);
    for (const one of replaced) {
      const same = pages.find((page) => numberOf(page) === numberOf(one)) ?? end;
      found.set(one.statementId, isSettled ? same.statementId : null);
    }
  }
  return found;
}

/** Pages that a bank has given one id and one number; what is in one piece is a part of its own. */
interface Part<Page> {
  readonly pages: readonly Page[];
  readonly inOnePiece: boolean;
  readonly day: string;
  readonly openingMinor: bigint | null;
  readonly closingMinor: bigint | null;
}

/** A page that does not say its days is as old as its writing, and may be dated a day after its statement. */
function partName({ message, currency, bankId, page, fromOn, day, createdAt, ...statement }: StatementPage): string {
  if (page === null) return statement.statementId;
  const number = sequenceOf(statement);
  const time = fromOn ?? (number === null ? (createdAt?.toISOString().slice(0, 10) ?? day) : '');
  return JSON.stringify([message, currency, bankId, number, time]);
}

/** A count may begin anew with the year: pages of one statement are not this far apart. */
const sameStatementMaxDays = 31;

function apartInTime<Page extends StatementPage>(pages: readonly Page[]): Page[][] {
  const parts: Page[][] = [];
  for (const page of pages.toSorted((a, b) => compare(a.day, b.day))) {
    const last = parts.at(-1);
    const before = last?.at(-1);
    const near = before !== undefined && daysBetween(before.day, page.day) <= sameStatementMaxDays;
    if (near) last?.push(page);
    else parts.push([page]);
  }
  return parts;
}

function daysBetween(a: string, b: string): number {
  return (Date.parse(b) - Date.parse(a)) / 86_400_000;
}

function partOf<Page extends StatementPage>(pages: readonly Page[]): Part<Page> {
  const ordered = pages.toSorted((a, b) => numberOf(a) - numberOf(b) || inTime(a, b));
  const closing = ordered.findLast(({ closingOn }) => closingOn !== null) ?? ordered.at(-1);
  return {
    pages: ordered,
    inOnePiece: ordered.every(({ page }) => page === null),
    day: closing?.day ?? '',
    openingMinor: ordered.find(({ openingMinor }) => openingMinor !== null)?.openingMinor ?? null,
    closingMinor: closing?.closingMinor ?? null,
  };
}

/**
 * What issues of one statement have in common: days and number. Where the bank does not count, the opening balance, unless that is the
 * closing one too and what follows on the same day opens with it; then its id.
 */
function issueName<Page extends StatementPage>({ pages, day, openingMinor, closingMinor }: Part<Page>): string {
  const [first] = pages;
  if (first === undefined) return '';
  const number = sequenceOf(first);
  const isTold = openingMinor !== null && openingMinor !== closingMinor;
  const name = number ?? (isTold ? `opens ${openingMinor}` : `id ${first.bankId}`);
  return JSON.stringify([first.message, first.currency, first.fromOn ?? day, day, name]);
}

/** One that goes on where another ends is no other issue of it, whatever its number says. */
function separate<Page>(parts: readonly Part<Page>[]): Part<Page>[][] {
  const found: Part<Page>[][] = [];
  for (const part of parts.toSorted((a, b) => compare(openingText(a), openingText(b)))) {
    const issue = found.find((of) => of.every((one) => !goesOn(one, part) && !goesOn(part, one)));
    if (issue === undefined) found.push([part]);
    else issue.push(part);
  }
  return found;
}

function openingText({ openingMinor, closingMinor }: Part<unknown>): string {
  return `${openingMinor} ${closingMinor}`;
}

function goesOn(earlier: Part<unknown>, later: Part<unknown>): boolean {
  if (!earlier.inOnePiece || !later.inOnePiece) return false;
  const { openingMinor, closingMinor } = earlier;
  return closingMinor !== null && closingMinor === later.openingMinor && openingMinor !== closingMinor;
}

function issueOf<Page extends StatementPage>(all: readonly Page[]): Issue<Page>[] {
  const ofNumber = [...Map.groupBy(all, numberOf).values()];
  const latest = ofNumber.flatMap((some) => some.toSorted(inTime).at(-1) ?? []);
  const last = latest.filter(isLast).toSorted(inTime).at(-1);
  const [first, ...rest] = latest
    .filter((one) => last === undefined || numberOf(one) <= numberOf(last) || byWord(last, one) <= 0)
    .toSorted((a, b) => numberOf(a) - numberOf(b));
  if (first === undefined) return [];
  const pages = [first, ...rest] as const;
  const others = all.filter((one) => !pages.includes(one));
  const isReplaced = (one: Page): boolean => {
    const counts = pages.find((page) => numberOf(page) === numberOf(one)) ?? last;
    return counts !== undefined && byWord(counts, one) > 0;
  };
  const replaced = others.filter(isReplaced);
  return [{ pages: [...pages], replaced, beside: others.filter((one) => !isReplaced(one)), ...addedUp(pages) }];
}

/** Adds up what the pages book, and holds it against the balances with which the first opens and the last closes. */
function addedUp<Page extends StatementPage>(pages: readonly [Page, ...Page[]]) {
  const [first] = pages;
  const end = pages.at(-1) ?? first;
  const { openingMinor } = first;
  const { closingMinor } = end;
  const creditsMinor = pages.reduce((sum, one) => sum + one.creditsMinor, 0n);
  const debitsMinor = pages.reduce((sum, one) => sum + one.debitsMinor, 0n);
  const follow = pages.every((one, at) => numberOf(one) === numberOf(first) + at);
  const begins = numberOf(first) === 1 || (first.lastPage === null && openingMinor !== null);
  const ends = isLast(end) || (end.lastPage === null && closingMinor !== null);
  const isWhole = follow && begins && ends;
  const told = { day: end.day, fromOn: first.fromOn, openingMinor, closingMinor, creditsMinor, debitsMinor, isWhole };
  if (first.page === null && pages.length === 1)
    return { ...told, state: first.state, expectedMinor: first.expectedMinor };
  const isChecked = isWhole && first.message === 'camt.053' && pages.every(({ oneCurrency }) => oneCurrency);
  if (!isChecked || openingMinor === null || closingMinor === null)
    return { ...told, state: 'not_checked' as const, expectedMinor: null };
  const expectedMinor = openingMinor + creditsMinor - debitsMinor;
  const state = expectedMinor === closingMinor ? ('balances' as const) : ('does_not_balance' as const);
  return { ...told, state, expectedMinor };
}

function numberOf({ page }: StatementPage): number {
  return page ?? 1;
}

function isLast({ page, lastPage }: StatementPage): boolean {
  return page === null || lastPage === true;
}

/** The same for putting them in order: between two of one time the content decides, so that any order is the same. */
export function inTime(a: StatementPage, b: StatementPage): number {
  return byWord(a, b) || compare(a.statementKey, b.statementKey);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
