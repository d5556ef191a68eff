/** How records of the CRM read, and which type they are of. */
import { state } from '../state.js';

/** What people call a record. */
export const titleOfRecord = record =>
  record.title || [record.name, record.lastName].filter(Boolean).join(' ') || `#${record.id}`;

/** Its amount with its currency; empty: none. */
export function amountOf(record) {
  const amount = Number(record.opportunity);
  if (!amount) return '';
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency: record.currencyId || 'EUR', maximumFractionDigits: 2 }).format(amount);
  } catch {
    return `${amount} ${record.currencyId}`;
  }
}

/** The entity type of a part of the CRM's addresses. */
export function typeOf(section) {
  const type = state.entityTypes.find(candidate => candidate.section === section);
  if (!type) throw new Error(`The portal has no section ${section} in its CRM.`);
  return type;
}
