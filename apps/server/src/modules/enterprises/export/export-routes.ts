import { Type } from 'typebox';
import { Instant, Uuid } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { ExportService } from './export-service.ts';

const ExportSchema = Type.Object(
  {
    format: Type.String({ description: 'How the document is made' }),
    exportedAt: Type.String({ ...Instant, description: 'The instant of which it tells' }),
    enterpriseId: Type.String({ ...Uuid, description: 'Id of your enterprise' }),
    sections: Type.Record(Type.String(), Type.Array(Type.Object({}, { additionalProperties: true })), {
      description: 'The rows that are yours, by the table that holds them; without secrets',
    }),
  },
  { description: 'Everything that the network holds of your enterprise' },
);

export function exportRoutes(app: App, deps: EnterprisesDeps): void {
  const exports = new ExportService(deps);
  app.post(
    '/v1/enterprise/export',
    {
      config: { action: 'enterprise:export' },
      schema: {
        operationId: 'enterprise.export',
        summary: 'Everything that the network holds of your enterprise, as one document',
        tags: ['enterprises'],
        response: { 200: ExportSchema },
      },
    },
    async (request, reply) => {
      const document = await exports.open(actingContextOf(request));
      const day = deps.clock.now().toISOString().slice(0, 10);
      void reply.header('content-disposition', `attachment; filename="guildhall-export-${day}.json"`);
      // A stream is sent as it is, whatever the type of the answer says.
      return reply.type('application/json; charset=utf-8').send(document as never);
    },
  );
}
