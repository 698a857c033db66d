import { expect, test } from 'vitest';
import { answeredOtherwise, deliveryFailureOf, isRefusedForGood } from './delivery-failure.ts';

const problem = (code: string) => JSON.stringify({ type: 'about:blank', title: 'x', code, detail: 'y'.repeat(400) });

test.each([
  [answeredOtherwise(400, problem('message_malformed')), 'message_malformed'],
  [answeredOtherwise(400, problem('message_misdirected')), 'message_misdirected'],
  [answeredOtherwise(401, problem('signature_invalid')), 'signature_invalid'],
  [answeredOtherwise(403, problem('bank_unknown')), 'bank_unknown'],
  [answeredOtherwise(409, problem('message_reused')), 'message_reused'],
  [answeredOtherwise(422, problem('something_new')), 'refused'],
  [answeredOtherwise(404, '<html>not here</html>'), 'refused'],
  [answeredOtherwise(429, ''), 'unavailable'],
  [answeredOtherwise(503, problem('message_malformed')), 'unavailable'],
  [answeredOtherwise(204, ''), 'answer_not_believed'],
  ['it answered at great length', 'answer_not_believed'],
  ['it answered with no status report', 'answer_not_believed'],
  ['it answered for another transfer', 'answer_not_believed'],
  ['another bank answered', 'answer_not_believed'],
  ['The signature does not verify with a key of this bank.', 'answer_not_believed'],
  ['It is no compact JWS with JSON in it.', 'answer_not_believed'],
  ['fetch failed: unexpected redirect', 'answer_not_believed'],
  ['fetch failed: connect ECONNREFUSED 127.0.0.1:4300', 'unreachable'],
  ['fetch failed: getaddrinfo ENOTFOUND bank.example', 'unreachable'],
  ['fetch failed: read ECONNRESET', 'no_answer'],
  ['fetch failed: other side closed', 'no_answer'],
  ['The operation was aborted due to timeout', 'no_answer'],
  ['request timed out', 'no_answer'],
  ['something that nobody has seen before', 'unknown'],
] as const)('%s: %s', (note, failure) => {
  expect(deliveryFailureOf(note)).toBe(failure);
});

test('what the other bank may take later is not refused for good', () => {
  expect([400, 401, 404, 409, 422].map(isRefusedForGood)).not.toContain(false);
  expect([200, 408, 425, 429, 500, 503].map(isRefusedForGood)).not.toContain(true);
});
