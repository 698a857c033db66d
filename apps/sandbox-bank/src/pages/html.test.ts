import { expect, test } from 'vitest';
import { html } from './html.ts';

test('what is put in is escaped, markup is not escaped twice', () => {
  const name = `<script>alert("a")</script> & 'co'`;
  const inner = html`<b>${name}</b>`;
  expect(inner.markup).toBe('<b>&lt;script&gt;alert(&quot;a&quot;)&lt;/script&gt; &amp; &#39;co&#39;</b>');
  expect(html`<p>${inner}${['a', html`<i>${1}</i>`]}${null}${false}</p>`.markup).toBe(
    `<p>${inner.markup}a<i>1</i></p>`,
  );
});
