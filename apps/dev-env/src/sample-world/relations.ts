import type { Identifier } from './bank-seed.ts';
import { workingInstant } from './days.ts';
import type { Enterprise } from './enterprise.ts';
import { mainIdentifier } from './enterprise.ts';
import type { Random } from './random.ts';

/** `requested` means that a asked b and b has not answered. */
export type Partnership = { a: Identifier; b: Identifier; since: string; state: 'active' | 'requested'; note?: string };
export type WatchEntry = { watcher: Identifier; watched: Identifier; since: string };
export type SampleRelations = { partnerships: Partnership[]; watches: WatchEntry[] };

const qinghePartners = [
  'chenghu',
  'hengxin',
  'yunxiu',
  'lingdong',
  'hechang',
  'chuanbei',
  'mingzhu',
  'elbhafen',
  'developer',
];
const qinghePartnerCount = 15;
const qingheWatched = ['hotel', 'meeting-house', 'fund', 'group', 'trustee', 'alert-service', 'asset-manager'];
const qingheWatchCount = 25;
/** Days since the partnership of Qinghe and Chenghu, about two years and eight months. */
const chenghuDays = 980;

/** Who deals with whom and who watches whom: much around Qinghe, a little everywhere else. */
export function makeRelations(enterprises: readonly Enterprise[], now: Date, root: Random): SampleRelations {
  const random = root.fork('relations');
  const since = (daysAgo: number): string => workingInstant(now, daysAgo, random).toISOString();
  const book = new Book(since);
  const byKey = new Map(enterprises.map((enterprise) => [enterprise.key, enterprise]));
  const named = (keys: readonly string[]): Enterprise[] => keys.flatMap((key) => byKey.get(key) ?? []);
  const consenting = enterprises.filter(({ presences }) =>
    Object.values(presences).some(({ consent }) => consent === 'full'),
  );
  const crowd = consenting.filter(({ key }) => key.startsWith('crowd-') || key.startsWith('abroad-'));

  const qinghe = byKey.get('qinghe');
  if (qinghe === undefined) throw new Error('the main character is missing');
  const eventful = crowd.filter(({ changes }) => changes.length >= 2);
  const chosen = random.sample(eventful, qinghePartnerCount - qinghePartners.length);
  for (const partner of [...named(qinghePartners), ...chosen]) {
    book.partner(qinghe, partner, partner.key === 'chenghu' ? chenghuDays : random.int(30, 1_200));
  }
  for (const [asking, note] of [
    ['group-electronics', '想采购主轴组件'],
    ['video-house', '可为展厅提供视频终端'],
  ] as const) {
    for (const other of named([asking])) book.partner(other, qinghe, random.int(1, 6), 'requested', note);
  }
  // The path from Qinghe to Chenghu leads over the haulier too.
  for (const [one, other] of [
    ['lingdong', 'chenghu'],
    ['fund', 'asset-manager'],
    ['fund', 'trustee'],
    ['group', 'group-electronics'],
    ['group', 'group-textiles'],
  ] as const) {
    const [a, b] = named([one, other]);
    if (a !== undefined && b !== undefined) book.partner(a, b, random.int(200, 900));
  }
  const everyoneElse = consenting.filter(({ key }) => key !== 'qinghe');
  for (const one of everyoneElse) {
    for (const other of random.sample(everyoneElse, random.int(1, 2))) book.partner(one, other, random.int(10, 1_200));
    for (const other of random.sample(everyoneElse, random.int(0, 3))) book.watch(one, other, random.int(1, 400));
  }
  const others = random.sample(eventful, qingheWatchCount * 2).filter((other) => !book.arePartners(qinghe, other));
  for (const other of [...named(qingheWatched), ...others]) {
    if (book.watchCount(qinghe) < qingheWatchCount) book.watch(qinghe, other, random.int(5, 400));
  }
  return book.relations;
}

/** Keeps every pair once, and nobody with himself. */
class Book {
  readonly relations: SampleRelations = { partnerships: [], watches: [] };
  readonly #pairs = new Set<string>();
  readonly #watched = new Set<string>();
  readonly #since: (daysAgo: number) => string;

  constructor(since: (daysAgo: number) => string) {
    this.#since = since;
  }

  partner(a: Enterprise, b: Enterprise, daysAgo: number, state: Partnership['state'] = 'active', note?: string): void {
    if (a.key === b.key || this.arePartners(a, b)) return;
    this.#pairs.add(`${a.key} ${b.key}`);
    const pair = { a: mainIdentifier(a), b: mainIdentifier(b), since: this.#since(daysAgo), state };
    this.relations.partnerships.push(note === undefined ? pair : { ...pair, note });
  }

  arePartners(a: Enterprise, b: Enterprise): boolean {
    return this.#pairs.has(`${a.key} ${b.key}`) || this.#pairs.has(`${b.key} ${a.key}`);
  }

  watch(watcher: Enterprise, watched: Enterprise, daysAgo: number): void {
    const pair = `${watcher.key} ${watched.key}`;
    if (watcher.key === watched.key || this.#watched.has(pair)) return;
    this.#watched.add(pair);
    this.relations.watches.push({
      watcher: mainIdentifier(watcher),
      watched: mainIdentifier(watched),
      since: this.#since(daysAgo),
    });
  }

  watchCount(watcher: Enterprise): number {
    return [...this.#watched].filter((pair) => pair.startsWith(`${watcher.key} `)).length;
  }
}
