import type { AuditLine } from '../../api/types.ts';
import type { MessageKey } from '../../locales/message-key.ts';
import type { Reader } from '../../locales/use-reader.ts';

/** Who did it, as the reader calls them. */
export function actorName({ actor }: AuditLine, { t, say }: Reader): string {
  if (actor.isOperator) return t('audit.who.operator');
  const name = actor.name === null ? '' : say(actor.name);
  if (name !== '') return name;
  return t(`audit.who.${actor.kind}`);
}

/** The deed in one sentence; one that has no sentence of its own is told by its name. */
export function sentenceOf(line: AuditLine, reader: Reader): string {
  const { t, find, say } = reader;
  // What another enterprise did stands in both logs: there as its own deed, here as one that was done to us.
  const byOther = line.actor.id === `${line.target.kind}:${line.target.id}` && line.target.kind === 'enterprise';
  const key = `audit.${byOther ? 'didByOther' : 'did'}.${line.action}`;
  const who = actorName(line, reader);
  const what = line.target.enterprise === null ? t('audit.anEnterprise') : say(line.target.enterprise.name);
  if (find(key) === null) return t('audit.didOther', { who, deed: spelled(line.action) });
  // The key was just found among the texts.
  return t(key as MessageKey, { who, what, whom: say(line.enterprise.name) || t('audit.anEnterprise') });
}

/** The name of a kind of deed, for choosing it. */
export function deedName(action: string, { find, t }: Reader): string {
  return find(`audit.deed.${action}`) ?? t('audit.deedOther', { deed: spelled(action) });
}

/** The name of a detail that was written down with a deed. */
export function detailName(name: string, { find }: Reader): string {
  return find(`audit.detail.${name}`) ?? spelled(name);
}

/** `foo_bar.past_tense` as words. */
function spelled(code: string): string {
  return code.replaceAll(/[._]/g, ' ');
}
