/** Why a transfer was not delivered to another bank, as far as what was noted of the attempt tells. */
export type DeliveryFailure =
  | 'message_malformed'
  | 'message_misdirected'
  | 'message_reused'
  | 'bank_unknown'
  | 'signature_invalid'
  | 'refused'
  | 'unavailable'
  | 'unreachable'
  | 'no_answer'
  | 'answer_not_believed'
  | 'unknown';

/** What the answer of another bank says when it does not take a message. */
export function answeredOtherwise(status: number, text: string): string {
  return `it answered ${status}: ${text.slice(0, 300)}`;
}

/** It is the message that it will not have: the same again is answered so again (RFC 9110 §15.5, RFC 6585 §4). */
export function isRefusedForGood(status: number): boolean {
  return status >= 400 && status < 500 && ![408, 425, 429].includes(status);
}

const refusals = [
  'message_malformed',
  'message_misdirected',
  'message_reused',
  'bank_unknown',
  'signature_invalid',
] as const;

/** What stands in the note of an attempt, and what it means; the first that is found counts. */
const notes: readonly (readonly [RegExp, DeliveryFailure])[] = [
  // Our own words for an answer that came and says nothing, or is not that bank's.
  [
    /^it answered (at great length|with no status report|for another transfer)|^another bank answered/,
    'answer_not_believed',
  ],
  [
    /^it returned the transfer without a reason|^It is no |^The (signature does not|message is for)/,
    'answer_not_believed',
  ],
  [/^This bank does not clear with|unexpected redirect/, 'answer_not_believed'],
  // Node names a failed connection by the system's code or by one of its HTTP client.
  [/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|Connect Timeout/, 'unreachable'],
  [/ECONNRESET|EPIPE|socket hang up|other side closed|terminated|UND_ERR_SOCKET/, 'no_answer'],
  [/timeout|timed out|ETIMEDOUT|UND_ERR_(HEADERS|BODY)_TIMEOUT/i, 'no_answer'],
];

/** What is behind the note of the last attempt; `unknown` when it says nothing that is known here. */
export function deliveryFailureOf(note: string): DeliveryFailure {
  const status = Number(/^it answered (\d{3}):/.exec(note)?.[1] ?? Number.NaN);
  if (Number.isNaN(status)) return notes.find(([pattern]) => pattern.test(note))?.[1] ?? 'unknown';
  if (!isRefusedForGood(status)) return status >= 400 ? 'unavailable' : 'answer_not_believed';
  // RFC 9457: the answer is cut short, and may not be JSON any more.
  const code = /"code"\s*:\s*"([a-z_]+)"/.exec(note)?.[1];
  return refusals.find((one) => one === code) ?? 'refused';
}
