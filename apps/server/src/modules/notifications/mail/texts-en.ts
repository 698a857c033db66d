import type { NotificationKind } from '../announcements/kinds.ts';
import type { TextParams } from './text-params.ts';

/** A heading, and one sentence that says what happened and, where there is something to do, what. */
export interface Telling {
  readonly title: string;
  readonly sentence: string;
}
export type Texts = Readonly<Record<NotificationKind, (p: TextParams) => Telling>>;

const days = (n: number): string => (n <= 0 ? 'today' : n === 1 ? 'tomorrow' : `in ${n} days`);
const items = (n: number): string => (n === 1 ? 'one item' : `${n} items`);

export const textsEn: Texts = {
  approval_waiting: (p) => ({
    title: `A ${p.word('approvalKind', 'matter')} of ${p.own} waits for your signature`,
    sentence: 'Read it before its deadline; what is not signed by then expires, and nothing happens.',
  }),
  approval_deadline_near: (p) => ({
    title: `A ${p.word('approvalKind', 'matter')} of ${p.own} still waits for your signature`,
    sentence: 'Its deadline is near; what is not signed by then expires, and nothing happens.',
  }),
  approval_signed: (p) => ({
    title: `Your ${p.word('approvalKind', 'matter')} at ${p.own} was signed`,
    sentence: 'It goes on waiting for the signatures that are still missing.',
  }),
  approval_approved: (p) => ({
    title: `Your ${p.word('approvalKind', 'matter')} at ${p.own} was released`,
    sentence: 'Every signature that it takes was given; there is nothing more for you to do.',
  }),
  approval_rejected: (p) => ({
    title: `Your ${p.word('approvalKind', 'matter')} at ${p.own} was sent back`,
    sentence: 'Open it to read the reason. Nothing was released.',
  }),
  approval_expired: (p) => ({
    title: `Your ${p.word('approvalKind', 'matter')} at ${p.own} was not signed in time`,
    sentence: 'Nothing was released. Prepare it anew if it is still wanted.',
  }),
  deputy_named: (p) => ({
    title: `Somebody signs for a colleague at ${p.own} while he is away`,
    sentence: 'It concerns you: the page of deputies says who, for whom and until when.',
  }),
  deputy_ended: (p) => ({
    title: `A deputyship at ${p.own} that concerns you has ended`,
    sentence: 'From now on everybody signs only for himself there.',
  }),
  permission_change_in_force: (p) => ({
    title: `Another version of the permission table of ${p.own} is in force`,
    sentence: 'The bank has built it from a change that two people signed. Open sessions follow it already.',
  }),
  permission_change_refused: (p) => ({
    title: `The bank has refused your change of the permission table of ${p.own}`,
    sentence: 'The table in force stays as it is. Open the change to read the reasons and to mend it.',
  }),
  permission_change_stale: (p) => ({
    title: `Your change of the permission table of ${p.own} came too late`,
    sentence: 'Another version is in force meanwhile. Bring your change onto it and have it signed again.',
  }),
  payment_executed: (p) => ({
    title: `A payment of ${p.own} that you prepared was executed`,
    sentence: 'The bank has moved the money; the page of the payment says when.',
  }),
  payment_failed: (p) => ({
    title: `The bank did not execute a payment of ${p.own}`,
    sentence: `The reason: ${p.word('paymentReason', 'the page of the payment says what is known')}. No money has moved, and the limits are free again.`,
  }),
  payment_cancelled: (p) => ({
    title: `A colleague cancelled a payment of ${p.own} that you prepared`,
    sentence: 'The page of the payment says why. No money has moved.',
  }),
  trade_order_changed: (p) => ({
    title: `The other side has done something about an order of ${p.own}`,
    sentence: 'The page of the order says what happened, and what is up to you.',
  }),
  escrow_changed: (p) => ({
    title: `The money of an order of ${p.own} has moved, or the bank has answered`,
    sentence: 'The page of the order says what the bank holds and what it paid out.',
  }),
  payment_request_received: (p) => ({
    title: `Somebody asks ${p.own} for a payment`,
    sentence:
      'The page of payment requests says who, how much and what for. Nothing is paid before you and your colleagues release it.',
  }),
  payment_request_changed: (p) => ({
    title: `A payment request of ${p.own} has been answered or has ended`,
    sentence: 'The page of payment requests says how it stands.',
  }),
  period_closed: (p) => ({
    title: `A month of ${p.own} is closed in the reconciliation`,
    sentence: 'It stays closed for good. What comes late is counted in the next open month; the page shows the sums.',
  }),
  submission_changed: (p) => ({
    title: `Your submission to the bank for ${p.own}: ${p.word('submissionNews', 'there is news')}`,
    sentence: 'The page of the submission shows what happened and what comes next.',
  }),
  submission_message: (p) => ({
    title: `The bank wrote to you about a submission of ${p.own}`,
    sentence: 'Read the message and answer it on the page of the submission.',
  }),
  offer_published: (p) => ({
    title: `${p.bank} has a new offer that fits ${p.own}`,
    sentence: 'The page of the offer says why you see it, and what its terms are.',
  }),
  offer_ending: (p) => ({
    title: `An offer of ${p.bank} for ${p.own} ends soon`,
    sentence: 'Look at it, and apply in time if it suits you.',
  }),
  facts_changed: (p) => ({
    title: `${p.subject}: ${p.word('category', 'facts')} changed`,
    sentence: `A source of ${p.subject} reports a change in ${items(Math.max(1, p.count('count')))} of its ${p.word('category', 'facts')}.`,
  }),
  own_facts_changed: (p) => ({
    title: `Your bank’s records of ${p.own} changed`,
    sentence: `A source reports a change in ${items(Math.max(1, p.count('count')))} of your ${p.word('category', 'facts')}. Look whether it is right.`,
  }),
  own_facts_attested: (p) => ({
    title: `A bank attests facts of ${p.own}`,
    sentence: 'What it attests is on your page, and others see as much of it as you have decided.',
  }),
  partner_requested: (p) => ({
    title: `${p.subject} would like to be your partner`,
    sentence: 'Accept or decline the request; until then it sees no more of you than before.',
  }),
  partner_accepted: (p) => ({
    title: `${p.subject} is your partner now`,
    sentence: 'You see what each of you shows to partners.',
  }),
  partner_declined: (p) => ({
    title: `${p.subject} declined your request`,
    sentence: 'Nothing has changed for you; you can go on watching it.',
  }),
  partner_cancelled: (p) => ({
    title: `${p.subject} took back its request`,
    sentence: 'There is nothing more to decide.',
  }),
  partner_ended: (p) => ({
    title: `${p.subject} ended the partnership`,
    sentence: 'You see no longer what it shows to partners only, and it sees no longer what you do.',
  }),
  consent_ending: (p) => ({
    title: `Your consent at ${p.bank} ends ${days(p.count('daysLeft'))}`,
    sentence: 'Renew it at the bank, or its facts will be marked as out of date.',
  }),
  consent_ended: (p) => ({
    title: `Your consent at ${p.bank} ${p.word('how', 'has ended')}`,
    sentence: 'The bank sends nothing new any more; you can give it a consent again at any time.',
  }),
  registration_submitted: (p) => ({
    title: `The registration of ${p.own} was submitted`,
    sentence: 'It is compared with what the bank attests; you are told how it comes out.',
  }),
  verification_in_review: (p) => ({
    title: `The registration of ${p.own} is being looked at`,
    sentence: `The operator of the network checks it: ${p.word('caseKind', 'something needs a second look')}. There is nothing for you to do until you are told.`,
  }),
  verification_decided: (p) => ({
    title: `The registration of ${p.own} was ${p.word('outcome', 'decided')}`,
    sentence: 'Open the registration to read the reason and what to do next.',
  }),
  enterprise_verified: (p) => ({
    title: `${p.own} is verified`,
    sentence: 'You can now find partners and see what others show to verified enterprises.',
  }),
  verification_lost: (p) => ({
    title: `${p.own} is no longer verified`,
    sentence: 'Open the registration to see what has to be put in order; until then you see only yourself.',
  }),
  document_expiring: (p) => ({
    title: `Your ${p.word('documentKind', 'document')} expires ${days(p.count('daysLeft'))}`,
    sentence: 'Upload the new one in the registration, so that you stay verified.',
  }),
  document_expired: (p) => ({
    title: `Your ${p.word('documentKind', 'document')} has expired`,
    sentence: 'Upload the new one in the registration.',
  }),
  disclosure_changed: (p) => ({
    title: `A colleague changed who sees what of ${p.own}`,
    sentence: `It concerns ${p.count('count') === 1 ? 'one category' : `${Math.max(1, p.count('count'))} categories`}; look whether that was meant.`,
  }),
  table_refused: (p) => ({
    title: `A permission table of ${p.bank} was refused`,
    sentence: `It is that of ${p.subject}. The last good one stays in force; the page of the connection says what is wrong.`,
  }),
  payment_alarm: (p) => ({
    title: `${p.bank} did with a payment what it must not do`,
    sentence: `It is a payment of ${p.subject}. The page of the connection says what happened; talk to the bank soon.`,
  }),
  case_opened: (p) => ({
    title: `A case about ${p.subject} waits for a decision`,
    sentence: `The reason: ${p.word('caseKind', 'it needs a second look')}.`,
  }),
  member_invited: (p) => ({
    title: `Somebody was invited to act for ${p.own}`,
    sentence: 'The invitation takes effect when that person signs in through the bank.',
  }),
  member_joined: (p) => ({
    title: `A new colleague acts for ${p.own}`,
    sentence: 'The members page says who, and under which role.',
  }),
  member_left: (p) => ({
    title: `A colleague no longer acts for ${p.own}`,
    sentence: 'The members page says who is still there.',
  }),
  email_changed: (p) => ({
    title: `The address for your e-mails about ${p.own} was changed`,
    sentence: 'If that was not you, look at your sessions and enter your own address again.',
  }),
};
