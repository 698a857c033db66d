import { actingContextOf, type App } from '../../../platform/http/server.ts';
import {
  MineQuery,
  MyPermissions,
  OfPersonQuery,
  PersonPermissions,
  SimulateBody,
  Simulation,
  WhoMay,
  WhoMayBody,
} from './question-schemas.ts';
import type { QuestionService } from './question-service.ts';

const tags = ['permissions'];

export function questionRoutes(app: App, questions: QuestionService): void {
  app.get(
    '/v1/permissions/mine',
    {
      config: { action: 'mandates:read' },
      schema: {
        operationId: 'permissions.mine',
        tags,
        summary: 'What my mandate opens: accounts, actions and limits',
        querystring: MineQuery,
        response: { 200: MyPermissions },
      },
    },
    async (request) => questions.mine(actingContextOf(request), request.query),
  );

  app.post(
    '/v1/permissions/simulate',
    {
      config: { action: 'permissions:evaluate' },
      schema: {
        operationId: 'permissions.simulate',
        tags,
        summary: 'What would be decided, and how that comes',
        description: 'Nothing is done and nothing is consumed.',
        body: SimulateBody,
        response: { 200: Simulation },
      },
    },
    async (request) => questions.simulate(actingContextOf(request), request.body),
  );

  app.post(
    '/v1/permissions/who-may',
    {
      config: { action: 'permissions:evaluate' },
      schema: {
        operationId: 'permissions.who_may',
        tags,
        summary: 'Who may do it, and why the others may not',
        body: WhoMayBody,
        response: { 200: WhoMay },
      },
    },
    async (request) => questions.whoMay(actingContextOf(request), request.body),
  );

  app.get(
    '/v1/permissions/of-person',
    {
      config: { action: 'permissions:evaluate' },
      schema: {
        operationId: 'permissions.of_person',
        tags,
        summary: 'Everything that a person may do, and why not the rest',
        querystring: OfPersonQuery,
        response: { 200: PersonPermissions },
      },
    },
    async (request) => questions.ofPerson(actingContextOf(request), request.query),
  );
}
