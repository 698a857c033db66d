const FIGURES = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const PLACES = ['', '拾', '佰', '仟'];
const SECTION = 4;

/**
 * An amount of yuan in capital numerals, as Chinese vouchers have it beside the figures: 壹万贰仟元伍角整. Null for what is no
 * decimal of at most sixteen digits and two decimals, or is zero.
 */
export function capitalAmount(decimal: string): string | null {
  const match = /^(\d{1,16})(?:\.(\d{1,2}))?$/.exec(decimal);
  if (match === null) return null;
  const whole = wholeInCapitals((match[1] ?? '').replace(/^0+/, ''));
  const [jiao = 0, fen = 0] = Array.from((match[2] ?? '').padEnd(2, '0'), Number);
  if (whole === '' && jiao === 0 && fen === 0) return null;
  const yuan = whole === '' ? '' : `${whole}元`;
  if (jiao === 0 && fen === 0) return `${yuan}整`;
  const tenths = jiao > 0 ? `${FIGURES[jiao] ?? ''}角` : whole === '' ? '' : '零';
  return `${yuan}${tenths}${fen > 0 ? `${FIGURES[fen] ?? ''}分` : '整'}`;
}

/** Zeros between figures are said once, at the end not at all; every four places there is a word for their size. */
function wholeInCapitals(digits: string): string {
  let text = '';
  let zeroDue = false;
  let sectionSays = false;
  let upperSays = false;
  for (const [index, figure] of Array.from(digits, Number).entries()) {
    const place = digits.length - 1 - index;
    if (figure === 0) zeroDue = text !== '';
    else {
      text += `${zeroDue ? '零' : ''}${FIGURES[figure] ?? ''}${PLACES[place % SECTION] ?? ''}`;
      zeroDue = false;
      sectionSays = true;
    }
    if (place % SECTION !== 0) continue;
    const section = place / SECTION;
    // Ten thousand times a hundred million are said as 万 and 亿 in a row.
    if (section === 2 ? sectionSays || upperSays : sectionSays) text += ['', '万', '亿', '万'][section] ?? '';
    upperSays = section === 3 && sectionSays;
    sectionSays = false;
  }
  return text;
}
