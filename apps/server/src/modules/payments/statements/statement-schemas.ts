import { Type, type Static } from 'typebox';
import { Day, Instant, Nullable, oneOf, PageQuery, pageOf, Text, Uuid } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';

const AccountNumber = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9-]{0,33}$',
  description: 'As the bank numbers it',
});
const Amount = Type.String({ description: 'A decimal amount with all decimals of the currency' });
const dayPattern = '^\\d{4}-\\d{2}-\\d{2}$';
const Currency = Type.String({ description: 'ISO 4217' });
const Words = Type.String({ description: 'As the bank writes it' });

export const messages = ['camt.052', 'camt.053', 'camt.054'] as const;
export const statementStates = ['balances', 'does_not_balance', 'not_checked'] as const;
export const entryStatuses = ['booked', 'pending', 'information', 'superseded'] as const;
export const directions = ['credit', 'debit'] as const;

const SaidBalance = Type.Object(
  {
    type: Type.String({
      description: 'OPBD opening, PRCD closing of the day before, CLBD closing, ITBD interim, CLAV available and so on',
    }),
    subType: Nullable(Type.String({ description: 'A narrower kind' }), 'Null where the bank says none'),
    amount: Type.String({ description: 'A decimal amount; with a minus where the account is overdrawn' }),
    currency: Currency,
    on: Day,
  },
  { description: 'A balance as the bank says it' },
);

const SourceView = Type.Object(
  {
    via: oneOf(['bank', 'upload'], 'Whether the bank sent it or a member brought it'),
    receivedAt: Instant,
    uploadedBy: Nullable(Text, 'The member who brought it; null where the bank sent it'),
  },
  { description: 'Where it came from, and when' },
);

export const StatementView = Type.Object(
  {
    id: Uuid,
    accountNumber: AccountNumber,
    currency: Currency,
    message: oneOf(
      messages,
      'camt.053 statement of the day, camt.052 report during it, camt.054 notification of single bookings',
    ),
    schema: Type.String({ description: 'The message with its version, such as camt.053.001.08' }),
    checkedBy: oneOf(
      ['schema', 'rules'],
      'Whether it was held against the schema of ISO 20022, or against the rules of reading alone',
    ),
    bankId: Type.String({ description: "The bank's own id of it" }),
    sequence: Nullable(
      Type.String({ description: 'A whole number' }),
      "The bank's count of its statements, electronic or else legal",
    ),
    page: Nullable(
      Type.Integer({ description: 'From 1' }),
      'Which page, where the bank splits a statement; null where it is whole',
    ),
    replaced: Type.Boolean({ description: 'A later issue of the same statement counts in its place' }),
    createdAt: Nullable(Instant, 'When the bank wrote it'),
    day: Day,
    fromOn: Nullable(Day, 'The first day of which it speaks, where the bank says it'),
    balances: Type.Array(SaidBalance, { description: 'Every balance that the bank says, in its order' }),
    opening: Nullable(
      Type.String({ description: 'A decimal amount' }),
      'The opening balance; null where the bank says none',
    ),
    closing: Nullable(
      Type.String({ description: 'A decimal amount' }),
      'The closing balance, which was found; null where the bank says none',
    ),
    state: oneOf(
      statementStates,
      'Whether opening balance and entries come to the closing balance; not_checked where it is no statement of a whole day, lacks a balance or speaks in several currencies',
    ),
    expected: Nullable(
      Type.String({ description: 'A decimal amount' }),
      'The opening balance with everything booked; against closing',
    ),
    credits: Amount,
    debits: Amount,
    entries: Type.Integer({ description: 'How many entries it holds' }),
    fileId: Uuid,
    source: SourceView,
    takenAt: Instant,
  },
  { $id: 'BankStatement', description: 'A statement, report or notification of one account as the bank gave it' },
);
export type StatementView = Static<typeof StatementView>;

