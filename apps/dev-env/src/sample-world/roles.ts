/** The roles that a bank's table knows; fixed until the permission tables of the enterprises themselves. */
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

export type RoleId = (typeof roles)[number]['roleId'];
