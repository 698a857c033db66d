import { Client } from 'pg';
import { sections } from './catalog.ts';

/** The whole schema as text, in a fixed order: what a reviewer reads and what a change shows as a difference. */
export async function schemaDump(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const ask = async (sql: string): Promise<string[]> => {
      const { rows } = await client.query<{ line: string }>(sql);
      return rows.map((row) => row.line);
    };
    const shown: string[] = [];
    for (const [title, sql] of sections) {
      const lines = await ask(sql);
      if (lines.length > 0) shown.push(`-- ${title}\n${lines.join('\n')}\n`);
    }
    return `-- Written by \`npm run generate\` from the migrated database.\n\n${shown.join('\n')}`;
  } finally {
    await client.end();
  }
}
