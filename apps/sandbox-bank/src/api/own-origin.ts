import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

/** Refuses a request that another site made the browser send. Programs send no Origin and may pass. */
export function assertOwnOrigin(issuer: string, request: FastifyRequest): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  const foreign = (origin !== undefined && origin !== issuer) || site === 'cross-site' || site === 'same-site';
  if (foreign) throw new Problem(403, 'origin_foreign', 'This may only be asked from the pages of the bank itself.');
}
