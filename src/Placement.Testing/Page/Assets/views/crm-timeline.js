/** The timeline of a card: what the application adds above it, and the menu of each record. */
import { button, h, menu, tabs } from '../dom.js';
import { state } from '../state.js';
import { menuItems, mount, openWidget, titleOf, widgets } from '../widgets.js';
import { box } from './parts.js';

const INTRODUCTION_WIDTH = 800;

const activities = [
  { id: 8097, typeId: 2, categoryId: 1, itemId: 501, title: 'Incoming call', text: 'Asked for an earlier date.' },
  { id: 8098, typeId: 4, categoryId: 1, itemId: 502, title: 'E-mail', text: 'The offer was sent.' },
];

/** @returns {{ element: HTMLElement, close: () => void }} */
export function timeline(subject, host, subscribe) {
  const handles = [];
  const entries = h('ul', { class: 'messages' }, activities.map(entry));
  const comment = h('textarea', { rows: '2', 'aria-label': 'Comment', placeholder: 'Leave a comment' });
  const choose = tabs('Add to the timeline', [
    { label: 'Comment', render: panel => panel.append(comment, button('Add', addComment)) },
    ...widgets('CRM_XXX_DETAIL_ACTIVITY', subject.entity).map(binding => ({
      label: titleOf(binding), attributes: { 'data-placement': binding.placement }, render: panel => open(panel, binding),
    })),
  ]);
  return { element: box('Timeline', introductions(), choose, entries), close: () => handles.forEach(handle => handle.close()) };

  function entry(activity) {
    return h('li', {}, h('div', {}, h('strong', {}, activity.title), h('p', {}, activity.text)),
      menu('⋯', [
        h('button', { type: 'button', class: 'menu-item', on: { click: event => event.target.closest('li').remove() } }, 'Delete'),
        menuItems(widgets('CRM_XXX_ACTIVITY_TIMELINE_MENU', subject.entity), { ...subject, activity }, { host }),
      ], { class: 'icon', 'aria-label': `Menu of ${activity.title}` }));
  }

  function addComment() {
    if (!comment.value.trim()) return;
    entries.prepend(h('li', {}, h('div', {}, h('strong', {}, state.user.name), h('p', {}, comment.value))));
    comment.value = '';
  }

  /** With the built-in interface the frame is hidden, and the portal draws what it says. */
  function open(panel, binding) {
    if (binding.options.useBuiltInInterface !== 'Y') {
      handles.push(mount(panel, { binding, subject, host }));
      return;
    }
    const layout = h('div', { class: 'layout' });
    const problem = h('p', { class: 'callout', role: 'alert', hidden: true });
    panel.append(problem, layout);
    const handle = mount(panel, {
      binding, subject, hidden: true,
      onProblem: text => {
        problem.hidden = false;
        problem.textContent = text;
      },
      host: { ...host, activity: { element: layout, finish, subscribe } },
    });
    handles.push(handle);

    // What is chosen again begins anew.
    function finish() {
      handle.close();
      panel.replaceChildren();
      open(panel, binding);
      choose.show(0);
    }
  }

  function introductions() {
    return widgets('CRM_XXX_DETAIL_ACTIVITY', subject.entity)
      .filter(binding => binding.options.useBuiltInInterface === 'Y' && (binding.options.newUserNotificationTitle || binding.options.newUserNotificationText))
      .map(binding => h('div', { class: 'callout' },
        h('strong', {}, binding.options.newUserNotificationTitle), h('p', {}, binding.options.newUserNotificationText),
        button('Learn more', () => openWidget(binding, { ...subject, isIntroduction: true }, { width: INTRODUCTION_WIDTH, host }))));
  }
}
