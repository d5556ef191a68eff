/** Tasks of a user or a workgroup, and a task's card. */
import { button, h, menu, tabs } from '../dom.js';
import { api, state } from '../state.js';
import { menuItems, mount, openWidget, titleOf, widgetMenu, widgets } from '../widgets.js';
import { navigate } from '../page.js';
import { box, empty, head, table } from './parts.js';
import { groupName } from './workgroups.js';

const states = { 2: 'Waiting', 3: 'In progress', 4: 'Waiting for approval', 5: 'Done', 6: 'Deferred' };
const stateOf = task => states[task.status] ?? String(task.status);

/** A widget with `groupId` is for tasks of these workgroups alone. */
const isFor = (binding, task) =>
  !binding.options.groupId || binding.options.groupId.split(',').map(Number).includes(task.groupId);

export async function renderTasks(content, { userId, groupId }) {
  const { tasks } = await api('tasks', {});
  const subject = { userId: Number(userId ?? state.user.id), groupId: groupId && Number(groupId) };
  const shown = groupId ? tasks.filter(task => task.groupId === Number(groupId)) : tasks;
  const automation = widgets('TASK_ROBOT_DESIGNER_TOOLBAR');
  content.append(
    head(groupId ? `Tasks of ${groupName(groupId)}` : 'Tasks',
      widgetMenu('Extensions', widgets(groupId ? 'TASK_GROUP_LIST_TOOLBAR' : 'TASK_USER_LIST_TOOLBAR'), subject),
      groupId && widgetMenu('Workgroup', widgets('SONET_GROUP_TOOLBAR'), subject),
      widgetMenu('Automation rules', groupId ? [...automation, ...widgets('SONET_GROUP_ROBOT_DESIGNER_TOOLBAR')] : automation, subject)),
    box('', shown.length === 0 ? empty('No tasks.') : table('Tasks', ['Task', 'State', ''], shown.map(task => [
      h('a', { href: `/company/personal/user/${subject.userId}/tasks/task/view/${task.id}/` }, task.title), stateOf(task),
      menu('⋯', [
        h('button', { type: 'button', class: 'menu-item', on: { click: () => navigate(`/company/personal/user/${subject.userId}/tasks/task/view/${task.id}/`) } }, 'Open'),
        menuItems(widgets('TASK_LIST_CONTEXT_MENU'), { id: task.id }),
      ], { class: 'icon', 'aria-label': `Menu of the task ${task.title}` }),
    ]))));
}

export async function renderTask(content, { userId, id }) {
  const { tasks } = await api('tasks', {});
  const task = tasks.find(candidate => candidate.id === Number(id));
  if (!task) {
    content.append(head('Task'), h('p', { class: 'callout' }, `There is no task ${id}.`));
    return null;
  }
  const handles = [];
  const of = family => widgets(family).filter(binding => isFor(binding, task));
  const side = of('TASK_VIEW_SIDEBAR');
  content.append(
    head(task.title, of('TASK_VIEW_TOP_PANEL').map(binding => button(titleOf(binding), () => openWidget(binding, { id: task.id }), {
      'data-placement': binding.placement,
    }))),
    h('div', { class: 'columns' },
      h('div', { class: 'grow' }, tabs('Task', [
        { label: 'Task', render: panel => panel.append(box('Description', task.description ? h('p', {}, task.description) : empty('No description.'), task.groupId > 0 && h('p', {}, h('a', { href: `/workgroups/group/${task.groupId}/` }, groupName(task.groupId))))) },
        ...of('TASK_VIEW_TAB').map(binding => ({
          label: titleOf(binding), attributes: { 'data-placement': binding.placement },
          render: panel => handles.push(mount(panel, { binding, subject: { id: task.id } })),
        })),
      ])),
      h('div', { class: 'side' },
        box('Details', h('dl', {}, h('dt', {}, 'State'), h('dd', {}, stateOf(task)), h('dt', {}, 'Assignee'),
          h('dd', {}, state.users.find(user => user.id === task.responsibleId)?.name ?? userId))),
        side.map(binding => {
          const place = box(titleOf(binding));
          place.dataset.placement = binding.placement;
          handles.push(mount(place, { binding, subject: { id: task.id } }));
          return place;
        }))));
  return { close: () => handles.forEach(handle => handle.close()) };
}
