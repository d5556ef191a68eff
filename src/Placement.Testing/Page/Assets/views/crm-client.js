/** The client of a record: its company and its contacts. */
import { h } from '../dom.js';
import { api, state } from '../state.js';
import { titleOfRecord } from './crm-records.js';
import { empty } from './parts.js';

const labels = { COMPANY: 'Company', CONTACT: 'Contact' };

/** Shows the client of a record in an element, as links to their cards. */
export async function showClient(element, record) {
  const contacts = record.contactIds?.length > 0 ? record.contactIds : [record.contactId];
  const ids = [['COMPANY', record.companyId], ...contacts.map(id => ['CONTACT', id])].filter(([, id]) => id > 0);
  const links = (await Promise.all(ids.map(([name, id]) => linkTo(name, id)))).filter(Boolean);
  element.replaceChildren(...(links.length > 0 ? links : [empty('No client')]));
}

/** The way to a record; null: there is no such record. */
async function linkTo(name, id) {
  const { records: [record] } = await api('records', { entityType: name, id }).catch(() => ({ records: [] }));
  const type = state.entityTypes.find(candidate => candidate.name === name);
  return record && type
    ? h('p', {}, `${labels[name]}: `, h('a', { href: `/crm/${type.section}/details/${id}/`, dir: 'auto' }, titleOfRecord(record)))
    : null;
}
