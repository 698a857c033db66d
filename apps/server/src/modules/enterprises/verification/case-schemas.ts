import { Type, type Static } from 'typebox';
import { Instant, Nullable, PageQuery, Uuid, oneOf } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';
import { EvidenceDocumentSchema } from '../documents/document-schemas.ts';
import { EnterpriseRefSchema } from '../profile/enterprise-schemas.ts';
import { ComparedFieldSchema } from '../registration/registration-schemas.ts';
import { caseKinds, outcomes } from './case.ts';

const { reasonMinCharacters, reasonMaxCharacters } = limits.cases;

export const CaseParams = Type.Object({ caseId: Type.String({ ...Uuid, description: 'Id of the case' }) });

export const CasesQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(oneOf(['open', 'decided'], 'Only those that stand so; open when absent')),
  kind: Type.Optional(oneOf(caseKinds, 'Only those of this kind')),
});

export const DecisionInput = Type.Object(
  {
    outcome: oneOf(
      outcomes,
      'accept: it may stand; return: the enterprise has to change it; refuse: it is not verified',
    ),
    reason: Type.String({
      minLength: reasonMinCharacters,
      maxLength: reasonMaxCharacters,
      description: 'Why, and what to do; the enterprise reads it',
    }),
    revision: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1_000_000,
        description: 'Revision of the case that was looked at: refused when it has changed since',
      }),
    ),
  },
  { additionalProperties: false, description: 'What an operator decides' },
);
export type DecisionInput = Static<typeof DecisionInput>;

const summary = {
  id: Type.String({ ...Uuid, description: 'Id of the case' }),
  kind: oneOf(caseKinds, 'Why a person must decide'),
  state: oneOf(['open', 'decided'], 'Whether it is still to be decided'),
  openedAt: Instant,
  enterprise: EnterpriseRefSchema,
  otherEnterprise: Nullable(EnterpriseRefSchema, 'To whom a stated number belongs'),
  decision: Nullable(
    Type.Object({
      outcome: oneOf([...outcomes, 'settled'], 'settled: what it was about is gone, without a decision'),
      reason: Nullable(Type.String(), 'What the enterprise reads'),
      decidedAt: Instant,
    }),
    'What became of it',
  ),
};

export const CaseSummarySchema = Type.Object(summary, { $id: 'CaseSummary', description: 'A case in the queue' });
export const CaseSchema = Type.Object(
  {
    ...summary,
    revision: Type.Integer({ description: 'Counts what changed in it while it was open' }),
    fields: Type.Array(ComparedFieldSchema, { description: 'What was stated beside what the sources say' }),
    documents: Type.Array(EvidenceDocumentSchema, {
      description: 'Evidence documents of the enterprise in force; none once the case is decided',
    }),
    can: Type.Array(oneOf(outcomes, 'One thing that you may decide'), { description: 'What you may decide' }),
  },
  { $id: 'Case', description: 'A case with what it takes to decide it' },
);
export type CaseSummaryView = Static<typeof CaseSummarySchema>;
export type CaseView = Static<typeof CaseSchema>;
