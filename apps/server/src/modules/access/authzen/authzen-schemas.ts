import { Type, type Static } from 'typebox';
import { oneOf } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';

/** OpenID AuthZEN Authorization API 1.0. What it does not name is passed over (§5: properties and context are open objects). */
const { nameMaxCharacters, idMaxCharacters, evaluations, resultsMaxItems, tokenMaxCharacters } = limits.authzen;
const Open = (description: string) => Type.Record(Type.String(), Type.Unknown(), { description });
const Kind = Type.String({ minLength: 1, maxLength: nameMaxCharacters, description: 'The kind of it' });
const Id = Type.String({ minLength: 1, maxLength: idMaxCharacters, description: 'Which one of its kind' });
const Entity = (description: string) =>
  Type.Object({ type: Kind, id: Id, properties: Type.Optional(Open('More of it')) }, { description });
const Sought = (description: string) =>
  Type.Object({ type: Kind, properties: Type.Optional(Open('More of it')) }, { description });

const Subject = Entity('Who: a `person` as the bank calls him, or a `mandate`: person/role/department');
const Resource = Entity('What with: an `account` by its number, or a `payment` whose properties say the rest');
const Action = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: nameMaxCharacters, description: 'An account action' }),
    properties: Type.Optional(Open('Its amount and currency')),
  },
  { description: 'What is to be done' },
);
const Context = Open('When (`time`, an instant), and what else is known');

export const EvaluationRequest = Type.Object(
  { subject: Subject, resource: Resource, action: Action, context: Type.Optional(Context) },
  { $id: 'AuthzenEvaluationRequest', description: 'May the subject do this (AuthZEN 1.0 §6.1)' },
);
export const EvaluationResponse = Type.Object(
  {
    decision: Type.Boolean({ description: 'Whether it may be done' }),
    context: Type.Optional(Open('How that comes')),
  },
  { $id: 'AuthzenEvaluationResponse', description: 'Whether it may be done (AuthZEN 1.0 §6.2)' },
);
const semantics = ['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'] as const;
export const EvaluationsRequest = Type.Object(
  {
    subject: Type.Optional(Subject),
    resource: Type.Optional(Resource),
    action: Type.Optional(Action),
    context: Type.Optional(Context),
    evaluations: Type.Optional(
      Type.Array(
        Type.Object(
          {
            subject: Type.Optional(Subject),
            resource: Type.Optional(Resource),
            action: Type.Optional(Action),
            context: Type.Optional(Context),
          },
          { description: 'What is left out is taken from the request around it' },
        ),
        { maxItems: evaluations, description: 'Each is answered by itself, in this order' },
      ),
    ),
    options: Type.Optional(
      Type.Object(
        { evaluations_semantic: Type.Optional(oneOf(semantics, 'Whether to stop at the first denial or permission')) },
        { description: 'How to go about it' },
      ),
    ),
  },
  { $id: 'AuthzenEvaluationsRequest', description: 'Several evaluations in one (AuthZEN 1.0 §7.1)' },
);
export const EvaluationsResponse = Type.Object(
  {
    decision: Type.Optional(Type.Boolean({ description: 'Of a request without evaluations' })),
    context: Type.Optional(Open('Of a request without evaluations')),
    evaluations: Type.Optional(Type.Array(EvaluationResponse, { description: 'In the order of the request' })),
  },
  { $id: 'AuthzenEvaluationsResponse', description: 'The answers (AuthZEN 1.0 §7.2)' },
);

const PageRequest = Type.Optional(
  Type.Object(
    {
      token: Type.Optional(
        Type.String({ maxLength: tokenMaxCharacters, description: 'The next_token of the page before' }),
      ),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: resultsMaxItems, description: 'Results of the page' })),
    },
    { description: 'Which page (AuthZEN 1.0 §8.2)' },
  ),
);
export const SubjectSearch = Type.Object(
  {
    subject: Sought('Which kind of subject'),
    action: Action,
    resource: Resource,
    context: Type.Optional(Context),
    page: PageRequest,
  },
  { $id: 'AuthzenSubjectSearch', description: 'Who may do this (AuthZEN 1.0 §8.4)' },
);
export const ResourceSearch = Type.Object(
  {
    subject: Subject,
    action: Action,
    resource: Sought('Which kind of resource'),
    context: Type.Optional(Context),
    page: PageRequest,
  },
  { $id: 'AuthzenResourceSearch', description: 'With what may the subject do this (AuthZEN 1.0 §8.5)' },
);
export const ActionSearch = Type.Object(
  { subject: Subject, resource: Resource, context: Type.Optional(Context), page: PageRequest },
  { $id: 'AuthzenActionSearch', description: 'What may the subject do with it (AuthZEN 1.0 §8.6)' },
);
const PageResponse = Type.Object(
  {
    next_token: Type.String({ description: 'For the next page; empty on the last' }),
    count: Type.Integer({ description: 'Results on this page' }),
    total: Type.Integer({ description: 'Results on all pages' }),
  },
  { description: 'Where this page stands' },
);
const resultsOf = <T extends ReturnType<typeof Type.Object>>(id: string, item: T, description: string) =>
  Type.Object(
    { results: Type.Array(item, { description: 'What was found' }), page: PageResponse },
    { $id: id, description },
  );
export const EntityResults = resultsOf(
  'AuthzenEntities',
  Type.Object(
    { type: Kind, id: Id, properties: Type.Optional(Open('More of it')) },
    { description: 'A subject or a resource' },
  ),
  'Subjects or resources that were found (AuthZEN 1.0 §8.3)',
);
export const ActionResults = resultsOf(
  'AuthzenActions',
  Type.Object({ name: Type.String({ description: 'An action' }) }, { description: 'An action' }),
  'Actions that were found (AuthZEN 1.0 §8.3)',
);
const Endpoint = (description: string) => Type.String({ description });
export const PdpMetadata = Type.Object(
  {
    policy_decision_point: Endpoint('Who decides'),
    access_evaluation_endpoint: Endpoint('One evaluation'),
    access_evaluations_endpoint: Endpoint('Several evaluations'),
    search_subject_endpoint: Endpoint('Who may'),
    search_resource_endpoint: Endpoint('With what'),
    search_action_endpoint: Endpoint('What'),
  },
  { $id: 'AuthzenMetadata', description: 'Where what is answered (AuthZEN 1.0 §9)' },
);
export type EvaluationRequest = Static<typeof EvaluationRequest>;
export type EvaluationResponse = Static<typeof EvaluationResponse>;
export type EvaluationsRequest = Static<typeof EvaluationsRequest>;
export type EvaluationsResponse = Static<typeof EvaluationsResponse>;
export type SubjectSearch = Static<typeof SubjectSearch>;
export type ResourceSearch = Static<typeof ResourceSearch>;
export type ActionSearch = Static<typeof ActionSearch>;
