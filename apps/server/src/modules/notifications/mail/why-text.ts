import type { Why } from '../announcements/announcement.ts';
import type { Language } from '../announcements/topics.ts';
import { wordsFor } from './words.ts';

type Line = (own: string, role: string) => string;

const lines: Readonly<Record<Language, Readonly<Record<Why['reason'], Line>>>> = {
  en: {
    partner: (own) => `You are told because it is a partner of ${own}.`,
    watched: (own) => `You are told because ${own} watches it.`,
    own: (own) => `You are told because you act for ${own}.`,
    role: (own, role) => `You are told because you act for ${own}${role === '' ? '' : ` as ${role}`}.`,
    operator: () => 'You are told because you operate the network.',
  },
  'zh-CN': {
    partner: (own) => `您收到这条通知，是因为它是${own}的伙伴。`,
    watched: (own) => `您收到这条通知，是因为${own}关注了它。`,
    own: (own) => `您收到这条通知，是因为您是${own}的成员。`,
    role: (own, role) => `您收到这条通知，是因为您${role === '' ? '' : `以${role}的身份`}代表${own}。`,
    operator: () => '您收到这条通知，是因为您在运营方任职。',
  },
};

/** The line under each notification that says why one is told. */
export function whyText(why: Why, own: string, language: Language): string {
  return lines[language][why.reason](own, wordsFor('role', why.role, language) ?? '');
}
