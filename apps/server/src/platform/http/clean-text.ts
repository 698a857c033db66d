import { invalid } from '../errors.ts';
import { isCleanText } from '../text.ts';
import type { App } from './server.ts';

/**
 * Refuses a request with a text that cannot be kept. Signed bodies judge themselves, and so does a route that answers everything
 * by a page.
 */
export function installCleanText(app: App): void {
  app.addHook('preValidation', async (request) => {
    const { config, attachValidation } = request.routeOptions;
    if (config.signedBody === true || attachValidation) return;
    const parts = { params: request.params, querystring: request.query, body: request.body };
    for (const [part, value] of Object.entries(parts)) {
      const place = uncleanPlace(value, part);
      if (place !== null) throw invalid(place, 'holds a character that cannot be kept');
    }
  });
}

function uncleanPlace(value: unknown, place: string): string | null {
  if (typeof value === 'string') return isCleanText(value) ? null : place;
  if (typeof value !== 'object' || value === null) return null;
  // The bytes of a file are no text yet: whoever reads the file judges it, and millions of bytes are not gone through one by one.
  if (ArrayBuffer.isView(value)) return null;
  for (const [name, inner] of Object.entries(value)) {
    const found = uncleanPlace(inner, `${place}.${name}`);
    if (found !== null) return found;
  }
  return null;
}
