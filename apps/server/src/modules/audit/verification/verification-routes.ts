import { readIdCursor } from '../../../platform/http/cursors.ts';
import { encodeCursor, PageQuery, pageOf } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import type { NamedEnterprise } from '../audit-names.ts';
import { VerificationView } from './verification-schemas.ts';
import type { VerificationService } from './verification-service.ts';
import type { AuditVerification } from './verification-store.ts';

const tags = ['audit'];
type NamesOf = (ids: readonly string[]) => Promise<ReadonlyMap<string, NamedEnterprise>>;

export function verificationRoutes(app: App, verifications: VerificationService, namesOf: NamesOf): void {
  app.post(
    '/v1/operator/audit/verify',
    {
      config: { action: 'operator:audit_read' },
      schema: {
        operationId: 'audit.verify',
        tags,
        summary: 'Recompute every chain of the audit, in the background',
        description:
          'One at a time: while one runs, the answer is that one. Read audit.verifications for its progress.',
        response: { 202: VerificationView },
      },
    },
    async (request, reply) => {
      const begun = await verifications.begin(actingContextOf(request));
      return reply.code(202).send(present(begun, new Map()));
    },
  );

  app.get(
    '/v1/operator/audit/verifications',
    {
      config: { action: 'operator:audit_read' },
      schema: {
        operationId: 'audit.verifications',
        tags,
        summary: 'Verifications of the audit and what they found, newest first',
        querystring: PageQuery,
        response: { 200: pageOf(VerificationView) },
      },
    },
    async (request) => {
      const limit = request.query.limit ?? limits.pageDefaultItems;
      const found = await verifications.list({ before: readIdCursor(request.query.cursor), limit: limit + 1 });
      const items = found.slice(0, limit);
      const last = found.length > limit ? items.at(-1) : undefined;
      const names = await namesOf([...new Set(items.flatMap((run) => run.faults.map((fault) => fault.enterpriseId)))]);
      return {
        items: items.map((run) => present(run, names)),
        nextCursor: last === undefined ? null : encodeCursor([last.verificationId]),
      };
    },
  );
}

function present(run: AuditVerification, names: ReadonlyMap<string, NamedEnterprise>): VerificationView {
  const { verificationId: id, state, faults, startedAt, finishedAt } = run;
  return {
    id,
    state,
    lines: Number(run.lines),
    chains: Number(run.chains),
    chainsTotal: Number(run.chainsTotal),
    faults: faults.map(({ enterpriseId, position, kind, line }) => {
      const { name = { zh: null, en: null }, verified = false } = names.get(enterpriseId) ?? {};
      const { lineId = '', occurredAt = '', action = '', target = '' } = line ?? {};
      return {
        enterprise: { id: enterpriseId, name, verified },
        position,
        kind,
        line: line === null ? null : { id: lineId, occurredAt, action, target },
      };
    }),
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    tookMs: finishedAt === null ? null : Math.max(0, finishedAt.getTime() - startedAt.getTime()),
  };
}
