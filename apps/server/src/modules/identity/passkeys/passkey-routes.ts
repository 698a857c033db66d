import { Type } from 'typebox';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { asId } from '../../../platform/ids.ts';
import { NewPasskeyBody, Passkey, PasskeyBegun, PasskeyList, PasskeyParams } from './passkey-schemas.ts';
import type { PasskeyService } from './passkey-service.ts';
import type { StoredPasskey } from './passkey-store.ts';

const tags = ['passkeys'];

export function passkeyRoutes(app: App, passkeys: PasskeyService): void {
  app.get(
    '/v1/passkeys',
    {
      config: { action: 'passkeys:manage' },
      schema: { operationId: 'passkeys.list', tags, summary: 'My passkeys', response: { 200: PasskeyList } },
    },
    async (request) => {
      const { passkeys: mine, mayAdd } = await passkeys.list(actingContextOf(request));
      return { items: mine.map(present), mayAdd };
    },
  );

  app.post(
    '/v1/passkeys/begin',
    {
      config: { action: 'passkeys:manage' },
      schema: {
        operationId: 'passkeys.begin',
        tags,
        summary: 'What the browser is to ask an authenticator in order to make a passkey',
        response: { 200: PasskeyBegun },
      },
    },
    async (request) => ({ options: await passkeys.begin(actingContextOf(request)) }),
  );

  app.post(
    '/v1/passkeys',
    {
      config: { action: 'passkeys:manage' },
      schema: {
        operationId: 'passkeys.add',
        tags,
        summary: 'Add the passkey that was made',
        body: NewPasskeyBody,
        response: { 201: Passkey },
      },
    },
    async (request, reply) =>
      reply.status(201).send(present(await passkeys.add(actingContextOf(request), request.body))),
  );

  app.delete(
    '/v1/passkeys/:passkeyId',
    {
      config: { action: 'passkeys:manage' },
      schema: {
        operationId: 'passkeys.remove',
        tags,
        summary: 'Remove one of my passkeys',
        params: PasskeyParams,
        response: { 204: Type.Null({ description: 'It vouches for nothing any more' }) },
      },
    },
    async (request, reply) => {
      await passkeys.remove(actingContextOf(request), asId(request.params.passkeyId));
      return reply.status(204).send(null);
    },
  );
}

function present({ passkeyId, name, backedUp, createdAt, lastUsedAt }: StoredPasskey) {
  return {
    id: passkeyId,
    name,
    backedUp,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
