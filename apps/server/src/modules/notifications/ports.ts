import type { Tx } from '../../platform/db/database.ts';
import type { EnterpriseRef } from '../identity/index.ts';
import type { Subject, UnderMandate } from './announcements/announcement.ts';
import type { Topic } from './announcements/topics.ts';

/** A person who would be told of something. */
export interface ToldItem {
  readonly enterpriseId: string;
  readonly personId: string;
  readonly topic: Topic;
  readonly subject: Subject | null;
  /** What the mandate must allow beside what the topic asks for, and of which customer numbers. */
  readonly under: UnderMandate | null;
}

/** Whether a person may still be told, at the moment of delivery; `network` knows. `tx` is one of the system. */
export interface MayBeTold {
  stillMay(tx: Tx, items: readonly ToldItem[]): Promise<readonly boolean[]>;
}

/** Names of enterprises for texts and views; `enterprises` knows. Those that do not exist are left out. */
export interface NamesOf {
  names(tx: Tx, enterpriseIds: readonly string[]): Promise<ReadonlyMap<string, EnterpriseRef>>;
}
