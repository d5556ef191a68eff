/** The portal's own dialogs, which frames can ask for. Each answers null when it is cancelled. */
import { api, state } from './state.js';
import { button, field, h, notify, uniqueId } from './dom.js';
import { entityName } from './slots.js';

/** A modal dialog with a form. `read` makes the answer of what was chosen. */
export function ask(title, content, read, { action = 'Select' } = {}) {
  return new Promise(resolve => {
    const heading = h('h2', { id: uniqueId('dialog') }, title);
    let answer = null;
    const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': heading.id, on: { close: end } },
      h('form', { method: 'dialog', on: { submit: () => { answer = read(dialog); } } },
        heading, content,
        h('div', { class: 'actions' },
          h('button', { class: 'button primary', type: 'submit' }, action),
          button('Cancel', () => dialog.close()))));
    document.body.append(dialog);
    dialog.showModal();

    function end() {
      dialog.remove();
      resolve(answer);
    }
  });
}

/** A list of things to choose from: `[value, label, isChosen?, isBlocked?]`. */
const choices = (options, isMultiple, legend) => h('fieldset', { class: 'choices' }, h('legend', { class: 'unseen' }, legend),
  options.length === 0 && h('p', { class: 'muted' }, 'There is nothing to choose from.'),
  options.map(([value, label, isChosen, isBlocked], index) => h('label', { class: 'choice' },
    h('input', {
      type: isMultiple ? 'checkbox' : 'radio', name: 'choice', value, checked: isChosen || (!isMultiple && index === 0), disabled: isBlocked,
    }), label)));

const chosen = dialog => [...dialog.querySelectorAll('input[name=choice]:checked')].map(input => input.value);

const userOf = user => ({ id: String(user.id), name: user.name, photo: '', position: '', url: `/company/personal/user/${user.id}/`, sub: false, sup: false });

/** Employees: one, or a list of them. */
export const selectUser = ({ multiple, title } = {}) => ask(
  title || (multiple ? 'Select employees' : 'Select an employee'),
  choices(state.users.map(user => [user.id, user.name]), multiple, 'Employees'),
  dialog => {
    const users = state.users.filter(user => chosen(dialog).includes(String(user.id))).map(userOf);
    return multiple ? users : users[0] ?? null;
  });

/** Access rights: employees, departments, everybody. */
export const selectAccess = ({ blocked = [] } = {}) => ask(
  'Select who has access',
  choices([
    ['AU', 'All authorized users'], ['D1', 'Department: Company'],
    ...state.users.map(user => [`U${user.id}`, user.name]),
  ].map(([id, label]) => [id, label, false, blocked.includes(id)]), true, 'Access'),
  dialog => [...dialog.querySelectorAll('input:checked')].map(input => ({ id: input.value, name: input.parentElement.textContent })));

const prefixes = { lead: 'L', contact: 'C', company: 'CO', deal: 'D', quote: 'Q' };

/** Records of the CRM: a map from type to a list of records. */
export async function selectCrm({ types, multiple, value = {} } = {}) {
  const wanted = (types?.length ? types : Object.keys(prefixes)).filter(type => Object.hasOwn(prefixes, type));
  const found = (await Promise.all(wanted.map(async type => {
    const { records } = await api('records', { entityType: type.toUpperCase() });
    return records.map(record => ({
      id: `${prefixes[type]}_${record.id}`, type, place: '', title: record.title, desc: '', url: `/crm/${type}/details/${record.id}/`,
    }));
  }))).flat();
  const preset = Object.values(value ?? {}).flat().map(String);
  return ask(
    'Select from the CRM',
    choices(found.map(entity => [entity.id, `${entityName({ name: entity.type.toUpperCase() })[1]}: ${entity.title}`, preset.includes(entity.id)]),
      multiple, 'Records'),
    dialog => {
      const ids = chosen(dialog);
      const answer = {};
      for (const entity of found.filter(entity => ids.includes(entity.id))) (answer[entity.type] ??= []).push(entity);
      return answer;
    });
}

/** What the messenger would do. */
export function showMessenger(kind, parameters) {
  const what = { imCallTo: 'calls', imPhoneTo: 'telephones', imOpenMessenger: 'opens the chat', imOpenHistory: 'opens the history' }[kind] ?? kind;
  const target = Object.values(parameters ?? {}).find(value => ['string', 'number'].includes(typeof value));
  notify(`Bitrix24 ${what}${target === undefined ? '' : `: ${target}`}.`);
}

/** Asks for a line of text. */
export function askText(title, label, value = '') {
  const input = h('input', { type: 'text', value, required: true });
  return ask(title, field(label, input), () => input.value, { action: 'OK' });
}
