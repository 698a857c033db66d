import { expect, test } from 'vitest';
import { capitalAmount } from './capital-amount.ts';

// The first ones are the examples of the People's Bank of China for filling in vouchers (支付结算办法, 附一).
test.each([
  ['1409.50', '壹仟肆佰零玖元伍角整'],
  ['6007.14', '陆仟零柒元壹角肆分'],
  ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
  ['107000.53', '壹拾万零柒仟元伍角叁分'],
  ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
  ['325.04', '叁佰贰拾伍元零肆分'],
  ['0.50', '伍角整'],
  ['0.05', '伍分'],
  ['10', '壹拾元整'],
  ['100000', '壹拾万元整'],
  ['100000000', '壹亿元整'],
  ['100000001', '壹亿零壹元整'],
  ['1000000000000', '壹万亿元整'],
  ['1000100000000', '壹万零壹亿元整'],
  ['286400.00', '贰拾捌万陆仟肆佰元整'],
])('%s is %s', (decimal, text) => {
  expect(capitalAmount(decimal)).toBe(text);
});

test.each(['', '0', '0.00', '-1', '1.234', 'abc', '12345678901234567'])('"%s" has no capital form', (decimal) => {
  expect(capitalAmount(decimal)).toBeNull();
});
