import { Type } from 'typebox';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import { Text } from '../../../platform/http/schemas.ts';
import type { App } from '../../../platform/http/server.ts';
import { selectState } from './connection-store.ts';
import { healthOf } from './connection.ts';
import type { ClientKeys } from './client-keys.ts';
import type { Connections } from './connections.ts';

const BankView = Type.Object(
  {
    slug: Type.String({ description: 'Short name of the connection, as in addresses' }),
    name: Text,
    mark: Type.String({ description: 'One character that stands for the bank' }),
    color: Type.String({ description: "The bank's colour, #RRGGBB" }),
    available: Type.Boolean({ description: 'False while the bank does not answer' }),
    sandbox: Type.Boolean({
      description: 'A bank of this machine for trying things out: everything in it is invented',
    }),
  },
  { $id: 'Bank', description: 'A bank through which one can sign in' },
);

export function connectionRoutes(
  app: App,
  deps: {
    connections: Connections;
    clientKeys: ClientKeys;
    db: Database;
    clock: Clock;
    loopbackOrigins: readonly string[];
  },
): void {
  const { connections, clientKeys, db, clock, loopbackOrigins } = deps;

  app.get(
    '/v1/banks',
    {
      config: { action: 'public' },
      schema: {
        operationId: 'banks.list',
        tags: ['bank'],
        summary: 'Banks through which one can sign in',
        response: { 200: Type.Object({ items: Type.Array(BankView, { description: 'All connected banks' }) }) },
      },
    },
    async () => {
      const all = connections.all();
      const states = await db.as(null, async (tx) => {
        const found = [];
        for (const { connectionId } of all) found.push(await selectState(tx, connectionId));
        return found;
      });
      const items = all.map(({ slug, issuer, nameZh, nameEn, mark, color }, place) => {
        const state = states[place];
        return {
          slug,
          name: { zh: nameZh, en: nameEn },
          mark,
          color,
          available: state !== undefined && healthOf(state, clock.now()) !== 'down',
          sandbox: loopbackOrigins.includes(new URL(issuer).origin),
        };
      });
      return { items };
    },
  );

  app.get(
    '/v1/bank-connections/:bank/jwks.json',
    {
      config: { action: 'public' },
      schema: {
        operationId: 'bank_connections.jwks',
        tags: ['bank'],
        summary: "The network's own public keys towards this bank (RFC 7517)",
        params: Type.Object({ bank: Type.String({ maxLength: 60, description: 'Slug of the bank' }) }),
        response: {
          200: Type.Object({
            keys: Type.Array(Type.Record(Type.String(), Type.Unknown()), { description: 'Public keys, newest first' }),
          }),
        },
      },
    },
    async (request, reply) => {
      const { connectionId } = connections.bySlug(request.params.bank);
      void reply.header('cache-control', 'public, max-age=60');
      const { keys } = await clientKeys.published(connectionId);
      return { keys: [...keys] };
    },
  );
}
