import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { bankLimits } from '../bank-limits.ts';

/** What a bank answers of permission tables is held against these schemas; what they do not name is passed over. */
const Version = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

const TableAnswer = Type.Object({
  version: Version,
  currentVersion: Version,
  jws: Type.String({ minLength: 1, maxLength: bankLimits.tableMaxCharacters }),
});
export type TableAnswer = Static<typeof TableAnswer>;

const FieldErrors = Type.Array(
  Type.Object({ field: Type.String({ maxLength: 500 }), reason: Type.String({ maxLength: 2_000 }) }),
  { maxItems: 50_000 },
);

const RequirementAnswer = Type.Object({
  requirementId: Type.String({ minLength: 1, maxLength: 100 }),
  status: Type.Enum(['received', 'built', 'refused']),
  version: Type.Optional(Type.Union([Version, Type.Null()])),
  errors: Type.Optional(FieldErrors),
});
export type RequirementAnswer = Static<typeof RequirementAnswer>;

export const readTableAnswer = Compile(TableAnswer);
export const readRequirementAnswer = Compile(RequirementAnswer);
export const readFieldErrors = Compile(Type.Object({ errors: FieldErrors }));
