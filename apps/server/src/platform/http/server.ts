import type { FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LogController, fastify } from 'fastify';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { ActingContext } from '../acting-context.ts';
import { newId } from '../ids.ts';
import { limits } from '../limits.ts';
import type { Log } from '../log.ts';
import { installCleanText } from './clean-text.ts';
import { installNamedSchemas } from './named-schemas.ts';
import { installOpenapi } from './openapi.ts';
import { answerUnreadable, installProblems } from './problems.ts';
import { installSameOrigin } from './same-origin.ts';
import { narrowSerializers } from './serializers.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route does, `noun:verb`; `public` for anyone, `session` for anyone signed in. Every route declares one. */
    action?: string;
    /** The body is signed by its sender, who is no browser: no Origin is asked for. */
    signedBody?: boolean;
  }
  interface FastifyRequest {
    /** Set by the authorization hook on every route that is not public. */
    actingContext: ActingContext | null;
  }
  interface FastifyInstance {
    /** Every route with what it demands, for the tests that walk them all. */
    declaredRoutes: DeclaredRoute[];
  }
}

export interface DeclaredRoute {
  readonly method: string;
  readonly url: string;
  readonly action: string;
  readonly operationId: string | null;
}

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, Log, TypeBoxTypeProvider>;

/** Decides before the handler runs; throws a Problem when the request may not go on. */
export type AuthorizeRequest = (request: FastifyRequest, action: string) => Promise<ActingContext | null>;

/** The HTTP ground: limits, problem answers, same-origin rule, and an authorization for every route. */
export async function createHttp(options: {
  log: Log;
  publicUrl: string;
  sessionCookie: string;
  authorize: AuthorizeRequest;
  trustProxy: boolean;
  /** From one address; a proxy's addresses count only when it is trusted. */
  requestsPerMinute: number;
}): Promise<App> {
  const app: App = fastify({
    loggerInstance: options.log,
    bodyLimit: limits.bodyMaxBytes,
    genReqId: () => newId(),
    logController: new LogController({ disableRequestLogging: true }),
    // The one proxy in front of us: what stands further left in X-Forwarded-For anybody may have written.
    trustProxy: (_address: string, hop: number) => options.trustProxy && hop === 0,
    frameworkErrors: answerUnreadable,
    routerOptions: { maxParamLength: 300 },
    schemaController: { compilersFactory: { buildSerializer: narrowSerializers() } },
    ajv: {
      // Not strict about numbers: a strict validator holds no bound against the Infinity that it reads from "1e400".
      customOptions: {
        removeAdditional: false,
        useDefaults: true,
        coerceTypes: 'array',
        allErrors: false,
        strictNumbers: false,
      },
    },
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.decorateRequest('actingContext', null);
  installProblems(app, options.log);
  await app.register(cookie);
  await app.register(rateLimit, { max: options.requestsPerMinute, timeWindow: '1 minute' });
  installSameOrigin(app, options.publicUrl);
  installSecurityHeaders(app);
  installAuthorization(app, options.authorize);
  installCleanText(app);
  installNamedSchemas(app);
  await installOpenapi(app, options.sessionCookie);
  return app;
}

function installAuthorization(app: App, authorize: AuthorizeRequest): void {
  app.decorate('declaredRoutes', []);
  app.addHook('onRoute', (route) => {
    const action = route.config?.action;
    if (action === undefined) throw new Error(`the route ${String(route.method)} ${route.url} declares no action`);
    for (const method of [route.method].flat()) {
      app.declaredRoutes.push({ method, url: route.url, action, operationId: route.schema?.operationId ?? null });
    }
  });
  // After the schema has been held against params and before the handler: a caller without authority learns nothing from validation.
  app.addHook('onRequest', async (request) => {
    const { action } = request.routeOptions.config;
    if (action === undefined || action === 'public') return;
    request.actingContext = await authorize(request, action);
  });
}

function installSecurityHeaders(app: App): void {
  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
      'cache-control': 'no-store',
    });
  });
}

/** The acting context of a route that is not public. */
export function actingContextOf(request: FastifyRequest): ActingContext {
  if (request.actingContext === null) throw new Error('the route is public: it has no acting context');
  return request.actingContext;
}
