/** The card of a record: tabs, menus, form, client block and timeline. */
import { button, field, h, menu, notify, tabs } from '../dom.js';
import { entityName, tabOf } from '../slots.js';
import { api } from '../state.js';
import { menuItems, mount, titleOf, widgetMenu, widgets } from '../widgets.js';
import { showClient } from './crm-client.js';
import { customFields } from './crm-fields.js';
import { amountOf, titleOfRecord, typeOf } from './crm-records.js';
import { searchField } from './crm-search.js';
import { timeline } from './crm-timeline.js';
import { box, head } from './parts.js';

/** Types of records that have a client. */
const withClient = new Set(['LEAD', 'DEAL', 'QUOTE', 'SMART_INVOICE', 'ORDER']);

export async function renderCard(content, section, id) {
  const type = typeOf(section);
  const { records: [record], stages } = await api('records', { entityTypeId: type.id, id });
  if (!record) {
    content.append(head(entityName(type)[1]), h('p', { class: 'callout' }, `There is no ${entityName(type)[1].toLowerCase()} ${id}. `,
      h('a', { href: `/crm/${section}/list/` }, entityName(type)[0])));
    return null;
  }
  const hasClient = withClient.has(type.name) || type.name.startsWith('DYNAMIC_');
  const tabWidgets = widgets('CRM_XXX_DETAIL_TAB', type.name);
  const parts = [];
  const saved = new Set();
  const host = { record: { entityTypeId: type.id, id: record.id, fields: record }, reloadRecord: load };
  const subject = { id: record.id, entity: type.name, entityTypeId: type.id };
  const form = h('div', {});
  const client = h('div', { class: 'field' });
  const bar = h('ol', { class: 'stages' });
  const heading = head(titleOfRecord(record),
    menu('Document', [
      h('button', { type: 'button', class: 'menu-item', on: { click: () => notify('Documents are made by Bitrix24 itself.') } }, 'New document'),
      menuItems(widgets('CRM_XXX_DOCUMENTGENERATOR_BUTTON', type.name), subject, { host }),
    ]),
    widgetMenu('Extensions', widgets('CRM_XXX_DETAIL_TOOLBAR', type.name), subject, { extra: { host } }));
  const cardTabs = tabs(`Tabs of the ${entityName(type)[1].toLowerCase()}`, [
    { label: 'General', render: general },
    ...tabWidgets.map(binding => ({
      label: titleOf(binding), attributes: { 'data-placement': binding.placement, title: binding.group || null },
      render: panel => parts.push(mount(panel, { binding, subject, host })),
    })),
  ]);
  content.append(h('p', { class: 'muted small' }, h('a', { href: `/crm/${section}/list/` }, entityName(type)[0]), ` / ${record.id}`), heading, bar,
    cardTabs);
  draw();
  const named = tabWidgets.findIndex(binding => location.hash === tabOf(binding));
  if (named >= 0) cardTabs.show(named + 1);
  return { close: () => parts.forEach(part => part.close()) };

  function general(panel) {
    const fields = customFields(type, record.id);
    const history = timeline(subject, host, listener => {
      saved.add(listener);
      return () => saved.delete(listener);
    });
    const searches = [
      ...(hasClient
        ? [searchField('Client', 'CRM_DETAIL_SEARCH', query => ({ entityTypeName: 'COMPANY', query }))] : []),
      ...(['COMPANY', 'CONTACT'].includes(type.name) ? [
        searchField('Details', 'CRM_REQUISITE_AUTOCOMPLETE', query => ({ query })),
        searchField('Bank details', 'CRM_BANK_DETAIL_AUTOCOMPLETE', query => ({ query })),
      ] : []),
    ];
    parts.push(fields, history, ...searches);
    panel.append(h('div', { class: 'columns' },
      h('div', { class: 'grow' }, box('About', form),
        searches.length > 0 && box('Client', hasClient && client, searches.map(search => search.element)),
        fields.elements.length > 0 && box('Custom fields', fields.elements)),
      h('div', { class: 'grow' }, history.element)));
  }

  function draw() {
    const title = h('input', { type: 'text', value: record.title ?? '' });
    const amount = h('input', { type: 'text', inputmode: 'decimal', value: record.opportunity ?? '' });
    const isPerson = record.title === undefined;
    const name = h('input', { type: 'text', value: record.name ?? '' });
    const lastName = h('input', { type: 'text', value: record.lastName ?? '' });
    const fields = () => ({
      ...(isPerson ? { name: name.value, lastName: lastName.value } : { title: title.value }),
      ...(record.opportunity === undefined ? {} : { opportunity: amount.value }),
    });
    form.replaceChildren(h('form', {
      on: {
        submit: event => {
          event.preventDefault();
          save(fields());
        },
      },
    },
    isPerson ? [field('Name', name), field('Family name', lastName)] : field('Name', title),
    record.opportunity !== undefined && field(`Amount${amountOf(record) && `, ${record.currencyId}`}`, amount),
    h('button', { type: 'submit', class: 'button primary' }, 'Save')));
    heading.querySelector('h1').replaceChildren(titleOfRecord(record));
    bar.hidden = stages.length === 0;
    bar.replaceChildren(...stages.map(stage => h('li', {}, button(stage.name, () => save({ stageId: stage.id }), {
      class: 'stage', 'aria-pressed': String(stage.id === record.stageId),
    }))));
    showStage();
    if (hasClient) showClient(client, record);
  }

  /** Narrow screens show a part of the stages: the one with the record's. */
  function showStage() {
    const current = bar.querySelector('[aria-pressed=true]');
    if (!current) return;
    const [outer, inner] = [bar, current].map(element => element.getBoundingClientRect());
    bar.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }

  async function load() {
    const { records: [fresh] } = await api('records', { entityTypeId: type.id, id: record.id });
    Object.assign(record, fresh);
    draw();
  }

  async function save(fields) {
    try {
      await api('save', { entityTypeId: type.id, id: record.id, fields });
      await load();
      notify('Saved.');
      saved.forEach(listener => listener('entityUpdate'));
    } catch (error) {
      notify(error.message);
    }
  }
}
