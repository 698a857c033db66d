import type { ReconciliationMonth } from '../../api/types.ts';
import type { Language } from '../../locales/languages.ts';
import { formatCount } from '../../ui/format-number.ts';

/** People count in ten thousands in Chinese, in thousands in English. */
const unitOf: Record<Language, number> = { 'zh-CN': 10_000, en: 1_000 };

type Day = Pick<ReconciliationMonth['days'][number], 'in' | 'inOpen' | 'out' | 'outOpen'>;

/** In what the axis counts: in single units where no day reaches the unit of the language, so that it is not all decimals. */
export function chartUnit(days: readonly Day[], language: Language): number {
  const unit = unitOf[language];
  const highest = Math.max(
    0,
    ...days.flatMap((one) => [Number(one.in) + Number(one.inOpen), Number(one.out) + Number(one.outOpen)]),
  );
  return highest < unit ? 1 : unit;
}

/** A figure at the axis, with a true minus sign. */
export function chartFigure(figure: number, language: Language): string {
  return formatCount(figure, language);
}
