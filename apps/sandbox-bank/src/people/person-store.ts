import type { Queryable } from '../db/database.ts';
import type { Bilingual } from '../seed/bank-seed.ts';

export type Locale = 'zh-CN' | 'en';

/** A demo identity. */
export type Person = {
  personId: string;
  label: Bilingual;
  name: Bilingual;
  goodFor: Bilingual;
  tags: string[];
  locale: Locale;
};

type Row = {
  person_id: string;
  label: Bilingual;
  name: Bilingual;
  good_for: Bilingual;
  tags: string[];
  locale: string;
};

function toPerson(row: Row): Person {
  return {
    personId: row.person_id,
    label: row.label,
    name: row.name,
    goodFor: row.good_for,
    tags: row.tags,
    locale: row.locale === 'en' ? 'en' : 'zh-CN',
  };
}

const columns = 'p.person_id, p.label, p.name, p.good_for, p.tags, p.locale';

/** A person by identifier; null when there is none. */
export async function findPerson(db: Queryable, personId: string): Promise<Person | null> {
  const { rows } = await db.query<Row>(`select ${columns} from people p where person_id = $1`, [personId]);
  return rows[0] === undefined ? null : toPerson(rows[0]);
}

/** Remembers the language that the person reads the bank in. */
export async function setLocale(db: Queryable, personId: string, locale: Locale): Promise<void> {
  await db.query('update people set locale = $2 where person_id = $1 and locale <> $2', [personId, locale]);
}

/** The people with these identifiers, in the order of the list. */
export async function findPeople(db: Queryable, personIds: string[]): Promise<Person[]> {
  const { rows } = await db.query<Row>(`select ${columns} from people p where person_id = any ($1) order by place`, [
    personIds,
  ]);
  return rows.map(toPerson);
}

/** People of the list, or with a search also those who are not listed. */
export async function searchPeople(db: Queryable, words: string, limit: number): Promise<Person[]> {
  const pattern = words === '' ? null : `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await db.query<Row>(
    `select ${columns} from people p
     where case when $1::text is null then listed else
       concat_ws(' ', label->>'zh', label->>'en', name->>'zh', name->>'en', good_for->>'zh', good_for->>'en',
                 array_to_string(tags, ' ')) ilike $1
       or exists (select 1 from mandates m join customers c using (customer_id)
                  where m.person_id = p.person_id and concat_ws(' ', c.customer_id, c.name_zh, c.name_en) ilike $1) end
     order by listed desc, place limit $2`,
    [pattern, limit],
  );
  return rows.map(toPerson);
}
