import { Type } from 'typebox';
import type { BankContext } from '../bank-context.ts';

/** Data, links and meta of an answer; `path` begins behind the issuer. */
export function envelope<Data extends object>({ config }: BankContext, path: string, data: Data) {
  return { Data: data, Links: { Self: config.issuer + path }, Meta: {} };
}

/** An answer in the shape of the published document, which alone describes its members. */
export function published(name: string) {
  return Type.Object(
    {
      Data: Type.Object({}, { additionalProperties: true, description: 'As the published document says.' }),
      Links: Type.Object({
        Self: Type.String({ description: 'This address.' }),
        Next: Type.Optional(Type.String({ description: 'Where the list goes on.' })),
      }),
      Meta: Type.Object({}, { additionalProperties: true, description: 'Pages, where there are several.' }),
    },
    { additionalProperties: true, $id: name, description: 'UK Open Banking v4.0.' },
  );
}

export const ObErrorView = Type.Object(
  {
    Id: Type.String({ description: 'Finds the request in the log of the bank.' }),
    Code: Type.String({ description: 'Status of HTTP in words.' }),
    Message: Type.String({ description: 'What happened.' }),
    Errors: Type.Array(
      Type.Object({
        ErrorCode: Type.String({ description: 'Of the code set OBExternalStatusReason1Code.' }),
        Message: Type.Optional(Type.String({ description: 'In words.' })),
        Path: Type.Optional(Type.String({ description: 'The wrong member or header.' })),
      }),
      { description: 'Everything that is wrong.' },
    ),
  },
  { $id: 'OBErrorResponse1', description: 'An error of UK Open Banking.' },
);

/** The answers of an operation that are errors with a body. */
export function obErrors<Status extends number>(...statuses: Status[]): Record<Status, typeof ObErrorView> {
  return Object.fromEntries(statuses.map((status) => [status, ObErrorView])) as Record<Status, typeof ObErrorView>;
}
