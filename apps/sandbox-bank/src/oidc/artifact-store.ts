import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';

type Row = { payload: AdapterPayload; consumed_at: Date | null };

/** Models whose artefacts are revoked together with the grant that they were issued under. */
const grantable = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken', 'DeviceCode']);

/** oidc-provider's storage in the bank's database, so that a restart signs nobody out. */
export function createArtifactStore(db: Database, clock: Clock): (model: string) => Adapter {
  return (model) => {
    const one = async (condition: string, value: string): Promise<AdapterPayload | undefined> => {
      const { rows } = await db.query<Row>(
        `select payload, consumed_at from oidc_artifacts
         where model = $1 and ${condition} = $2 and (expires_at is null or expires_at > $3)`,
        [model, value, clock.now()],
      );
      const row = rows[0];
      if (row === undefined) return undefined;
      if (row.consumed_at === null) return row.payload;
      return { ...row.payload, consumed: Math.floor(row.consumed_at.getTime() / 1000) };
    };
    return {
      upsert: async (id, payload, expiresIn) => {
        const expiresAt = expiresIn === undefined ? null : new Date(clock.now().getTime() + expiresIn * 1000);
        await db.query(
          `insert into oidc_artifacts (model, artifact_id, payload, grant_id, uid, account_id, expires_at)
           values ($1, $2, $3, $4, $5, $6, $7)
           on conflict (model, artifact_id) do update set payload = excluded.payload, grant_id = excluded.grant_id,
             uid = excluded.uid, account_id = excluded.account_id, expires_at = excluded.expires_at, consumed_at = null`,
          [
            model,
            id,
            JSON.stringify(payload),
            grantable.has(model) ? (payload.grantId ?? null) : null,
            payload.uid ?? null,
            payload.accountId ?? null,
            expiresAt,
          ],
        );
      },
      find: (id) => one('artifact_id', id),
      findByUid: (uid) => one('uid', uid),
      // No device flow here, hence no user codes.
      findByUserCode: () => Promise.resolve(undefined),
      consume: async (id) => {
        await db.query('update oidc_artifacts set consumed_at = $3 where model = $1 and artifact_id = $2', [
          model,
          id,
          clock.now(),
        ]);
      },
      destroy: async (id) => {
        await db.query('delete from oidc_artifacts where model = $1 and artifact_id = $2', [model, id]);
      },
      revokeByGrantId: async (grantId) => {
        await db.query('delete from oidc_artifacts where grant_id = $1', [grantId]);
      },
    };
  };
}

/** Forgets what has expired. */
export async function deleteExpiredArtifacts(db: Database, now: Date): Promise<void> {
  await db.query('delete from oidc_artifacts where expires_at < $1', [now]);
}

/** Identifiers of the sessions of one person. */
export async function sessionsOf(db: Database, personId: string): Promise<string[]> {
  const { rows } = await db.query<{ artifact_id: string }>(
    `select artifact_id from oidc_artifacts where model = 'Session' and account_id = $1`,
    [personId],
  );
  return rows.map((row) => row.artifact_id);
}
