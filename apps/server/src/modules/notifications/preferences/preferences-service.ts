import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { invalid } from '../../../platform/errors.ts';
import { personActor, type AuditModule } from '../../audit/index.ts';
import { defaultPreferences, defaultSettings, topics } from '../announcements/topics.ts';
import type { Preferences, PreferencesBody } from './preferences-schemas.ts';
import {
  lockSettings,
  selectSettings,
  selectTopics,
  upsertSettings,
  upsertTopics,
  type SettingsRow,
} from './preferences-store.ts';
import { isQuietTimeOf, isTimeZone } from './wall-clock.ts';

export interface PreferencesDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly audit: Pick<AuditModule, 'write'>;
  /** Where e-mails go out; null while e-mail is off. */
  readonly mail: object | null;
}

/** What holds for a person who has chosen nothing. */
export const noSettings: SettingsRow = {
  language: defaultSettings.language,
  timeZone: defaultSettings.timeZone,
  quietFrom: defaultSettings.quietHours.from,
  quietTo: defaultSettings.quietHours.to,
  digestAt: defaultSettings.digestAt,
  email: null,
  emailRefusedAt: null,
  pendingEmail: null,
  codeHash: null,
  codeExpiresAt: null,
  codeTries: 0,
};

/** How a person wants to be told for the enterprise for which he acts. */
export class PreferencesService {
  readonly #deps: PreferencesDeps;

  constructor(deps: PreferencesDeps) {
    this.#deps = deps;
  }

  read(context: ActingContext): Promise<Preferences> {
    return this.#deps.db.as(context, (tx) => readPreferences(this.#deps, tx, context));
  }

  /** @throws Problem 400 naming the field when a zone is unknown, or hours contradict each other. */
  save(context: ActingContext, body: PreferencesBody): Promise<Preferences> {
    checkBody(body);
    const { language, timeZone, quietHours, digestAt } = body;
    return this.#deps.db.as(context, async (tx) => {
      const now = this.#deps.clock.now();
      await lockSettings(tx, context);
      const known = (await selectSettings(tx, context, { lock: true })) ?? noSettings;
      const times = { quietFrom: quietHours?.from ?? null, quietTo: quietHours?.to ?? null, digestAt };
      await upsertSettings(tx, context, { ...known, language, timeZone, ...times }, now);
      // The list of their own devices is not to be silenced, whatever a client sends.
      const chosen = body.topics.map((one) => (one.topic === 'security' ? { ...one, inApp: true } : one));
      await upsertTopics(tx, context, chosen, now);
      await this.#deps.audit.write(tx, {
        enterpriseId: context.enterpriseId,
        actor: personActor(context),
        action: 'notification_preferences.saved',
        target: `person:${context.personId}`,
        details: { language, timeZone, quietHours, digestAt, topics: body.topics },
      });
      return readPreferences(this.#deps, tx, context);
    });
  }
}

export async function readPreferences(
  deps: Pick<PreferencesDeps, 'clock' | 'mail'>,
  tx: Tx,
  reader: { enterpriseId: string; personId: string },
): Promise<Preferences> {
  const settings = (await selectSettings(tx, reader, { lock: false })) ?? noSettings;
  const chosen = await selectTopics(tx, reader);
  const { language, timeZone, quietFrom, quietTo, digestAt, email, codeExpiresAt } = settings;
  const awaited = codeExpiresAt !== null && codeExpiresAt > deps.clock.now();
  const pending = awaited ? settings.pendingEmail : null;
  return {
    email: {
      address: email ?? pending,
      confirmed: email !== null,
      pending,
      refused: settings.emailRefusedAt !== null,
      available: deps.mail !== null,
    },
    language,
    timeZone,
    quietHours: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
    digestAt,
    topics: topics.map((topic) => ({ topic, ...(chosen.get(topic) ?? defaultPreferences[topic]) })),
  };
}

function checkBody({ timeZone, quietHours, digestAt, topics: chosen }: PreferencesBody): void {
  if (!isTimeZone(timeZone))
    throw invalid('body.timeZone', 'is not a time zone of the IANA database, such as Asia/Shanghai or Europe/Berlin');
  if (quietHours !== null && quietHours.from === quietHours.to)
    throw invalid('body.quietHours', 'begin and end at the same time; take null for no quiet hours');
  if (quietHours !== null && isQuietTimeOf(digestAt, quietHours))
    throw invalid('body.digestAt', 'lies in the quiet hours; choose a time outside of them');
  if (new Set(chosen.map((one) => one.topic)).size !== chosen.length)
    throw invalid('body.topics', 'name a topic twice');
}
