import type { Customer } from '../customers/customer-store.ts';
import { html, type Html } from '../pages/html.ts';
import { renderPage } from '../pages/layout.ts';
import { say } from '../pages/locale.ts';
import type { Locale } from '../people/person-store.ts';
import type { KeptRequirement } from '../permissions/requirement-store.ts';
import { actionNames, limitWords, ruleWords, scopeWords } from '../permissions/table-words.ts';
import type { KeptTable } from '../permissions/table-store.ts';
import type { TableHolder } from '../permissions/table.ts';
import type { BankDescription } from '../seed/bank-seed.ts';

export type TableView = {
  bank: BankDescription;
  locale: Locale;
  customer: Customer;
  /** The version that is shown. */
  shown: KeptTable;
  currentVersion: number;
  versions: KeptTable[];
  requirements: KeptRequirement[];
  /** Those who stood in an earlier version and stand in none now. */
  revoked: TableHolder[];
  /** Versions that some client has not acknowledged yet. */
  waiting: Set<number>;
  notice: string | null;
};

/** Most grants on the page; a table of thousands is read through the interface. */
const grantsShown = 300;

/** A customer's permission table: who stands in it, what it opens, its versions, and what was asked of it. */
export function operatorTablePage(view: TableView): string {
  const { bank, locale, customer, shown } = view;
  const name = locale === 'en' ? customer.nameEn : (customer.nameZh ?? customer.nameEn);
  const customerPath = `/operator/customers/${encodeURIComponent(customer.customerId)}`;
  const path = `${customerPath}/table`;
  const title = say(locale, { zh: `权限表：${name}`, en: `Permission table: ${name}` });
  return renderPage({
    bank,
    locale,
    title,
    otherLanguage: `${path}?version=${shown.version}&lang=${locale === 'en' ? 'zh-CN' : 'en'}`,
    body: html`<p><a href="${customerPath}">${name}</a></p>
      <h1 class="page-title">
        ${say(locale, { zh: '权限表', en: 'Permission table' })}
        <span class="quiet">${customer.customerId}</span>
      </h1>
      ${view.notice === null ? null : html`<p class="notice" role="status">${view.notice}</p>`}
      <div class="columns">
        <div class="stack">${holdersPart(view, path)}${revokedPart(view, path)}</div>
        <div class="stack">${versionsPart(view, path)}${requirementsPart(view)}</div>
      </div>
      ${grantsPart(view)}`,
  });
}

function holdersPart(view: TableView, path: string): Html {
  const { locale, shown, currentVersion } = view;
  const inForce = shown.version === currentVersion;
  return html`<section class="card" aria-labelledby="holders-title">
    <h2 id="holders-title">
      ${say(locale, { zh: `第 ${shown.version} 版的授权身份`, en: `Mandates of version ${shown.version}` })}
    </h2>
    <ul class="rows">
      ${shown.table.holders.map(
        (holder) =>
          html`<li>
            ${holderWords(holder, view)}${
              inForce ? holderForm(holder, `${path}/revoke`, say(locale, { zh: '撤销', en: 'Revoke' }), locale) : null
            }
          </li>`,
      )}
    </ul>
  </section>`;
}

function revokedPart(view: TableView, path: string): Html | null {
  const { locale, revoked } = view;
  if (revoked.length === 0) return null;
  return html`<section class="card" aria-labelledby="revoked-title">
    <h2 id="revoked-title">${say(locale, { zh: '已撤销的授权身份', en: 'Revoked mandates' })}</h2>
    <ul class="rows">
      ${revoked.map(
        (holder) =>
          html`<li>
            ${holderWords(holder, view)}${holderForm(
              holder,
              `${path}/restore`,
              say(locale, { zh: '恢复', en: 'Restore' }),
              locale,
            )}
          </li>`,
      )}
    </ul>
  </section>`;
}

function holderWords(holder: TableHolder, { locale, shown }: TableView): Html {
  const { roles, departments } = shown.table;
  const role = roles.find(({ roleId }) => roleId === holder.roleId);
  const department = departments.find(({ departmentId }) => departmentId === holder.departmentId);
  const narrowed = narrowedTo(holder.accountNumbers, locale);
  const until =
    holder.validUntil === null
      ? null
      : say(locale, { zh: `至 ${holder.validUntil}`, en: `until ${holder.validUntil}` });
  const more = [narrowed, until].filter((words) => words !== null);
  return html`<span
    >${locale === 'en' ? holder.nameEn : holder.nameZh}<span class="quiet"
      >${say(locale, { zh: department?.nameZh ?? holder.departmentId, en: department?.nameEn ?? holder.departmentId })}<i
        class="dot"
      ></i
      >${say(locale, { zh: role?.nameZh ?? holder.roleId, en: role?.nameEn ?? holder.roleId })}${more.map(
        (words) => html`<i class="dot"></i>${words}`,
      )}</span
    ></span
  >`;
}

function narrowedTo(accounts: string[] | null, locale: Locale): string | null {
  if (accounts === null) return null;
  const number = accounts.length;
  if (number === 0) return say(locale, { zh: '不涉及账户', en: 'no accounts' });
  return say(locale, { zh: `限 ${number} 个账户`, en: number === 1 ? '1 account only' : `${number} accounts only` });
}

