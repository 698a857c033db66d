/** The standard roles, which every bank knows. */
export const roles = [
  { roleId: 'owner', nameZh: '负责人', nameEn: 'Owner' },
  { roleId: 'treasurer', nameZh: '司库', nameEn: 'Treasurer' },
  { roleId: 'accountant', nameZh: '会计', nameEn: 'Accountant' },
  { roleId: 'viewer', nameZh: '查看人', nameEn: 'Viewer' },
  { roleId: 'asset_manager', nameZh: '资产管理人', nameEn: 'Asset manager' },
  { roleId: 'trustee', nameZh: '受托人', nameEn: 'Trustee' },
  { roleId: 'settlor', nameZh: '委托人', nameEn: 'Settlor' },
  { roleId: 'beneficiary', nameZh: '受益人', nameEn: 'Beneficiary' },
  { roleId: 'fund_administrator', nameZh: '基金外包服务人', nameEn: 'Fund administrator' },
  { roleId: 'operator', nameZh: '网络运营员', nameEn: 'Network operator' },
  { roleId: 'relationship_manager', nameZh: '客户经理', nameEn: 'Relationship manager' },
] as const;

/** Roles that Qinghe's own tables define beside them. */
export const qingheRoles = [
  { roleId: 'finance_clerk', nameZh: '财务专员', nameEn: 'Finance clerk', base: 'accountant' },
  { roleId: 'chief_accountant', nameZh: '会计主管', nameEn: 'Chief accountant', base: 'accountant' },
  { roleId: 'finance_manager', nameZh: '财务经理', nameEn: 'Finance manager', base: 'accountant' },
  { roleId: 'purchasing_manager', nameZh: '采购主管', nameEn: 'Head of procurement', base: 'viewer' },
  { roleId: 'buyer', nameZh: '采购员', nameEn: 'Buyer', base: 'viewer' },
  { roleId: 'sales_assistant', nameZh: '销售内勤', nameEn: 'Sales assistant', base: 'viewer' },
] as const;

export type RoleId = (typeof roles | typeof qingheRoles)[number]['roleId'];
