import type { Tx } from '../../../platform/db/database.ts';
import type { Category } from '../../enterprises/index.ts';

export type Topic = 'partners' | 'facts' | 'consents' | 'verification' | 'members' | 'cases' | 'security';
export type Severity = 'info' | 'notice' | 'urgent';

/** What the reader must be allowed to see: an enterprise, or what a source says of a category of it. */
export interface Subject {
  readonly enterpriseId: string;
  readonly category: Category | null;
  readonly sourceId: string | null;
}

export interface Announcement {
  readonly enterpriseId: string;
  readonly personId: string;
  readonly topic: Topic;
  readonly kind: string;
  readonly severity: Severity;
  readonly subject: Subject | null;
  readonly params: Record<string, string | number | boolean | null>;
  readonly why: { readonly reason: 'partner' | 'watched' | 'own' | 'role' | 'operator'; readonly role?: string };
  readonly link: string;
  readonly dedupeKey: string;
}

/** What delivery needs of notifications. */
export interface Announcer {
  announce(tx: Tx, announcements: readonly Announcement[]): Promise<{ written: number }>;
  told(enterpriseId: string, personIds: readonly string[]): void;
}
