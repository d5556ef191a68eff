/** Tasks of a user or a workgroup, and a task's card. */
import { button, h, menu, tabs } from '../dom.js';
import { state } from '../state.js';
import { menuItems, mount, openWidget, titleOf, widgetMenu, widgets } from '../widgets.js';
import { navigate } from '../page.js';
import { box, empty, head, table } from './parts.js';
import { groupName } from './workgroups.js';

const tasks = [
  { id: 31, title: 'Order roof tiles', state: 'In progress', groupId: 10 },
  { id: 32, title: 'Call the supplier back', state: 'Waiting', groupId: null },
  { id: 33, title: 'Write the newsletter', state: 'Done', groupId: 11 },
];

/** A widget with `groupId` is for tasks of these workgroups alone. */
const isFor = (binding, task) =>
  !binding.options.groupId || binding.options.groupId.split(',').map(Number).includes(task.groupId);

export function renderTasks(content, { userId, groupId }) {
  const subject = { userId: Number(userId ?? state.user.id), groupId: groupId && Number(groupId) };
  const shown = groupId ? tasks.filter(task => task.groupId === Number(groupId)) : tasks;
  const automation = widgets('TASK_ROBOT_DESIGNER_TOOLBAR');
  content.append(
    head(groupId ? `Tasks of ${groupName(groupId)}` : 'Tasks',
      widgetMenu('Extensions', widgets(groupId ? 'TASK_GROUP_LIST_TOOLBAR' : 'TASK_USER_LIST_TOOLBAR'), subject),
      groupId && widgetMenu('Workgroup', widgets('SONET_GROUP_TOOLBAR'), subject),
      widgetMenu('Automation rules', groupId ? [...automation, ...widgets('SONET_GROUP_ROBOT_DESIGNER_TOOLBAR')] : automation, subject)),
    box('', shown.length === 0 ? empty('No tasks.') : table('Tasks', ['Task', 'State', ''], shown.map(task => [
      h('a', { href: `/company/personal/user/${subject.userId}/tasks/task/view/${task.id}/` }, task.title), task.state,
      menu('⋯', [
        h('button', { type: 'button', class: 'menu-item', on: { click: () => navigate(`/company/personal/user/${subject.userId}/tasks/task/view/${task.id}/`) } }, 'Open'),
        menuItems(widgets('TASK_LIST_CONTEXT_MENU'), { id: task.id }),
      ], { class: 'icon', 'aria-label': `Menu of the task ${task.title}` }),
    ]))));
}

export function renderTask(content, { userId, id }) {
  const task = tasks.find(candidate => candidate.id === Number(id)) ?? { id: Number(id), title: `Task ${id}`, state: 'Waiting', groupId: null };
  const handles = [];
  const of = family => widgets(family).filter(binding => isFor(binding, task));
  const side = of('TASK_VIEW_SIDEBAR');
  content.append(
    head(task.title, of('TASK_VIEW_TOP_PANEL').map(binding => button(titleOf(binding), () => openWidget(binding, { id: task.id }), {
      'data-placement': binding.placement,
    }))),
    h('div', { class: 'columns' },
      h('div', { class: 'grow' }, tabs('Task', [
        { label: 'Task', render: panel => panel.append(box('Description', h('p', {}, 'What has to be done stands here.'), task.groupId && h('p', {}, h('a', { href: `/workgroups/group/${task.groupId}/` }, groupName(task.groupId))))) },
        ...of('TASK_VIEW_TAB').map(binding => ({
          label: titleOf(binding), attributes: { 'data-placement': binding.placement },
          render: panel => handles.push(mount(panel, { binding, subject: { id: task.id } })),
        })),
      ])),
      h('div', { class: 'side' },
        box('Details', h('dl', {}, h('dt', {}, 'State'), h('dd', {}, task.state), h('dt', {}, 'Assignee'),
          h('dd', {}, state.users.find(user => user.id === Number(userId))?.name ?? userId))),
        side.map(binding => {
          const place = box(titleOf(binding));
          place.dataset.placement = binding.placement;
          handles.push(mount(place, { binding, subject: { id: task.id } }));
          return place;
        }))));
  return { close: () => handles.forEach(handle => handle.close()) };
}