export const StatementGap = Type.Object(
  {
    reason: oneOf(
      ['statements_missing', 'balances_do_not_meet'],
      'Numbers of the count are missing, or one statement closes with another balance than the next opens with',
    ),
    currency: Currency,
    afterDay: Day,
    beforeDay: Day,
    fromSequence: Nullable(Type.String({ description: 'A whole number' }), 'First number that is missing'),
    toSequence: Nullable(Type.String({ description: 'A whole number' }), 'Last number that is missing'),
    closing: Nullable(Type.String({ description: 'A decimal amount' }), 'With what the earlier statement closes'),
    opening: Nullable(Type.String({ description: 'A decimal amount' }), 'With what the later statement opens'),
  },
  { $id: 'StatementGap', description: 'What is missing between two statements; the bank has to send it' },
);

export const StatementDayView = Type.Object(
  {
    day: Day,
    statements: Type.Array(StatementView, {
      description: 'What the bank gave of this day; the issue that counts comes first',
    }),
    gaps: Type.Array(StatementGap, {
      description: 'What is missing before this day; of the last day asked for also what is missing after it',
    }),
  },
  { $id: 'StatementDay', description: 'A day of an account with the statements that close it' },
);
export const StatementDays = pageOf(StatementDayView);

export const AccountParams = Type.Object({ accountNumber: AccountNumber });
export const StatementParams = Type.Object({ statementId: Uuid });
export const EntryParams = Type.Object({ entryId: Uuid });

const FirstDay = Type.String({ pattern: dayPattern, description: 'First day, YYYY-MM-DD' });
const LastDay = Type.String({ pattern: dayPattern, description: 'Last day, YYYY-MM-DD' });

export const StatementsQuery = Type.Object({
  ...PageQuery.properties,
  message: Type.Optional(oneOf(messages, 'Which kind; camt.053, the statements of the day, when absent')),
  from: Type.Optional(FirstDay),
  to: Type.Optional(LastDay),
});

const Party = Type.Object(
  {
    name: Nullable(Words, 'Null where the bank names nobody'),
    accountNumber: Nullable(Words, 'Null where the bank names no account'),
    bank: Nullable(Words, 'BIC or name of its bank; null where the bank names none'),
  },
  { description: 'Who is on the other side' },
);

const entryFields = {
  id: Uuid,
  accountNumber: AccountNumber,
  status: oneOf(
    entryStatuses,
    'booked: the money has moved; pending: expected; information: told without a booking; superseded: a newer issue of its statement does not list it, and it counts no more',
  ),
  supersededBy: Nullable(
    Type.Object(
      { statementId: Uuid, bankId: Type.String({ description: "The bank's own id of it" }) },
      { description: 'A statement' },
    ),
    'The issue that counts and does not list it; null where it counts',
  ),
  direction: oneOf(directions, 'Which way the money went, seen from the account'),
  reversal: Type.Boolean({ description: 'It takes an earlier entry back; the direction is that of this movement' }),
  amount: Amount,
  currency: Currency,
  day: Day,
  bookedOn: Nullable(Day, 'Null where the bank does not say'),
  valueOn: Nullable(Day, 'From when on it bears interest; null where the bank does not say'),
  counterparty: Party,
  remittance: Nullable(
    Type.String({ description: 'Lines with a line feed between them' }),
    'What it is for, in the words of who paid or of the bank',
  ),
  creditorReference: Nullable(Words, 'Structured reference of the payee, without spaces'),
  endToEndId: Nullable(Words, 'What the payer called the payment'),
  bankReference: Nullable(Words, 'What the bank calls the entry'),
  transactionCode: Nullable(Words, "Kind of booking: ISO 20022 domain/family/sub-family, or the bank's own code"),
  payments: Type.Integer({ description: 'How many single payments the bank lists in it: of a batch booking several' }),
  statementId: Uuid,
  sources: Type.Array(SourceView, {
    description: 'Who gave the statements in which it stands, the bank first; what the bank itself gave decides',
  }),
};

export const EntryView = Type.Object(entryFields, {
  $id: 'AccountEntry',
  description: 'A movement on an account, each once',
});
export type EntryView = Static<typeof EntryView>;

