import { randomBytes } from 'node:crypto';
import formbody from '@fastify/formbody';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance } from 'fastify';
import { activityDeskRoutes } from './activity/activity-page.ts';
import { activityRoutes } from './activity/activity-routes.ts';
import { createApiGuard, createTokenCheck } from './api/api-guard.ts';
import { createConsentGuard } from './api/consent-guard.ts';
import { compileValidator } from './api/validator.ts';
import { installErrors } from './api/errors.ts';
import { openApiOptions } from './api/openapi.ts';
import type { BankContext } from './bank-context.ts';
import { consentRoutes } from './consents/consent-routes.ts';
import { escrowRoutes } from './escrows/escrow-routes.ts';
import { pollRoutes } from './events/poll-routes.ts';
import { interbankRoutes } from './interbank/interbank-routes.ts';
import type { PeerSignatures } from './interbank/peer-signature.ts';
import { recordsRoutes } from './journal/records-routes.ts';
import { keyRoutes } from './keys/key-routes.ts';
import { limits } from './limits.ts';
import { isProviderPath, type ProviderHolder } from './oidc/provider-holder.ts';
import { aispRoutes } from './open-banking/aisp-routes.ts';
import { pispRoutes } from './open-banking/pisp-routes.ts';
import { offerRoutes } from './offers/offer-routes.ts';
import { operatorRoutes } from './operator/operator-routes.ts';
import { sandboxRoutes } from './operator/sandbox-routes.ts';
import { assetRoutes } from './pages/asset-routes.ts';
import { requirementRoutes } from './permissions/requirement-routes.ts';
import { tableRoutes } from './permissions/table-routes.ts';
import { createBankServer } from './server.ts';
import { signInRoutes } from './sign-in/sign-in-routes.ts';
import { statementFileRoutes } from './statements/statement-file-routes.ts';
import { attachmentRoutes } from './submissions/attachment-routes.ts';
import { formRoutes } from './submissions/form-routes.ts';
import { submissionRoutes } from './submissions/submission-routes.ts';

/** Puts the bank's HTTP interface together: the authorization server and the bank's own routes behind one port. */
export async function buildApp(
  bank: BankContext,
  oidc: ProviderHolder,
  peers: PeerSignatures,
): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: limits.bodyBytes,
    logger: false,
    genReqId: () => randomBytes(6).toString('hex'),
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    serverFactory: (own) =>
      createBankServer(bank, (request, response, path) =>
        isProviderPath(path) ? oidc.handle(request, response) : own(request, response),
      ),
  }).withTypeProvider<TypeBoxTypeProvider>();

  app.setValidatorCompiler(compileValidator);
  installErrors(app, bank.log);
  await app.register(formbody, { bodyLimit: 32 * 1024 });
  await app.register(swagger, openApiOptions(bank.config));
  const tokens = createTokenCheck(bank);
  const guard = createApiGuard(tokens, oidc);
  await app.register(keyRoutes(bank.keys));
  await app.register(consentRoutes(bank, guard));
  await app.register(recordsRoutes(bank, guard));
  await app.register(tableRoutes(bank, guard));
  await app.register(escrowRoutes(bank, guard));
  await app.register(aispRoutes(bank, guard), { prefix: '/open-banking/v4.0/aisp' });
  await app.register(pispRoutes(bank, guard, createConsentGuard(tokens, oidc)), { prefix: '/open-banking/v4.0/pisp' });
  await app.register(interbankRoutes(bank, peers));
  await app.register(requirementRoutes(bank, guard));
  await app.register(activityRoutes(bank, guard));
  await app.register(activityDeskRoutes(bank));
  await app.register(formRoutes(guard));
  await app.register(offerRoutes(bank, guard));
  await app.register(submissionRoutes(bank, guard));
  await app.register(attachmentRoutes(bank, guard));
  await app.register(statementFileRoutes(bank, guard));
  await app.register(pollRoutes(bank, guard));
  await app.register(sandboxRoutes(bank, oidc));
  await app.register(operatorRoutes(bank, oidc));
  await app.register(assetRoutes(bank));
  await app.register(signInRoutes(bank, oidc));
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  app.get('/healthz', { schema: { hide: true } }, async () => {
    await bank.db.query('select 1');
    return { status: 'ok', bank: bank.config.bankId };
  });
  return app;
}
