import { IdempotencyHeaders } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { RegistrationSchema, StatementInput } from './registration-schemas.ts';
import type { RegistrationService } from './registration-service.ts';

const tags = ['registration'];

export function registrationRoutes(app: App, registrations: RegistrationService): void {
  app.get(
    '/v1/registration',
    {
      config: { action: 'registration:read' },
      schema: {
        operationId: 'registrations.read',
        summary: 'The registration of your own enterprise, and the way onto the network',
        tags,
        response: { 200: RegistrationSchema },
      },
    },
    async (request) => registrations.read(actingContextOf(request)),
  );

  app.put(
    '/v1/registration',
    {
      config: { action: 'registration:manage' },
      schema: {
        operationId: 'registrations.save',
        summary: 'Writes what the enterprise states of itself; it is compared once it is submitted',
        tags,
        body: StatementInput,
        response: { 200: RegistrationSchema },
      },
    },
    async (request) => registrations.save(actingContextOf(request), request.body),
  );

  app.post(
    '/v1/registration/submit',
    {
      config: { action: 'registration:manage' },
      schema: {
        operationId: 'registrations.submit',
        summary: 'Submits the statement: it is held against what banks and registries say',
        tags,
        headers: IdempotencyHeaders,
        response: { 200: RegistrationSchema },
      },
    },
    async (request) => registrations.submit(actingContextOf(request), request.headers['idempotency-key']),
  );

  app.post(
    '/v1/registration/withdraw',
    {
      config: { action: 'registration:manage' },
      schema: {
        operationId: 'registrations.withdraw',
        summary: 'Takes a statement back that is not decided yet',
        tags,
        response: { 200: RegistrationSchema },
      },
    },
    async (request) => registrations.withdraw(actingContextOf(request)),
  );
}
