import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import { notFound } from '../errors.ts';
import { pagePolicy } from './content-security.ts';
import { pageHints } from './page-hints.ts';
import type { App } from './server.ts';

/** Vite names what it builds by content: such a file never changes under its name. */
const hashed = /^assets\//;
/** The other forms of a file are not files of their own. */
const compressed = /\.(?:br|gz)$/;

/**
 * Serves the built web client. Only files that are there when the server starts are served, by exact name; every other path
 * of a page gets `index.html`, in which the client finds its own way.
 */
export async function webRoutes(app: App, directory: string, sessionCookie: string): Promise<void> {
  const hintsFor = await pageHints(directory);
  const files = await filesIn(directory);
  if (!files.has('index.html')) throw new Error(`GUILDHALL_WEB_DIR: there is no index.html in ${directory}`);
  await app.register(fastifyStatic, {
    root: directory,
    serve: false,
    cacheControl: false,
    index: false,
    // Beside each text file stand its brotli and gzip forms, made when the client was built.
    preCompressed: true,
  });
  app.get('/*', { config: { action: 'public' }, schema: { hide: true, operationId: 'web.read' } }, (request, reply) => {
    const path = pathOf(request.url);
    if (path !== null && files.has(path) && path !== 'index.html') {
      const lasting = hashed.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=300';
      return reply.header('cache-control', lasting).sendFile(path);
    }
    if (path === null || isOfApi(path) || hashed.test(path)) throw notFound(`GET ${request.url.split('?')[0]}`);
    const { cookie = '', 'accept-language': acceptLanguage = '' } = request.headers;
    const isMember = cookie.includes(`${sessionCookie}=`);
    return reply
      .headers({
        'cache-control': 'no-cache',
        'content-security-policy': pagePolicy,
        link: hintsFor({ path: `/${path}`, isMember, acceptLanguage }),
        vary: 'cookie, accept-language',
      })
      .sendFile('index.html');
  });
}

function isOfApi(path: string): boolean {
  return path === 'v1' || path.startsWith('v1/');
}

function pathOf(url: string): string | null {
  try {
    return decodeURIComponent(url.split('?')[0] ?? '').slice(1);
  } catch {
    return null;
  }
}

async function filesIn(directory: string): Promise<Set<string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return new Set(
    entries
      .filter((entry) => entry.isFile() && !compressed.test(entry.name))
      .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/')),
  );
}
