import { createHash } from 'node:crypto';
import { invalid } from '../../../platform/errors.ts';
import { decodeCursor, encodeCursor } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';
import type { ActionSearch, EvaluationRequest, ResourceSearch, SubjectSearch } from './authzen-schemas.ts';
import { evaluate, type Evaluator } from './evaluate.ts';

type Entity = EvaluationRequest['subject'];
export interface Results<T> {
  results: T[];
  page: { next_token: string; count: number; total: number };
}

/** Who may do this (AuthZEN 1.0 §8.4), each once. */
export function searchSubjects(by: Evaluator, search: SubjectSearch): Results<Entity> {
  const { compiled, profile } = by;
  const { type } = search.subject;
  const known = profile.subjectTypes.includes(type);
  const subjects = known ? compiled.table.holders.map((holder) => profile.subjectOf(type, holder)) : [];
  const each = [...new Map(subjects.map((subject) => [subject.id, subject])).values()];
  const found = each.filter((subject) => evaluate(by, { ...withoutPage(search), subject }).decision);
  return pageOf(by, search, found);
}

/** With what the subject may do this (AuthZEN 1.0 §8.5). */
export function searchResources(by: Evaluator, search: ResourceSearch): Results<Entity> {
  const { compiled, profile } = by;
  const resources = profile.resourcesOf(compiled, search.resource.type);
  const found = resources.filter((resource) => evaluate(by, { ...withoutPage(search), resource }).decision);
  return pageOf(by, search, found);
}

/** What the subject may do with it (AuthZEN 1.0 §8.6). */
export function searchActions(by: Evaluator, search: ActionSearch): Results<{ name: string }> {
  const { compiled, profile } = by;
  const actions = profile.actions(compiled).map((name) => ({ name }));
  const found = actions.filter((action) => evaluate(by, { ...withoutPage(search), action }).decision);
  return pageOf(by, search, found);
}

function withoutPage<T extends { page?: unknown }>({ page: _page, ...search }: T): Omit<T, 'page'> {
  return search;
}

/**
 * A page; the token is good for the same search with the same findings only, so that nothing is left out or comes twice: the table may
 * change between two pages, and so may what has been used of its limits.
 */
function pageOf<T>(
  { compiled }: Evaluator,
  search: { page?: { token?: string; limit?: number } },
  found: readonly T[],
): Results<T> {
  const { token = '', limit = limits.authzen.resultsDefaultItems } = search.page ?? {};
  const digest = createHash('sha256')
    .update(JSON.stringify([compiled.owner, compiled.version, withoutPage(search), found]))
    .digest('base64url')
    .slice(0, 22);
  const [from, said] = token === '' ? [0, digest] : (decodeCursor(token, 2) ?? []);
  if (typeof from !== 'number' || !Number.isInteger(from) || from < 0 || said !== digest) {
    throw invalid(
      'page.token',
      'This is not the next_token of the page before of this very search; the table, or what was used of its limits, may have changed.',
    );
  }
  const results = found.slice(from, from + limit);
  const next = from + limit < found.length ? encodeCursor([from + limit, digest]) : '';
  return { results, page: { next_token: next, count: results.length, total: found.length } };
}
