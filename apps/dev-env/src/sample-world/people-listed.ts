import type { Bilingual } from './bank-seed.ts';
import type { BankId } from './enterprise.ts';
import type { RoleId } from './roles.ts';

/** "enterprise department role", with the numbers of the accounts from 1 where not all of them. */
export type MandatePlan = {
  enterprise: string;
  department: string;
  role: RoleId;
  accounts?: number[];
  /** Years until the mandate ends, on 30 June; open when absent. */
  endsInYears?: number;
  note?: Bilingual;
};

export type PersonPlan = {
  id: string;
  bank: BankId;
  label: Bilingual;
  goodFor: Bilingual;
  mandates: MandatePlan[];
};

function person(bank: BankId, id: string, label: string, goodFor: string, ...mandates: MandatePlan[]): PersonPlan {
  return { id, bank, label: both(label), goodFor: both(goodFor), mandates };
}

function as(enterprise: string, department: string, role: RoleId, note?: string): MandatePlan {
  return { enterprise, department, role, ...(note === undefined ? {} : { note: both(note) }) };
}

function both(text: string): Bilingual {
  const [zh = '', en = ''] = text.split('|');
  return { zh, en };
}

/** The demo identities of the sign-in pages, in the order in which they are listed. */
export const listedPeople: readonly PersonPlan[] = [
  person(
    'huayue',
    'treasurer',
    '司库|Treasurer',
    '第二人签署、放行付款、切换授权身份|Second signatures, releasing payments, switching mandates',
    as('qinghe', 'finance', 'treasurer'),
    as('qinghe', 'management', 'viewer'),
    as('hengxin', 'treasury', 'treasurer', '副司库|Deputy treasurer'),
  ),
  person(
    'huayue',
    'accountant',
    '会计|Accountant',
    '制单、限额被拒、查企业|Preparing payments, refused limits, looking enterprises up',
    { ...as('qinghe', 'finance', 'accountant'), accounts: [1], endsInYears: 1 },
  ),
  person(
    'huayue',
    'owner',
    '企业负责人|Owner',
    '发货前看客户、结识伙伴、管理授权书|Checking a customer before shipping, meeting partners, managing consents',
    as('qinghe', 'management', 'owner'),
  ),
  person(
    'huayue',
    'new-owner',
    '新开户企业负责人|New owner',
    '从头登记一家企业：填资料、授权、通过核验|Registering an enterprise from the beginning',
    as('newcomer', 'management', 'owner'),
  ),
  person(
    'huayue',
    'new-accountant',
    '新开户企业会计|Accountant of a new enterprise',
    '同一家新企业的第二位成员|The second member of an enterprise that is joining',
    as('newcomer', 'finance', 'accountant'),
  ),
  person(
    'huayue',
    'new-owner-differing',
    '执照与银行不一致的负责人|New owner, differing licence',
    '改了名、迁了址，银行资料还是旧的：登记后由运营员核对|A new name and address that the bank does not hold yet: a case for the operator',
    as('newcomer-differing', 'management', 'owner'),
  ),
  person(
    'huayue',
    'new-owner-in-registry',
    '已在登记机构名册里的新负责人|New owner, known to a registry',
    '认领网络上已有的同一家企业|Claiming the enterprise that the network knows from the LEI registry',
    as('newcomer-in-registry', 'management', 'owner'),
  ),
  person(
    'huayue',
    'asset-manager',
    '资产管理人|Asset manager',
    '同一只基金的五种角色、五张不同的表|Five capacities around one fund, five different sheets',
    as('fund', 'investment', 'asset_manager'),
    as('asset-manager', 'management', 'owner'),
    as('asset-manager', 'finance', 'treasurer'),
    as('fund', 'management', 'viewer'),
  ),
  person(
    'huayue',
    'trustee',
    '受托人|Trustee',
    '监督基金账户、放行投资款|Supervising the fund’s accounts, releasing investments',
    as('fund', 'custody', 'trustee'),
    as('trustee', 'finance', 'treasurer'),
  ),
  person(
    'huayue',
    'relationship-manager',
    '客户经理（银行）|Relationship manager (bank)',
    '以银行员工身份查看企业|Looking at enterprises as the bank’s own staff',
    as('huayue-bank', 'corporate_banking', 'relationship_manager'),
  ),
  person(
    'huayue',
    'operator',
    '网络运营员|Network operator',
    '看银行连接、滞后与被搁置的记录|Bank connections, lag, records kept aside',
    as('operator', 'network_operations', 'operator'),
  ),
  person(
    'huayue',
    'settlor',
    '委托人|Settlor',
    '看自己出资的基金|Watching the fund that one has paid into',
    as('fund', 'settlor_office', 'settlor'),
    as('settlor', 'management', 'owner'),
  ),
  person(
    'huayue',
    'beneficiary',
    '受益人|Beneficiary',
    '看自己受益的基金|Watching the fund that one benefits from',
    as('fund', 'beneficiary_office', 'beneficiary'),
    as('beneficiary', 'finance', 'accountant'),
  ),
  person(
    'huayue',
    'fund-administrator',
    '基金外包服务人|Fund administrator',
    '替基金核算、制单付费用|Keeping the fund’s books, preparing its fees',
    as('fund', 'administration', 'fund_administrator'),
    as('administrator', 'finance', 'accountant'),
  ),
  person(
    'huayue',
    'packaging-owner',
    '包装厂负责人|Owner of a packaging maker',
    '看两家银行不一致的注册资本|Two banks that differ on one’s registered capital',
    as('chenghu', 'management', 'owner'),
    as('chenghu', 'finance', 'treasurer'),
  ),
  person(
    'huayue',
    'trading-accountant',
    '贸易公司会计|Accountant of a trading house',
    '刚增资的企业如何被别人看到|How a fresh capital increase is seen by others',
    as('hengxin', 'treasury', 'accountant'),
  ),
  person(
    'huayue',
    'tea-owner',
    '茶企负责人|Owner of a tea maker',
    '小企业、一个账户、手机上看|A small enterprise, one account, on a phone',
    as('yunxiu', 'management', 'owner'),
  ),
  person(
    'huayue',
    'logistics-treasurer',
    '物流公司司库|Treasurer of a haulier',
    '伙伴众多的一天|A day with many partners',
    as('lingdong', 'finance', 'treasurer'),
    as('lingdong', 'management', 'viewer'),
  ),
  person(
    'huayue',
    'hotel-manager',
    '酒店负责人|Hotel manager',
    '信誉高的服务提供方|A provider of high standing',
    as('hotel', 'management', 'owner'),
    as('hotel', 'finance', 'accountant'),
  ),
  person(
    'huayue',
    'meeting-house-manager',
    '会议室负责人|Meeting-house manager',
    '信誉中等的服务提供方|A provider of medium standing',
    as('meeting-house', 'management', 'owner'),
  ),
  person(
    'huayue',
    'video-house-manager',
    '影音公司负责人|Video-house manager',
    '信誉较低的服务提供方|A provider of low standing',
    as('video-house', 'management', 'owner'),
  ),
  person(
    'huayue',
    'group-treasurer',
    '集团司库|Group treasurer',
    '一人三家企业，来回切换|One person, three enterprises, switching between them',
    as('group', 'finance', 'treasurer'),
    as('group-electronics', 'finance', 'treasurer'),
    as('group-textiles', 'finance', 'treasurer'),
    as('group', 'management', 'viewer'),
  ),
  person(
    'huayue',
    'bookkeeper',
    '代账会计|Bookkeeper for others',
    '替四家客户记账，身份最多|Keeping books for four clients: the longest list of mandates',
    as('bookkeeper', 'finance', 'accountant'),
    as('yunxiu', 'finance', 'accountant'),
    as('developer', 'finance', 'accountant'),
    as('no-consent', 'finance', 'accountant'),
    as('meeting-house', 'finance', 'accountant'),
  ),
  person(
    'huayue',
    'developer',
    '第三方开发者|Third-party developer',
    '软件企业，读接口文档|A software maker reading the API documents',
    as('developer', 'management', 'owner'),
  ),
  person(
    'huayue',
    'no-consent-owner',
    '还没给授权书的负责人|Owner without a consent',
    '从头给出一份银行授权书|Giving a bank consent from the start',
    as('no-consent', 'management', 'owner'),
  ),
  person(
    'huayue',
    'foreign-owner',
    '境外企业负责人|Owner of a company abroad',
    '没有中文名称、用 LEI 与增值税号|No Chinese name; LEI and VAT number instead',
    as('elbhafen', 'management', 'owner'),
  ),
  person(
    'huayue',
    'purchasing',
    '采购主管|Head of procurement',
    '只看伙伴、不碰账户|Reads about partners, touches no account',
    { ...as('qinghe', 'procurement', 'viewer'), accounts: [] },
  ),
  person(
    'huayue',
    'sales',
    '销售内勤|Sales assistant',
    '开拓新客户前先查一查|Looking a prospect up before the first call',
    { ...as('qinghe', 'sales', 'viewer'), accounts: [] },
    { ...as('hechang', 'sales', 'viewer'), accounts: [] },
  ),
  person(
    'huayue',
    'finance-manager',
    '财务经理|Finance manager',
    '审核付款、50 万元以内自己制单|Checking payments, preparing up to half a million',
    as('qinghe', 'finance', 'finance_manager'),
  ),
  person(
    'huayue',
    'finance-clerk',
    '财务专员|Finance clerk',
    '制单到 30 万元，等两个人签|Preparing up to 300,000 and waiting for two signatures',
    { ...as('qinghe', 'finance', 'finance_clerk'), accounts: [1] },
  ),
  person(
    'lanjiang',
    'treasurer',
    '司库|Treasurer',
    '在第二家银行登录同一家企业|The same enterprise through its second bank',
    as('qinghe', 'finance', 'treasurer'),
    as('hengxin', 'treasury', 'treasurer'),
  ),
  person(
    'lanjiang',
    'owner',
    '企业负责人|Owner',
    '续一份快到期的授权书|Renewing a consent that ends soon',
    as('qinghe', 'management', 'owner'),
  ),
  person(
    'lanjiang',
    'packaging-owner',
    '包装厂负责人|Owner of a packaging maker',
    '本行资料已过期的企业|An enterprise whose data at this bank is out of date',
    as('chenghu', 'management', 'owner'),
  ),
  person(
    'lanjiang',
    'design-owner',
    '设计院负责人|Owner of a design office',
    '只在澜江银行开户的企业|An enterprise that banks with Lanjiang only',
    as('mingzhu', 'management', 'owner'),
    as('mingzhu', 'finance', 'treasurer'),
  ),
  person(
    'lanjiang',
    'alert-manager',
    '预警服务负责人|Alert-service manager',
    '尚无信誉记录的服务提供方|A provider with no record yet',
    as('alert-service', 'management', 'owner'),
  ),
  person(
    'lanjiang',
    'logistics-accountant',
    '物流公司会计|Accountant of a haulier',
    '只读，核对伙伴资料|Reading only, checking partners’ data',
    as('lingdong', 'finance', 'accountant'),
  ),
  person(
    'lanjiang',
    'textiles-treasurer',
    '纺织厂司库|Treasurer of a textile mill',
    '集团子公司在城市银行的账户|A group’s subsidiary at the city bank',
    as('group-textiles', 'finance', 'treasurer'),
  ),
  person(
    'lanjiang',
    'finance-manager',
    '财务经理|Finance manager',
    '在第二家银行审核付款|Checking payments at the second bank',
    as('qinghe', 'finance', 'finance_manager'),
  ),
  person(
    'lanjiang',
    'accountant',
    '会计|Accountant',
    '在第二家银行制单|Preparing payments at the second bank',
    as('qinghe', 'finance', 'accountant'),
  ),
  person(
    'lanjiang',
    'relationship-manager',
    '客户经理（银行）|Relationship manager (bank)',
    '以银行员工身份查看企业|Looking at enterprises as the bank’s own staff',
    as('lanjiang-bank', 'corporate_banking', 'relationship_manager'),
  ),
];

/** People of the story who are found by searching only. */
export const unlistedPeople: readonly PersonPlan[] = [
  person(
    'huayue',
    'chief-accountant',
    '会计主管|Chief accountant',
    '制大额单|Preparing large payments',
    as('qinghe', 'finance', 'chief_accountant'),
  ),
  person(
    'huayue',
    'purchasing-manager',
    '采购主管（可制单）|Head of procurement (prepares)',
    '从采购部制单|Preparing payments from procurement',
    as('qinghe', 'procurement', 'purchasing_manager'),
  ),
  person('huayue', 'buyer', '采购员|Buyer', '工作时间内制小额单|Preparing small payments in working hours', {
    ...as('qinghe', 'procurement', 'buyer'),
    accounts: [1],
  }),
  person(
    'lanjiang',
    'chief-accountant',
    '会计主管|Chief accountant',
    '制大额单|Preparing large payments',
    as('qinghe', 'finance', 'chief_accountant'),
  ),
  person(
    'lanjiang',
    'sales-assistant',
    '销售内勤|Sales assistant',
    '只看一般户余额|Sees the balance of the general account',
    as('qinghe', 'sales', 'sales_assistant'),
  ),
];