const EntryPayment = Type.Object(
  {
    amount: Nullable(Words, 'As the bank writes it, with up to five decimals, maybe in another currency'),
    currency: Nullable(Currency, 'Null where the bank says none'),
    direction: Nullable(oneOf(directions, 'Which way'), 'Null: as the entry'),
    counterparty: Party,
    remittance: Nullable(Words, 'What it is for'),
    creditorReference: Nullable(Words, 'Structured reference of the payee'),
    endToEndId: Nullable(Words, 'What the payer called it'),
    bankReference: Nullable(Words, 'What the bank calls it'),
    mandateId: Nullable(Words, 'Under which direct debit mandate'),
  },
  { description: 'A single payment of an entry' },
);

export const EntryDetailView = Type.Object(
  {
    ...entryFields,
    details: Type.Array(EntryPayment, { description: 'The single payments, in the order of the bank' }),
  },
  { $id: 'AccountEntryDetail', description: 'A movement on an account with its single payments' },
);
export type EntryDetailView = Static<typeof EntryDetailView>;

export const EntriesPage = pageOf(EntryView);
export const EntriesQuery = Type.Object({
  ...PageQuery.properties,
  from: Type.Optional(FirstDay),
  to: Type.Optional(LastDay),
  direction: Type.Optional(oneOf(directions, 'Only one way')),
  status: Type.Optional(oneOf(entryStatuses, 'Only what is booked, only what is not, or only what counts no more')),
  q: Type.Optional(
    Type.String({
      maxLength: limits.searchMaxCharacters,
      description: 'Words of the other side, of the purpose or of a reference',
    }),
  ),
});
export type EntriesQuery = Static<typeof EntriesQuery>;

export const StatementDetail = Type.Object(
  { statement: StatementView, entries: Type.Object(EntriesPage.properties, { description: 'A page of its entries' }) },
  { $id: 'StatementDetail', description: 'A statement with a page of its entries, in the order of the bank' },
);

export const ExportQuery = Type.Object({
  format: oneOf(['camt.053', 'csv'], 'camt.053.001.08 with the statements of the bank, or a table of all entries'),
  from: FirstDay,
  to: LastDay,
});

export const ImportQuery = Type.Object(
  {
    fileName: Type.String({ minLength: 1, maxLength: limits.fileNameMaxCharacters, description: 'Name of the file' }),
  },
  { additionalProperties: false },
);

const Sentence = Type.Object(
  { zh: Type.String({ description: 'In Chinese' }), en: Type.String({ description: 'In English' }) },
  { description: 'A sentence in both languages' },
);

export const StatementFileView = Type.Object(
  {
    id: Uuid,
    via: oneOf(['bank', 'upload'], 'Whether the bank sent it or a member did'),
    uploadedBy: Nullable(Text, 'The member who brought it; null where the bank sent it'),
    fileName: Type.String({ description: 'Its name' }),
    sizeBytes: Type.Integer({ description: 'Its size' }),
    state: oneOf(['taken', 'refused'], 'Taken as a whole, or kept aside and nothing of it taken'),
    message: Nullable(
      Type.String({ description: 'Such as camt.053.001.08' }),
      'What it names itself; null where that cannot be read',
    ),
    checkedBy: Nullable(
      oneOf(['schema', 'rules'], 'Schema of ISO 20022, or rules of reading alone'),
      'Against what it was held; null where it was refused before',
    ),
    accountNumbers: Type.Array(AccountNumber, {
      description: 'Accounts of which it speaks, as far as it could be read',
    }),
    statements: Type.Integer({ description: 'Statements in it' }),
    entries: Type.Integer({ description: 'Entries in it' }),
    fault: Nullable(
      Type.Object(
        {
          code: Type.String({ description: 'A stable word for the reason' }),
          line: Nullable(
            Type.Integer({ description: 'Counted from 1' }),
            'The line; null where the reason is in no line of its own',
          ),
          text: Sentence,
        },
        { description: 'Why it was refused' },
      ),
      'Null of what was taken',
    ),
    receivedAt: Instant,
  },
  { $id: 'StatementFile', description: 'A statement file as it came in' },
);
export type StatementFileView = Static<typeof StatementFileView>;

export const StatementFilesPage = pageOf(StatementFileView);
export const StatementFilesQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(oneOf(['taken', 'refused'], 'Only what was taken, or only what was refused')),
});
