import type { Bilingual } from '../seed/bank-seed.ts';
import type { Status } from './submission.ts';

export const statusNames: Record<Status, Bilingual> = {
  received: { zh: '已收到', en: 'Received' },
  in_review: { zh: '审核中', en: 'In review' },
  information_wanted: { zh: '需要补充资料', en: 'Information wanted' },
  approved: { zh: '已批准', en: 'Approved' },
  declined: { zh: '已拒绝', en: 'Declined' },
  funded: { zh: '已放款', en: 'Funded' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

export const letterNames = {
  supplement: { zh: '补充资料', en: 'Answer' },
  message: { zh: '留言', en: 'Message' },
  withdrawal: { zh: '撤回', en: 'Withdrawal' },
} as const;