function holderForm(
  { subject, roleId, departmentId, ...names }: TableHolder,
  action: string,
  label: string,
  locale: Locale,
): Html {
  const name = locale === 'en' ? names.nameEn : names.nameZh;
  return html`<form method="post" action="${action}">
    <input type="hidden" name="subject" value="${subject}" /><input
      type="hidden"
      name="roleId"
      value="${roleId}"
    /><input type="hidden" name="departmentId" value="${departmentId}" /><button type="submit" class="small">
      ${label}<span class="visually-hidden"> ${name}</span>
    </button>
  </form>`;
}

function versionsPart({ locale, versions, shown, currentVersion, waiting }: TableView, path: string): Html {
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' });
  return html`<section class="card" aria-labelledby="versions-title">
    <h2 id="versions-title">${say(locale, { zh: '版本', en: 'Versions' })}</h2>
    <ol class="rows">
      ${versions.map(
        ({ version, effectiveFrom, requirementId }) =>
          html`<li>
            <span
              ><a href="${path}?version=${version}" ${version === shown.version ? html` aria-current="page"` : null}
                >${say(locale, { zh: `第 ${version} 版`, en: `Version ${version}` })}</a
              ><span class="quiet"
                >${at.format(effectiveFrom)}<i class="dot"></i>${
                  requirementId === null
                    ? say(locale, { zh: '银行自行变更', en: 'made by the bank' })
                    : say(locale, { zh: '按企业申请', en: 'asked for by the customer' })
                }</span
              ></span
            ><span class="chip"
              >${
                version === currentVersion
                  ? say(locale, { zh: '生效中', en: 'In force' })
                  : say(locale, { zh: '历史', en: 'Past' })
              }${waiting.has(version) ? say(locale, { zh: '，等待送达', en: ', being delivered' }) : null}</span
            >
          </li>`,
      )}
    </ol>
  </section>`;
}

const statusNames = {
  received: { zh: '已收到', en: 'Received' },
  built: { zh: '已生效', en: 'Built' },
  refused: { zh: '未通过', en: 'Refused' },
} as const;

function requirementsPart({ locale, requirements }: TableView): Html {
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' });
  return html`<section class="card" aria-labelledby="requirements-title">
    <h2 id="requirements-title">${say(locale, { zh: '企业的变更申请', en: 'Changes asked for' })}</h2>
    ${requirements.length === 0 ? html`<p class="quiet">${say(locale, { zh: '还没有申请。', en: 'None yet.' })}</p>` : null}
    <ul class="rows">
      ${requirements.map(
        ({ requirementId, status, version, errors, receivedAt }) =>
          html`<li>
            <span
              ><code>${requirementId}</code
              ><span class="quiet"
                >${at.format(receivedAt)}${errors.map(
                  ({ field, reason }) => html`<i class="dot"></i>${field} ${reason}`,
                )}</span
              ></span
            ><span class="chip"
              >${say(locale, statusNames[status])}${
                version === null ? null : say(locale, { zh: `，第 ${version} 版`, en: `, version ${version}` })
              }</span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

function grantsPart({ locale, shown }: TableView): Html {
  const { table } = shown;
  const listed = table.grants.slice(0, grantsShown);
  const left = table.grants.length - listed.length;
  const role = (roleId: string) => table.roles.find((one) => one.roleId === roleId);
  const department = (departmentId: string) => table.departments.find((one) => one.departmentId === departmentId);
  return html`<section class="card" aria-labelledby="grants-title">
    <h2 id="grants-title">${say(locale, { zh: '开通的权限', en: 'What is opened' })}</h2>
    <div class="wide-table" tabindex="0" role="region" aria-labelledby="grants-title">
      <table>
        <thead>
          <tr>
            <th scope="col">${say(locale, { zh: '部门', en: 'Department' })}</th>
            <th scope="col">${say(locale, { zh: '岗位', en: 'Role' })}</th>
            <th scope="col">${say(locale, { zh: '账户', en: 'Accounts' })}</th>
            <th scope="col">${say(locale, { zh: '权限', en: 'Action' })}</th>
            <th scope="col">${say(locale, { zh: '限额与条件', en: 'Limits' })}</th>
          </tr>
        </thead>
        <tbody>
          ${listed.map(
            (grant) =>
              html`<tr>
                <td>
                  ${say(locale, {
                    zh: department(grant.departmentId)?.nameZh ?? grant.departmentId,
                    en: department(grant.departmentId)?.nameEn ?? grant.departmentId,
                  })}
                </td>
                <td>
                  ${say(locale, {
                    zh: role(grant.roleId)?.nameZh ?? grant.roleId,
                    en: role(grant.roleId)?.nameEn ?? grant.roleId,
                  })}
                </td>
                <td>${say(locale, scopeWords(grant.accounts, table))}</td>
                <td>${say(locale, actionNames[grant.action])}</td>
                <td>${say(locale, limitWords(grant))}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${left > 0 ? html`<p class="quiet">${say(locale, { zh: `另有 ${left} 行未列出。`, en: `${left} more lines are not shown.` })}</p>` : null}
    <h3>${say(locale, { zh: '审批规则', en: 'Approval rules' })}</h3>
    <ul>
      ${table.approvalRules.slice(0, grantsShown).map((rule) => html`<li>${say(locale, ruleWords(rule, table))}</li>`)}
    </ul>
  </section>`;
}
