import type { FieldError } from '../api/problem.ts';
import type { RecordKind } from '../journal/journal-entry.ts';
import { bankProducts } from '../journal/record-data.ts';
import { html, type Html } from '../pages/html.ts';
import { say } from '../pages/locale.ts';
import type { Locale } from '../people/person-store.ts';
import { kindFields, type Field } from './record-fields.ts';
import { productNames, valueAt } from './record-form.ts';

/** The inputs of a record's form, filled with `data`; wrong ones are marked. */
export function recordInputs(kind: RecordKind, data: unknown, errors: FieldError[], locale: Locale): Html {
  if (kind === 'ownership') return holderRows(data, locale);
  const wrong = new Set(errors.map(({ field }) => field.replace(/^data\./, '')));
  return html`${kindFields[kind].map((field) => fieldInput(field, valueAt(data, field.path), wrong.has(field.path), locale))}${
    kind === 'relationship' ? productChecks(data, locale) : null
  }`;
}

function fieldInput({ path, label, input }: Field, value: unknown, wrong: boolean, locale: Locale): Html {
  const invalid = wrong ? html` aria-invalid="true"` : null;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (input === 'boolean') {
    return html`<label class="check"
      ><input
        type="checkbox"
        name="${path}"
        value="true"
        ${value === true ? html` checked` : null}
      />${say(locale, label)}</label
    >`;
  }
  if (typeof input !== 'string') {
    return html`<label class="field"
      ><span>${say(locale, label)}</span
      ><select name="${path}" ${invalid}>
        ${input.map(
          ([option, name]) =>
            html`<option value="${option}" ${option === text ? html` selected` : null}>${say(locale, name)}</option>`,
        )}
      </select></label
    >`;
  }
  const type = input === 'date' ? 'date' : 'text';
  const numeric = input === 'integer' ? html` inputmode="numeric"` : null;
  return html`<label class="field"
    ><span>${say(locale, label)}</span
    ><input type="${type}" name="${path}" value="${text}" maxlength="300" ${numeric}${invalid}
  /></label>`;
}

function productChecks(data: unknown, locale: Locale): Html {
  const chosen = valueAt(data, 'products');
  return html`<fieldset class="wide">
    <legend>${say(locale, { zh: '使用的产品', en: 'Products in use' })}</legend>
    ${bankProducts.map(
      (product) =>
        html`<label class="check"
          ><input
            type="checkbox"
            name="products"
            value="${product}"
            ${Array.isArray(chosen) && chosen.includes(product) ? html` checked` : null}
          />${say(locale, productNames[product])}</label
        >`,
    )}
  </fieldset>`;
}

function holderRows(data: unknown, locale: Locale): Html {
  const held = valueAt(data, 'holders');
  const holders: unknown[] = Array.isArray(held) ? held : [];
  const labels = {
    name: say(locale, { zh: '股东', en: 'Owner' }),
    kind: say(locale, { zh: '类型', en: 'Kind' }),
    share: say(locale, { zh: '持股（%）', en: 'Share (%)' }),
  };
  // One empty row more, to add an owner.
  return html`${[...holders, {}].map((holder) => {
    const [name, kind, share] = ['name', 'kind', 'share'].map((path) => {
      const value = valueAt(holder, path);
      return typeof value === 'string' ? value : '';
    });
    return html`<div class="holder wide">
      <label class="field"><span>${labels.name}</span><input name="name" value="${name ?? ''}" maxlength="300" /></label
      ><label class="field"
        ><span>${labels.kind}</span
        ><select name="kind">
          <option value="person">${say(locale, { zh: '个人', en: 'Person' })}</option>
          <option value="enterprise" ${kind === 'enterprise' ? html` selected` : null}>
            ${say(locale, {
              zh: '企业',
              en: 'Enterprise',
            })}
          </option>
        </select></label
      ><label class="field"
        ><span>${labels.share}</span><input name="share" value="${share ?? ''}" inputmode="decimal" maxlength="6"
      /></label>
    </div>`;
  })}`;
}
