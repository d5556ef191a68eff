/** Employees and their cards. */
import { h } from '../dom.js';
import { state } from '../state.js';
import { widgetMenu, widgets } from '../widgets.js';
import { box, head, table } from './parts.js';

export function renderEmployees(content) {
  content.append(head('Employees'), box('', table('Employees', ['Name', 'Role', 'Language'], state.users.map(user => [
    h('a', { href: `/company/personal/user/${user.id}/` }, user.name), user.isAdministrator ? 'Administrator' : 'Employee', user.language,
  ]))));
}

export function renderEmployee(content, userId) {
  const user = state.users.find(candidate => candidate.id === Number(userId));
  if (!user) {
    content.append(head('Employee'), h('p', { class: 'callout' }, 'The portal has no such employee.'));
    return;
  }
  content.append(
    head(user.name, widgetMenu('Extensions', widgets('USER_PROFILE_TOOLBAR'), { userId: user.id })),
    box('About', h('dl', {},
      h('dt', {}, 'Role'), h('dd', {}, user.isAdministrator ? 'Administrator' : 'Employee'),
      h('dt', {}, 'Number'), h('dd', {}, String(user.id)),
      h('dt', {}, 'Language'), h('dd', {}, user.language))));
}
