import { fastify } from 'fastify';
import { docsPolicy } from './content-security.ts';
import type { App } from './server.ts';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Guildhall API</title>
  </head>
  <body>
    <script id="api-reference" data-url="/openapi.json" data-configuration="${attribute({
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
      showDeveloperTools: 'never',
      documentDownloadType: 'json',
      agent: { disabled: true },
      mcp: { disabled: true },
    })}"></script>
    <script src="/docs/reference.js"></script>
  </body>
</html>
`;

/** The readable form of /openapi.json; everything it loads comes from this server. */
export function docsRoutes(app: App): void {
  let script: Promise<string> | null = null;
  app.get(
    '/docs',
    { config: { action: 'public' }, schema: { hide: true, operationId: 'docs.read' } },
    (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('content-security-policy', docsPolicy).send(page),
  );
  app.get(
    '/docs/reference.js',
    { config: { action: 'public' }, schema: { hide: true, operationId: 'docs.read_script' } },
    async (_request, reply) => {
      script ??= readScript();
      return reply
        .type('text/javascript; charset=utf-8')
        .header('cache-control', 'public, max-age=3600')
        .send(await script);
    },
  );
}

/**
 * The package hands its 4 MB script out only through a plugin: a throwaway instance takes it, at the first reader and not at
 * every start.
 */
async function readScript(): Promise<string> {
  const { default: reference } = await import('@scalar/fastify-api-reference');
  const shelf = fastify();
  try {
    await shelf.register(reference, { routePrefix: '/docs', configuration: { url: '/openapi.json' } });
    const answer = await shelf.inject('/docs/js/scalar.js');
    if (answer.statusCode !== 200) throw new Error(`the reference script is not there: ${answer.statusCode}`);
    return answer.body;
  } finally {
    await shelf.close();
  }
}

function attribute(value: object): string {
  return JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
