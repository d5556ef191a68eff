/** Workgroups and projects. */
import { h, tabs } from '../dom.js';
import { mount, titleOf, widgetMenu, widgets } from '../widgets.js';
import { box, empty, head, table } from './parts.js';

const groups = [[10, 'Renovation of the old town hall'], [11, 'Marketing']];

/** What a workgroup is called. */
export const groupName = id => groups.find(([known]) => known === Number(id))?.[1] ?? `Workgroup ${id}`;

export function renderGroups(content) {
  content.append(head('Workgroups'), box('', table('Workgroups', ['Name', ''], groups.map(([id, name]) => [
    h('a', { href: `/workgroups/group/${id}/` }, name), h('a', { href: `/workgroups/group/${id}/tasks/` }, 'Tasks'),
  ]))));
}

export function renderGroup(content, groupId) {
  const handles = [];
  content.append(
    head(groupName(groupId), widgetMenu('Extensions', widgets('SONET_GROUP_TOOLBAR'), { groupId })),
    tabs('Menu of the workgroup', [
      { label: 'About', render: panel => panel.append(box('About', empty('What a workgroup is for stands here.'), h('a', { href: `/workgroups/group/${groupId}/tasks/` }, 'Tasks'))) },
      ...widgets('SONET_GROUP_DETAIL_TAB').map(binding => ({
        label: titleOf(binding), attributes: { 'data-placement': binding.placement },
        render: panel => handles.push(mount(panel, { binding, subject: { groupId } })),
      })),
    ]));
  return { close: () => handles.forEach(handle => handle.close()) };
}
