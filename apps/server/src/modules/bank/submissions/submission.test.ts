import { describe, expect, test } from 'vitest';
import {
  bankStatuses,
  deedsOf,
  isPossible,
  submissionDeeds,
  submissionStatuses,
  weighStatus,
  type SubmissionStatus,
} from './submission.ts';

/** What a bank may say of a submission that stands so; written down a second time. */
const next: Record<SubmissionStatus, string> = {
  draft: '',
  queued: 'received',
  received: 'in_review information_wanted approved declined withdrawn',
  in_review: 'information_wanted approved declined withdrawn',
  information_wanted: 'in_review approved declined withdrawn',
  approved: 'funded withdrawn',
  declined: '',
  funded: '',
  withdrawn: '',
};

describe('what a word of the bank makes of every status', () => {
  for (const known of submissionStatuses) {
    test.each(bankStatuses)(`${known}, then %s`, (told) => {
      const expected = known === told ? 'same' : next[known].split(' ').includes(told) ? 'new' : 'contradiction';
      expect(weighStatus(known, told)).toBe(expected);
    });
  }
});

describe('what a member may do in every status', () => {
  const may: Record<SubmissionStatus, string> = {
    draft: 'update discard send attach',
    queued: 'withdraw write attach',
    received: 'withdraw write attach',
    in_review: 'withdraw write attach',
    information_wanted: 'supplement withdraw write attach',
    approved: 'write attach',
    declined: 'write attach',
    funded: 'write attach',
    withdrawn: '',
  };
  test.each(submissionStatuses)('%s', (status) => {
    const expected = may[status].split(' ').filter((deed) => deed !== '');
    expect(submissionDeeds.filter((deed) => isPossible(deed, status))).toEqual(expected);
    expect(deedsOf({ status, withdrawing: false, alarm: null, wanted: 'a paper' })).toEqual(expected);
    // What the bank has otherwise than it was sent is not gone on with.
    expect(deedsOf({ status, withdrawing: false, alarm: 'receipt_differs', wanted: 'a paper' })).toEqual([]);
    expect(deedsOf({ status, withdrawing: true, alarm: null, wanted: 'a paper' })).toEqual(
      expected.filter((deed) => deed === 'write' || deed === 'attach'),
    );
  });

  test('what was wanted is answered once', () => {
    const row = { status: 'information_wanted' as const, withdrawing: false, alarm: null };
    expect(deedsOf({ ...row, wanted: null })).not.toContain('supplement');
  });
});
