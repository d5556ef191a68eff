/** Lists of the CRM, pipelines and automation rules. The card is a file of its own. */
import { h, menu } from '../dom.js';
import { navigate } from '../page.js';
import { entityName } from '../slots.js';
import { api } from '../state.js';
import { menuItems, widgetButtons, widgetMenu, widgets } from '../widgets.js';
import { amountOf, titleOfRecord, typeOf } from './crm-records.js';
import { box, empty, head, table } from './parts.js';

export { renderCard } from './crm-card.js';

const links = (type, here) => h('nav', { class: 'row', 'aria-label': 'Views' }, [
  ['list/', 'List'], ['kanban/', 'Pipelines'], ['automation/0/', 'Automation rules'],
].map(([path, label]) => h('a', {
  class: 'button quiet', href: `/crm/${type.section}/${path}`, 'aria-current': path === here ? 'page' : null,
}, label)));

const staged = new Set(['LEAD', 'DEAL', 'QUOTE', 'SMART_INVOICE']);
const hasPipelines = type => staged.has(type.name) || type.name.startsWith('DYNAMIC_');

export async function renderList(content, section) {
  const type = typeOf(section);
  const place = h('div', {});
  const search = h('input', { type: 'search', 'aria-label': 'Search in the list', placeholder: 'Search', on: { input: () => draw() } });
  content.append(
    head(entityName(type)[0], widgetMenu('Extensions', widgets('CRM_XXX_LIST_TOOLBAR', type.name), { entity: type.name })),
    h('div', { class: 'row' }, hasPipelines(type) && links(type, 'list/'), h('span', { class: 'spacer' }), search),
    box('', place));
  let records = [];
  await load();

  async function load() {
    ({ records } = await api('records', { entityTypeId: type.id }));
    draw();
  }

  function draw() {
    const query = search.value.trim().toLowerCase();
    const shown = records.filter(record => titleOfRecord(record).toLowerCase().includes(query));
    place.replaceChildren(shown.length === 0 ? empty('No records.') : table(entityName(type)[0], ['Name', 'Stage', 'Amount', ''], shown.map(row)));
  }

  function row(record) {
    const path = `/crm/${type.section}/details/${record.id}/`;
    const title = titleOfRecord(record);
    return [
      type.name === 'ACTIVITY' ? title : h('a', { href: path }, title), record.stageName ?? '–', amountOf(record) || '–',
      menu('⋯', [
        type.name !== 'ACTIVITY' && h('button', { type: 'button', class: 'menu-item', on: { click: () => navigate(path) } }, 'Open'),
        menuItems(widgets('CRM_XXX_LIST_MENU', type.name), { id: record.id, entity: type.name, entityTypeId: type.id },
          { host: { record: { entityTypeId: type.id, id: record.id, fields: record }, reloadRecord: load } }),
      ], { class: 'icon', 'aria-label': `Menu of ${title}` }),
    ];
  }
}

export async function renderKanban(content, section) {
  const type = typeOf(section);
  const { records, stages } = await api('records', { entityTypeId: type.id });
  content.append(
    head(`${entityName(type)[0]}: pipelines`, widgetButtons(widgets('CRM_XXX_FUNNELS_TOOLBAR', type.name), {})),
    h('div', { class: 'row' }, links(type, 'kanban/')),
    h('div', { class: 'kanban', tabindex: '0', role: 'region', 'aria-label': 'Stages' }, (stages.length > 0 ? stages : [{ id: undefined, name: 'All' }]).map(stage => box(stage.name,
      h('ul', { class: 'cards' }, records.filter(record => stage.id === undefined || record.stageId === stage.id).map(record => h('li', {},
        h('a', { href: `/crm/${type.section}/details/${record.id}/` }, titleOfRecord(record)), h('span', { class: 'muted small' }, amountOf(record)))))))));
}

export async function renderAutomation(content, section) {
  const type = typeOf(section);
  const { stages } = await api('records', { entityTypeId: type.id });
  content.append(
    head(`${entityName(type)[0]}: automation rules`, widgetButtons(widgets('CRM_XXX_ROBOT_DESIGNER_TOOLBAR', type.name), {})),
    h('div', { class: 'row' }, links(type, 'automation/0/')),
    h('div', { class: 'kanban', tabindex: '0', role: 'region', 'aria-label': 'Stages' }, stages.map(stage => box(stage.name, empty('No rules.')))));
}
