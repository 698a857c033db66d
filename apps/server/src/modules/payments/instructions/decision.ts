import { formatMoney, type Money } from '../../../platform/money.ts';
import type { Decision, Demand, LimitUse, Signer } from '../../access/index.ts';
import type { Allowed, BothLanguages, TableNames } from '../payments-ports.ts';

/** What the table said of a content, as it is kept with it. */
export interface StoredDecision {
  readonly outcome: 'released' | 'needs_approval';
  readonly text: BothLanguages;
  readonly demand: {
    readonly text: BothLanguages;
    readonly stepUp: boolean;
    readonly expiresAfterHours: number;
  } | null;
}

/**
 * Whether the maker's own authority suffices. Nobody checks his own: it takes a grant to release this amount that is of class E (EBICS
 * 3.0: alone), and a rule that asks for classes alone, or none (`demand` null). A rule that names steps is never fulfilled by the maker,
 * even where it names his role.
 */
export function releasesAlone(demand: Demand | null, release: Decision): release is Allowed {
  if (demand?.kind === 'steps') return false;
  return release.outcome === 'allow' && release.cell.grant.signatureClass === 'E';
}

/** Who has to sign, in a sentence. */
export function demandText(demand: Demand, names: Pick<TableNames, 'role' | 'department'>): BothLanguages {
  if (demand.kind === 'classes')
    return {
      zh: '一名 E 类签字人，或一名 A 类签字人与另一名 A 类或 B 类签字人',
      en: 'one signature of class E, or one of class A with another of class A or B',
    };
  const steps = demand.steps.map(({ need, from }) => stepText(need, from, names));
  return {
    zh: steps.map(({ zh }) => zh).join(demand.ordered ? '，然后' : '，以及'),
    en: steps.map(({ en }) => en).join(demand.ordered ? ', then ' : ', and '),
  };
}

function stepText(
  need: number,
  from: readonly Signer[],
  names: Pick<TableNames, 'role' | 'department'>,
): BothLanguages {
  const signers = from.map(({ roleId, departmentId }) => {
    const role = names.role(roleId);
    const department = departmentId === null ? null : names.department(departmentId);
    return {
      zh: `${department === null ? '' : (department.zh ?? departmentId ?? '')}${role.zh ?? roleId}`,
      en: `${role.en ?? roleId}${department === null ? '' : ` in ${department.en ?? departmentId ?? ''}`}`,
    };
  });
  return {
    zh: `${signers.map(({ zh }) => zh).join('或')} ${need} 名`,
    en: `${need} of ${signers.map(({ en }) => en).join(' or ')}`,
  };
}

/** What is kept of the decision that lets it be prepared. */
export function storedDecision(
  allowed: Allowed,
  alone: boolean,
  names: Pick<TableNames, 'role' | 'department'>,
): StoredDecision {
  if (alone)
    return {
      outcome: 'released',
      text: {
        zh: '录入人的 E 类签字权限已足够，无需他人签字。',
        en: 'The authority of the one who prepares it suffices: the signature is of class E, and the rule asks for classes alone.',
      },
      demand: null,
    };
  if (allowed.outcome === 'allow') return { outcome: 'needs_approval', text: { zh: '', en: '' }, demand: null };
  const text = demandText(allowed.demand, names);
  const { stepUp, expiresAfterHours } = allowed.rule.rule;
  return {
    outcome: 'needs_approval',
    text: {
      zh: `须由${text.zh}签字后放行。`,
      en: `Released once signed by ${text.en}.`,
    },
    demand: { text, stepUp, expiresAfterHours },
  };
}

const limitWords = {
  day: {
    amount: { zh: '当日累计金额', en: 'amount of a day' },
    count: { zh: '当日笔数', en: 'number of payments of a day' },
  },
  month: {
    amount: { zh: '当月累计金额', en: 'amount of a month' },
    count: { zh: '当月笔数', en: 'number of payments of a month' },
  },
} as const;

/** Why a cumulative limit does not hold it, with what is left. */
export function exceededText({ use, used }: { use: LimitUse; used: bigint }): BothLanguages {
  const { period, of, counterparty } = use.key;
  const words = limitWords[period][of];
  const left = use.limit > used ? use.limit - used : 0n;
  const [limit, rest] = [use.limit, left].map((value) => quantityText(use, value));
  const payee = counterparty === null ? { zh: '', en: '' } : { zh: '对该收款人的', en: ' to this payee' };
  return {
    zh: `超出${payee.zh}${words.zh}限额 ${limit}，剩余 ${rest}。`,
    en: `Beyond the limit of ${limit} for the ${words.en}${payee.en}; ${rest} is left.`,
  };
}

/** The wire form of what counts against a limit: a decimal amount, or a number. */
export function quantity({ key }: LimitUse, value: bigint): string {
  return key.of === 'count' || key.currency === null
    ? value.toString()
    : formatMoney({ amountMinor: value, currency: key.currency });
}

function quantityText(use: LimitUse, value: bigint): string {
  return use.key.of === 'count' || use.key.currency === null
    ? value.toString()
    : moneyText({ amountMinor: value, currency: use.key.currency });
}

/** Thousands apart, as people write amounts. */
export function moneyText(money: Money): string {
  const [whole = '', fraction] = formatMoney(money).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${grouped}${fraction === undefined ? '' : `.${fraction}`} ${money.currency}`;
}
