import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, batchOf, createWorld, plain, type World } from '../../../../../../tests/support/enterprises.ts';
import type { EnterpriseId } from '../../../platform/ids.ts';
import { presentFacts } from '../facts/fact-present.ts';
import { selectFacts, selectHiddenCategories } from '../facts/fact-read-store.ts';
import { categories, type Category, type SourceState } from '../facts/fact.ts';
import { selectShown } from '../profile/summary-store.ts';
import { readerKinds, type ReaderKind } from './audience-rule.ts';
import { audiences, widestFor, isWider, type Audience } from './disclosure.ts';

/** The state of the source that speaks of everything; `category`: it may not speak of the tested category any more. */
const sourceStates = ['active', 'expired', 'withdrawn', 'category'] as const;
type StateOfSource = (typeof sourceStates)[number];

let world: World;
let author: EnterpriseId;
let readers: Record<Exclude<ReaderKind, 'stranger'>, EnterpriseId>;
beforeAll(async () => {
  world = await createWorld();
  author = await world.enterprise('verified', 'Author');
  readers = { verified: await world.enterprise(), partner: await world.enterprise(), colleague: author };
  const text = (key: string, en: string, category: Category) =>
    ({ key, category, value: { type: 'text', text: { zh: null, en } } }) as const;
  const facts = [
    ...categories.map((category) => plain(`key_${category}`, 'value', category)),
    text('city', 'Ningbo', 'identity'),
    text('industry', 'Textiles', 'activity'),
    text('legal_name', 'Author', 'identity'),
  ];
  await world.record(
    ...facts.map((fact, at) =>
      batchOf({ enterpriseId: author, sourceId: world.banks[0], sequence: at + 1, facts: [fact] }),
    ),
    // Another bank that keeps speaking, and differs.
    batchOf({
      enterpriseId: author,
      sourceId: world.banks[1],
      sequence: 1,
      facts: [plain('key_size', 'other', 'size'), text('city', 'Wuxi', 'identity')],
    }),
  );
  await world.db.asPair({ enterpriseId: author }, { enterpriseId: readers.partner }, (tx) =>
    world.enterprises.writeRelation(tx, { a: author, b: readers.partner, state: 'active', since: world.clock.now() }),
  );
});
afterAll(() => world[Symbol.asyncDispose]());

interface Page {
  /** Null where there is no page; without what depends on the reader alone. */
  readonly enterprise: object | null;
  readonly items: unknown;
  readonly hiddenCategories: unknown;
}

async function preview(as: ReaderKind, draft = ''): Promise<Page> {
  const { status, body } = await ask(world, author, `/v1/enterprise/preview?as=${as}&draft=${draft}`);
  expect(status).toBe(200);
  return { ...body, enterprise: body.enterprise === null ? null : comparable(body.enterprise) };
}

function comparable(head: Record<string, unknown>): object {
  const { can: _can, relation, ...rest } = head as { can: unknown; relation: { partner: string; isOwn: boolean } };
  return { ...rest, partner: relation.partner, isOwn: relation.isOwn };
}

/** What such a reader really gets. Nobody signed in has no pages: what the database shows it stands for them. */
async function reality(as: ReaderKind): Promise<Page> {
  if (as === 'stranger') {
    return world.db.as(null, async (tx) => {
      if (!(await selectShown(tx, [author])).has(author))
        return { enterprise: null, items: [], hiddenCategories: [...categories] };
      const [summary] = [...(await world.enterprises.summaries(tx, null, [author])).values()];
      const rows = await selectFacts(tx, author);
      const items = presentFacts(rows, world.clock.now(), true);
      const hiddenCategories = await selectHiddenCategories(tx, author);
      const { city, industry, attestedBy } = summary ?? {};
      return { enterprise: { city, industry, attestedBy, factCount: rows.length }, items, hiddenCategories };
    });
  }
  const head = await ask(world, readers[as], `/v1/enterprises/${author}`);
  if (head.status === 404) return { enterprise: null, items: [], hiddenCategories: [...categories] };
  const facts = await ask(world, readers[as], `/v1/enterprises/${author}/facts`);
  const { items, hiddenCategories } = facts.body;
  return { items, hiddenCategories, enterprise: comparable(head.body) };
}

async function setSource(state: StateOfSource, category: Category): Promise<void> {
  const standing = { enterpriseId: author, sourceId: world.banks[0] };
  const withdrawnCategories = state === 'category' ? [category] : [];
  const told: SourceState = state === 'category' ? 'active' : state;
  await world.system((tx) => world.enterprises.setSourceState(tx, { ...standing, state: told, withdrawnCategories }));
}

function same(real: Page, shown: Page, where: string): void {
  if (real.enterprise === null) expect(shown.enterprise, where).toBeNull();
  else expect(shown.enterprise, where).toMatchObject(real.enterprise);
  expect(shown.items, where).toEqual(real.items);
  expect(shown.hiddenCategories, where).toEqual(real.hiddenCategories);
}

test.each(sourceStates)(
  'with a source that is %s, the preview of every choice is what every reader then really sees',
  async (state) => {
    let seen = 0;
    for (const category of categories) {
      await setSource(state, category);
      for (const audience of audiences.filter((one: Audience) => !isWider(one, widestFor(category)))) {
        const drafts = new Map<ReaderKind, Page>();
        for (const as of readerKinds) drafts.set(as, await preview(as, `${category}:${audience}`));
        await ask(world, author, '/v1/disclosures', 'PUT', { body: { items: [{ category, audience }] } });
        for (const as of readerKinds) {
          const real = await reality(as);
          const where = `${category} to ${audience}, ${as}`;
          same(real, drafts.get(as) ?? { enterprise: {}, items: null, hiddenCategories: null }, where);
          same(real, await preview(as), `${where}, in force`);
          seen += Array.isArray(real.items) ? real.items.length : 0;
        }
      }
      await ask(world, author, '/v1/disclosures', 'PUT', { body: { items: [{ category, audience: 'partners' }] } });
    }
    expect(seen).toBeGreaterThan(100);
  },
);

test.each(['ownership', 'ownership:friends', 'secrets:public', 'size:public,size:private', 'accounts:public'])(
  'the draft "%s" is refused by name',
  async (draft) => {
    const { status, body } = await ask(world, author, `/v1/enterprise/preview?as=partner&draft=${draft}`);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field: 'draft' }]);
  },
);
