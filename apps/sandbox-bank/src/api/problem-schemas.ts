import { Type } from 'typebox';

export const ProblemView = Type.Object(
  {
    type: Type.String({ description: 'Names the kind of problem.' }),
    title: Type.String({ description: 'The kind of problem in words.' }),
    status: Type.Integer({ description: 'HTTP status.' }),
    code: Type.String({ description: 'Stable code of the problem.' }),
    detail: Type.String({ description: 'What happened, and what can be done.' }),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          field: Type.String({ description: 'The wrong member.' }),
          reason: Type.String({ description: 'What is wrong with it.' }),
        }),
        { description: 'The wrong members of the request.' },
      ),
    ),
    reference: Type.String({ description: 'Finds the request in the log of the bank.' }),
  },
  { $id: 'Problem', description: 'A problem (RFC 9457).' },
);

/** The answers of an operation that are problems. */
export function problems<Status extends number>(...statuses: Status[]): Record<Status, typeof ProblemView> {
  return Object.fromEntries(statuses.map((status) => [status, ProblemView])) as Record<Status, typeof ProblemView>;
}
