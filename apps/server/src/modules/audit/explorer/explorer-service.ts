import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import { isUuid } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import { personActor } from '../audit-line.ts';
import type { AuditNames } from '../audit-names.ts';
import { insertLines } from '../audit-store.ts';
import { selectLines, type LineFilter, type LinePlace, type StoredLine } from './explorer-store.ts';
import { enterprisePrefix, presentLine, type LineNames } from './line-present.ts';
import type { AuditLineView } from './explorer-schemas.ts';

interface ExplorerDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly names: AuditNames;
}
interface Page {
  readonly after: LinePlace | null;
  readonly limit: number;
}
export interface LinePage {
  readonly items: AuditLineView[];
  /** Where the next page goes on; null on the last. */
  readonly last: LinePlace | null;
}

/** Reads lines: an operator those of the whole network, a member those of its own enterprise. */
export class AuditExplorer {
  readonly #deps: ExplorerDeps;

  constructor(deps: ExplorerDeps) {
    this.#deps = deps;
  }

  /** Lines of the whole network. That they were read, and by which filter, is a line itself. */
  async search(
    context: ActingContext,
    { enterprise, ...filter }: LineFilter & { readonly enterprise?: string },
    page: Page,
  ): Promise<LinePage> {
    const { db, clock, names } = this.#deps;
    return db.asSystem('audit.search_lines', async (tx) => {
      const named =
        enterprise === undefined ? null : await names.enterprisesNamed(tx, enterprise, limits.auditNamedEnterprises);
      const wanted = { ...filter, ...(named === null ? {} : { enterpriseIds: both(filter.enterpriseIds, named) }) };
      const rows = await selectLines(tx, wanted, { ...page, limit: page.limit + 1 });
      const details = { ...filter, ...(enterprise === undefined ? {} : { enterprise }), further: page.after !== null };
      await insertLines(tx, clock, [
        {
          enterpriseId: context.enterpriseId,
          actor: personActor(context),
          action: 'network_audit.read',
          target: 'network_audit:lines',
          details,
        },
      ]);
      const shown = rows.slice(0, page.limit);
      const ids = idsOf(shown);
      const lineNames: LineNames = {
        enterprises: await names.enterprises(tx, ids.enterprises),
        people: await names.people(tx, ids.people),
        sources: await names.sources(tx, ids.sources),
        members: null,
      };
      return pageOf(rows, page.limit, (row) => presentLine(row, lineNames));
    });
  }

  /** Lines in the chain of the member's own enterprise: the policy lets no other through. */
  async own(context: ActingContext, filter: Omit<LineFilter, 'enterpriseIds'>, page: Page): Promise<LinePage> {
    const { db, names } = this.#deps;
    const read = await db.as(
      context,
      async (tx) => {
        const rows = await selectLines(
          tx,
          { ...filter, enterpriseIds: [context.enterpriseId] },
          { ...page, limit: page.limit + 1 },
        );
        const ids = idsOf(rows);
        return {
          rows,
          enterprises: await names.enterprisesShown(tx, ids.enterprises),
          sources: await names.sources(tx, ids.sources),
          members: await names.membersAmong(tx, ids.people),
        };
      },
      { readOnly: true },
    );
    const { rows, enterprises, sources, members } = read;
    // Names of persons are nobody's rows; only those of its own members are asked for.
    const people = await db.asSystem('audit.name_members', (tx) => names.people(tx, [...members]), { readOnly: true });
    return pageOf(rows, page.limit, (row) => presentLine(row, { enterprises, people, sources, members }));
  }
}

/** Both conditions hold: the enterprise that is named by its id, where there is one, among those that the text names. */
function both(ids: readonly string[] | undefined, named: readonly string[]): readonly string[] {
  return ids === undefined ? named : ids.filter((id) => named.includes(id));
}

function idsOf(rows: readonly StoredLine[]): { enterprises: string[]; people: string[]; sources: string[] } {
  const mentioned = rows
    .flatMap((row) => [row.target, row.actorId])
    .filter((text) => text.startsWith(enterprisePrefix))
    .map((text) => text.slice(enterprisePrefix.length));
  const by = (kinds: readonly string[]): string[] =>
    uuids(rows.filter((row) => kinds.includes(row.actorKind)).map((row) => row.actorId));
  return {
    enterprises: uuids([...rows.map((row) => row.enterpriseId), ...mentioned]),
    people: by(['person']),
    // A registry's word is taken in by the network itself, under the registry's id.
    sources: by(['bank', 'system']),
  };
}

/** Each once; an actor of the network may be named by a word, which names nothing else. */
function uuids(ids: readonly string[]): string[] {
  return [...new Set(ids)].filter(isUuid);
}

function pageOf(rows: readonly StoredLine[], limit: number, present: (row: StoredLine) => AuditLineView): LinePage {
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items: items.map(present), last: last ?? null };
}
