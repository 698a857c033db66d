import type { Category } from './fact.ts';

const keys: Record<string, Category> = {
  legal_name: 'identity',
  trade_name: 'identity',
  registered_address: 'identity',
  city: 'identity',
  jurisdiction: 'identity',
  legal_representative: 'identity',
  incorporated_on: 'identity',
  registered_capital: 'identity',
  legal_form: 'identity',
  registration_status: 'identity',
  holders: 'ownership',
  industry: 'activity',
  main_products: 'activity',
  revenue_band: 'size',
  employees: 'size',
  customer_since: 'relationship',
  bank_products: 'relationship',
  procurators: 'relationship',
  relationship_manager: 'relationship',
  tax_credit_rating: 'standing',
  taxpayer_kind: 'standing',
  overdue: 'standing',
};

/** The category of a key; `accounts`, which nobody else sees, for one that is not known here. */
export function categoryOf(key: string): Category {
  return key.startsWith('identifier_') ? 'identity' : (keys[key] ?? 'accounts');
}
