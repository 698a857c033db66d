import { actingContextOf, type App } from '../../../platform/http/server.ts';
import type { EmailService } from './email-service.ts';
import { ConfirmBody, EmailBody, Preferences, PreferencesBody } from './preferences-schemas.ts';
import type { PreferencesService } from './preferences-service.ts';

const tags = ['notifications'];

export function preferencesRoutes(app: App, preferences: PreferencesService, email: EmailService): void {
  app.get(
    '/v1/notification-preferences',
    {
      config: { action: 'notifications:read' },
      schema: {
        operationId: 'notification_preferences.read',
        tags,
        summary: 'How you are told',
        response: { 200: Preferences },
      },
    },
    async (request) => preferences.read(actingContextOf(request)),
  );

  app.put(
    '/v1/notification-preferences',
    {
      config: { action: 'notifications:manage' },
      schema: {
        operationId: 'notification_preferences.save',
        tags,
        summary: 'Choose how you are told',
        body: PreferencesBody,
        response: { 200: Preferences },
      },
    },
    async (request) => preferences.save(actingContextOf(request), request.body),
  );

  app.post(
    '/v1/notification-preferences/email',
    {
      config: { action: 'notifications:manage', rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        operationId: 'notification_preferences.set_email',
        tags,
        summary: 'Have a code sent to a new address, or take the address away',
        body: EmailBody,
        response: { 200: Preferences },
      },
    },
    async (request) => email.set(actingContextOf(request), request.body.address),
  );

  app.post(
    '/v1/notification-preferences/email/confirm',
    {
      config: { action: 'notifications:manage', rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        operationId: 'notification_preferences.confirm_email',
        tags,
        summary: 'Confirm the address by the code',
        body: ConfirmBody,
        response: { 200: Preferences },
      },
    },
    async (request) => email.confirm(actingContextOf(request), request.body.code),
  );
}
