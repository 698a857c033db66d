import { Type } from 'typebox';

const Id = (description: string) => Type.String({ pattern: '^[\\x21-\\x7e]{1,100}$', description });
const strict = { additionalProperties: false };

const who = {
  subject: Id('The person at this bank: sub of its ID tokens.'),
  roleId: Id('The role that the person acts in.'),
  departmentId: Id('The department that the person acts in.'),
};

export const HolderKey = Type.Object(who, { ...strict, $id: 'HolderKey', description: 'A line of the holders.' });

export const RequirementBody = Type.Object(
  {
    requirementId: Id('Identifier that the client gives.'),
    basedOnVersion: Type.Integer({ minimum: 1, description: 'The version that it shall replace.' }),
    table: Type.Record(Type.String(), Type.Unknown(), {
      description:
        'The wanted table: departments, roles, holders, grants and approvalRules. The bank fills in the accounts.',
    }),
    submittedBy: Type.Object(who, { ...strict, description: 'Who asks.' }),
    approvedBy: Type.Array(
      Type.Object(
        { ...who, approvedAt: Type.String({ format: 'date-time', description: 'When the person approved.' }) },
        strict,
      ),
      { maxItems: 20, description: 'Who approved: at least one other person.' },
    ),
  },
  { ...strict, $id: 'PermissionRequirement' },
);

export const RequirementView = Type.Object(
  {
    requirementId: Type.String({ description: 'Identifier that the client gave.' }),
    status: Type.Enum(['received', 'built', 'refused'], { description: 'What came of it.' }),
    version: Type.Union([Type.Integer(), Type.Null()], { description: 'The version that was built from it.' }),
    errors: Type.Array(
      Type.Object({
        field: Type.String({ description: 'The wrong member.' }),
        reason: Type.String({ description: 'What is wrong with it.' }),
      }),
      { description: 'Why it was refused.' },
    ),
  },
  { $id: 'PermissionRequirementStatus' },
);

export const RequirementParams = Type.Object({
  customerId: Type.String({ maxLength: 100, description: 'Identifier of the customer at this bank.' }),
  requirementId: Type.String({ maxLength: 100, description: 'Identifier that the client gave.' }),
});
