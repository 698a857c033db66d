import { Type, type Static, type TSchema } from 'typebox';
import { limits } from '../limits.ts';

export const Uuid = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
  description: 'A UUID in lower case',
});
export const Instant = Type.String({ format: 'date-time', description: 'An instant, RFC 3339, in UTC' });
export const Day = Type.String({
  pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
  description: 'A calendar day, YYYY-MM-DD',
});
export const Nullable = <T extends TSchema>(schema: T, description: string) =>
  Type.Union([schema, Type.Null()], { description });

/** One of a few fixed words. */
export function oneOf<const Word extends string>(words: readonly Word[], description: string) {
  return Type.Unsafe<Word>({ type: 'string', enum: [...words], description });
}

export const Text = Type.Object(
  {
    zh: Type.Union([Type.String(), Type.Null()], { description: 'In Chinese, where known' }),
    en: Type.Union([Type.String(), Type.Null()], { description: 'In English, where known' }),
  },
  { description: 'A text in the languages in which it is known' },
);
export type Text = Static<typeof Text>;

export const ProblemSchema = Type.Object(
  {
    type: Type.String({ description: 'about:blank: the code tells the kind' }),
    title: Type.String({ description: 'The kind of problem in a few words' }),
    status: Type.Integer({ description: 'The HTTP status' }),
    code: Type.String({ description: 'Stable name of the problem, module.state' }),
    detail: Type.String({ description: 'What happened and what to do next' }),
    reference: Type.String({ description: 'Number of this request in our log' }),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          field: Type.String({ description: 'Path of the field' }),
          reason: Type.String({ description: 'Why it was refused' }),
          reasonZh: Type.Optional(
            Type.String({ description: 'The same in Chinese, where it is written for a person' }),
          ),
          line: Type.Optional(Type.Integer({ description: 'Of a file: the line in which it stands, counted from 1' })),
        }),
        { description: 'The fields that were refused' },
      ),
    ),
  },
  { $id: 'Problem', description: 'An error answer (RFC 9457)' },
);

/** Of every request that books, pays or sends. */
export const IdempotencyHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      maxLength: 128,
      description: 'The same key and body get the same answer, however often they are sent',
    }),
  ),
});

/** Query of a keyset-paged list. */
export const PageQuery = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 300, description: 'Where the page before ended (its nextCursor)' })),
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: limits.pageMaxItems,
      default: limits.pageDefaultItems,
      description: 'Items on the page',
    }),
  ),
});

/** A keyset-paged list of one kind of item. */
export function pageOf<T extends TSchema>(item: T) {
  return Type.Object({
    items: Type.Array(item, { description: 'The items of this page' }),
    nextCursor: Type.Union([Type.String(), Type.Null()], {
      description: 'Hand it back to get the next page; null on the last',
    }),
  });
}

/** Encodes the position of a page; opaque to clients. */
export function encodeCursor(parts: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @returns the parts, or null when the text is no cursor with that many parts. */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits =
      Array.isArray(parts) &&
      parts.length === length &&
      parts.every((p) => p === null || typeof p === 'string' || typeof p === 'number');
    return fits ? (parts as (string | number | null)[]) : null;
  } catch {
    return null;
  }
}
