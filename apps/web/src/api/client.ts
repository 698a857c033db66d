import createClient from 'openapi-fetch';
import type { paths } from './schema.gen.ts';
import { problemFromBody, problemFromThrown } from './problem.ts';

/**
 * The client of the public interface. The session is a cookie, and unsafe requests are same-origin JSON, which is what the
 * server's defence against forged requests asks for. `fetch` is looked up at each call so that tests can stand in for it.
 */
export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? '',
  credentials: 'same-origin',
  fetch: (request) => globalThis.fetch(request),
});

type Answer<Data> = { data?: Data; error?: unknown; response: Response };

/** The body of a successful answer. Throws a `Problem` for every other answer and when none came. */
export async function body<Data>(answer: Promise<Answer<Data>>): Promise<NonNullable<Data>> {
  const { data, response } = await settle(answer);
  if (data === undefined || data === null) throw problemFromBody(response.status, undefined);
  return data;
}

/** For answers without a body. Throws like `body`. */
export async function done(answer: Promise<Answer<unknown>>): Promise<void> {
  await settle(answer);
}

async function settle<Data>(answer: Promise<Answer<Data>>): Promise<Answer<Data>> {
  const settled = await answer.catch((thrown: unknown) => {
    throw problemFromThrown(thrown);
  });
  if (!settled.response.ok) throw problemFromBody(settled.response.status, settled.error);
  return settled;
}
