import { Type } from 'typebox';
import { recordKinds } from '../journal/journal-entry.ts';
import { limits } from '../limits.ts';

export const CustomerParams = Type.Object({
  customerId: Type.String({ maxLength: 100, description: 'Identifier of the customer.' }),
});

export const AccountParams = Type.Object({
  customerId: Type.String({ maxLength: 100, description: 'Identifier of the customer.' }),
  accountNumber: Type.String({ maxLength: 100, description: 'Number of the account.' }),
});

export const AccountClosed = Type.Object(
  { closed: Type.Boolean({ description: 'Whether nothing is booked on the account any more.' }) },
  { additionalProperties: false, $id: 'AccountClosed' },
);

export const RecordChangeBody = Type.Object(
  {
    kind: Type.Enum([...recordKinds], { description: 'Kind of the record.' }),
    patch: Type.Record(Type.String(), Type.Unknown(), { description: 'Merge patch on the newest record (RFC 7396).' }),
    asOf: Type.Optional(Type.String({ format: 'date-time', description: 'As of when; now when absent.' })),
    validUntil: Type.Optional(Type.String({ format: 'date', description: 'Last day of validity.' })),
    assurance: Type.Optional(Type.Enum(['bank_verified', 'bank_reported'], { description: 'How sure the bank is.' })),
  },
  { additionalProperties: false, $id: 'RecordChange' },
);

export const RecordChanged = Type.Object(
  { customerId: Type.String(), sequence: Type.Integer() },
  { $id: 'RecordChanged', description: 'Where the changed record stands in the journal.' },
);

export const SearchQuery = Type.Object({
  q: Type.String({ maxLength: limits.searchChars, default: '', description: 'Part of a name or an identifier.' }),
});

export const CustomerList = Type.Object(
  {
    items: Type.Array(
      Type.Object({
        customerId: Type.String(),
        nameZh: Type.Union([Type.String(), Type.Null()]),
        nameEn: Type.String(),
        lastSequence: Type.Integer(),
      }),
    ),
  },
  { $id: 'CustomerList', description: 'Customers of the bank, at most 50.' },
);

export const JournalQuery = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 1_000, default: 100, description: 'Most entries, the newest first.' }),
});

export const Journal = Type.Object(
  {
    customerId: Type.String(),
    lastSequence: Type.Integer(),
    items: Type.Array(
      Type.Object({
        sequence: Type.Integer(),
        kind: Type.String(),
        recordId: Type.String(),
        writtenAt: Type.String(),
        data: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }),
        jws: Type.String(),
        spoiled: Type.Boolean({ description: 'Whether it was given a broken signature for good.' }),
      }),
    ),
  },
  { $id: 'Journal', description: 'The journal of a customer, the newest entry first.' },
);

export const EntryParams = Type.Object({
  customerId: Type.String({ maxLength: 100, description: 'Identifier of the customer.' }),
  sequence: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1, description: 'Place in the journal.' }),
});

export const KeyView = Type.Object({ kid: Type.String() }, { $id: 'NewKey', description: 'The key that signs now.' });

export const PersonParams = Type.Object({ personId: Type.String({ maxLength: 100, description: 'The person.' }) });

export const SignedOut = Type.Object(
  { sessions: Type.Integer() },
  { $id: 'SignedOut', description: 'How many sessions at the bank were ended.' },
);

export const Done = { type: 'null', description: 'Done.' } as const;
