/** Where a submission stands. `draft` and `queued` are ours, the rest is the bank's word. */
export const submissionStatuses = [
  'draft',
  'queued',
  'received',
  'in_review',
  'information_wanted',
  'approved',
  'declined',
  'funded',
  'withdrawn',
] as const;
export type SubmissionStatus = (typeof submissionStatuses)[number];
export type BankStatus = Exclude<SubmissionStatus, 'draft' | 'queued'>;
export const bankStatuses = submissionStatuses.slice(2) as readonly BankStatus[];

/** What the bank may say next; a word that is said again changes nothing. */
const follows: Readonly<Record<SubmissionStatus, readonly BankStatus[]>> = {
  draft: [],
  // An event may come before the answer to our request, and the answer may have been lost with what came between.
  queued: ['received'],
  received: ['in_review', 'information_wanted', 'approved', 'declined', 'withdrawn'],
  in_review: ['information_wanted', 'approved', 'declined', 'withdrawn'],
  information_wanted: ['in_review', 'approved', 'declined', 'withdrawn'],
  approved: ['funded', 'withdrawn'],
  declined: [],
  funded: [],
  withdrawn: [],
};

/** What a bank's word makes of the status that is known: `same` changes nothing, `contradiction` is not believed. */
export function weighStatus(known: SubmissionStatus, told: BankStatus): 'new' | 'same' | 'contradiction' {
  if (known === told) return 'same';
  return follows[known].includes(told) ? 'new' : 'contradiction';
}

/** What a member does. */
export const submissionDeeds = ['update', 'discard', 'send', 'supplement', 'withdraw', 'write', 'attach'] as const;
export type SubmissionDeed = (typeof submissionDeeds)[number];

/** In which status each deed is possible. Withdrawing ends where the bank has decided; one that waits is withdrawn in its turn. */
const possible: Readonly<Record<SubmissionDeed, readonly SubmissionStatus[]>> = {
  update: ['draft'],
  discard: ['draft'],
  send: ['draft'],
  supplement: ['information_wanted'],
  withdraw: ['queued', 'received', 'in_review', 'information_wanted'],
  write: ['queued', 'received', 'in_review', 'information_wanted', 'approved', 'declined', 'funded'],
  attach: ['draft', 'queued', 'received', 'in_review', 'information_wanted', 'approved', 'declined', 'funded'],
};

export function isPossible(deed: SubmissionDeed, status: SubmissionStatus): boolean {
  return possible[deed].includes(status);
}

/** Statuses after which the bank says no more of it by itself. */
export function isEnd(status: SubmissionStatus): boolean {
  return status === 'declined' || status === 'funded' || status === 'withdrawn';
}

/** What may be done now. While a withdrawal is on its way nothing else is started. */
export function deedsOf({
  status,
  withdrawing,
  alarm,
  wanted,
}: {
  readonly status: SubmissionStatus;
  /** What the bank wants to know; null once it is answered. */
  readonly wanted: string | null;
  readonly withdrawing: boolean;
  readonly alarm: string | null;
}): SubmissionDeed[] {
  return submissionDeeds.filter((deed) => {
    if (!isPossible(deed, status)) return false;
    if (deed === 'supplement' && wanted === null) return false;
    // Nothing more is sent under a submission that the bank has otherwise, or not at all.
    if (alarm === 'receipt_differs' || alarm === 'refused') return false;
    return !withdrawing || deed === 'write' || deed === 'attach';
  });
}
