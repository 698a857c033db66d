/** The schemas that a test may start from. */
export type TemplateName = 'server' | 'bank' | 'empty';

/** Brings the empty database at `url` to the newest schema of `template`. */
export async function migrateTemplate(template: TemplateName, url: string): Promise<void> {
  await migrations[template](url);
}

const migrations: Record<TemplateName, (url: string) => Promise<void>> = {
  server: () => Promise.reject(new Error('the server has no migrations yet')),
  bank: () => Promise.reject(new Error('the sandbox bank has no migrations yet')),
  empty: () => Promise.resolve(),
};
