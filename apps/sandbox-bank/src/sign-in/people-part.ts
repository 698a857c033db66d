import { limits } from '../limits.ts';
import { html, type Html } from '../pages/html.ts';
import { icon, roleIcon } from '../pages/icons.ts';
import { say } from '../pages/locale.ts';
import type { Choice } from './sign-in-choice.ts';
import type { SignInView } from './sign-in-page.ts';

/** The left side: who signs in. */
export function peoplePart(view: SignInView): Html {
  return view.oneClick ? signedInPerson(view) : personList(view);
}

function signedInPerson(view: SignInView): Html {
  const { locale, path, choices } = view;
  return html`<section class="card" aria-labelledby="people-title">
    <h2 class="step" id="people-title">
      <span class="number" aria-hidden="true">1</span>${say(locale, {
        zh: '您已登录银行',
        en: 'You are signed in at the bank',
      })}
    </h2>
    ${choices.map((choice) => personRow(choice, view))}
    <a class="switch" href="${path}?other=1&amp;lang=${locale}"
      >${say(locale, { zh: '换一个演示身份', en: 'Use another demo identity' })}</a
    >
  </section>`;
}

function personList(view: SignInView): Html {
  const { locale, choices, selected, search } = view;
  const first = choices.slice(0, limits.listedPeopleFirst);
  const rest = choices.slice(limits.listedPeopleFirst);
  // A search shows all that it found, and nobody who is selected hides.
  const open = search !== '' || rest.some(({ person }) => person.personId === selected?.person.personId);
  return html`<section class="card" aria-labelledby="people-title">
    <form method="get" id="choose" role="search">
      <h2 class="step" id="people-title">
        <span class="number" aria-hidden="true">1</span>${say(locale, {
          zh: '选一个演示身份',
          en: 'Pick a demo identity',
        })}<span class="count" id="people-count" role="status">${count(choices.length, view)}</span>
      </h2>
      <input type="hidden" name="lang" value="${locale}" /><input type="hidden" name="other" value="1" />
      <label class="search"
        >${icon('search', 18)}<span class="visually-hidden">${say(locale, { zh: '查找', en: 'Find' })}</span
        ><input
          type="search"
          name="q"
          value="${search}"
          maxlength="${limits.searchChars}"
          autocomplete="off"
          placeholder="${say(locale, {
            zh: '按岗位、企业或想试的事查找',
            en: 'Find by role, enterprise or what to try',
          })}"
      /></label>
      <fieldset id="people">
        <legend class="visually-hidden">${say(locale, { zh: '演示身份', en: 'Demo identities' })}</legend>
        ${choices.length === 0 ? html`<p class="nobody">${say(locale, { zh: '没有找到。换一个词，或清空查找。', en: 'Nobody found. Try another word, or clear the search.' })}</p>` : null}
        ${first.map((choice) => personRow(choice, view))}
        ${
          rest.length === 0
            ? null
            : html`<details class="rest" ${open ? html` open` : null}>
                <summary>
                  ${say(locale, {
                    zh: `显示其余 ${rest.length} 个`,
                    en: `Show ${rest.length} more`,
                  })}
                </summary>
                ${rest.map((choice) => personRow(choice, view))}
              </details>`
        }
      </fieldset>
      <noscript
        ><p class="actions"><button type="submit">${say(locale, { zh: '选定', en: 'Choose' })}</button></p></noscript
      >
    </form>
  </section>`;
}

function count(people: number, { locale }: SignInView): string {
  return say(locale, { zh: `共 ${people} 个`, en: people === 1 ? '1 identity' : `${people} identities` });
}

function personRow({ person, mandates }: Choice, view: SignInView): Html {
  const { locale, selected, oneClick } = view;
  const number = mandates.length;
  const checked = selected?.person.personId === person.personId;
  return html`<label class="person"
    ><span class="round">${icon(roleIcon(mandates[0]?.roleId ?? ''))}</span
    ><span class="words"
      ><b>${say(locale, person.label)}</b
      ><span
        >${say(locale, person.name)}<i class="dot"></i>${say(locale, {
          zh: `${number} 个授权身份`,
          en: number === 1 ? '1 mandate' : `${number} mandates`,
        })}</span
      ><span class="for"
        >${say(locale, {
          zh: `适合试：${person.goodFor.zh}`,
          en: `Good for: ${person.goodFor.en}`,
        })}</span
      ></span
    ><input
      type="radio"
      name="person"
      value="${person.personId}"
      ${checked ? html` checked` : null}${oneClick ? html` disabled` : null}
  /></label>`;
}
