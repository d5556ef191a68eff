/** Where everything is: each registered widget, with the way to it. */
import { startCall } from '../call-card.js';
import { button, h } from '../dom.js';
import { entityName, slots } from '../slots.js';
import { state } from '../state.js';
import { openWidget, titleOf } from '../widgets.js';
import { box, empty, head, table } from './parts.js';

/** The page where a widget is met; null: every page, or unknown. */
function pathOf(binding) {
  const type = state.entityTypes.find(candidate => candidate.name === binding.entity);
  const section = type?.section ?? 'deal';
  return slots[binding.family]?.path({ section, userId: state.user.id, binding }) ?? null;
}

function placeOf(binding) {
  const type = state.entityTypes.find(candidate => candidate.name === binding.entity);
  const where = slots[binding.family]?.where ?? 'Not documented';
  const path = pathOf(binding);
  const text = type && binding.family.includes('XXX') ? `${where}: ${entityName(type)[1]}` : where;
  return path ? h('a', { href: path }, text) : text;
}

export function renderOverview(content) {
  const { application, bindings, user } = state;
  content.append(head('Overview'));
  if (application.problem) {
    content.append(h('div', { class: 'callout' }, h('p', {}, application.problem), h('p', {}, h('a', { href: '/devops/' }, 'Installation and logs'))));
  }
  const visible = bindings.filter(binding => binding.isVisible);
  const hidden = bindings.filter(binding => !binding.isVisible && !application.problem);
  content.append(box(`Widgets that ${user.name} sees`,
    visible.length === 0
      ? empty('None. What the application registers with placement.bind appears here.')
      : table('Widgets', ['Title', 'Group', 'Placement', 'Where it is', ''], visible.map(binding => [
        titleOf(binding), h('span', { dir: 'auto' }, binding.group || '–'), h('code', {}, binding.placement), placeOf(binding),
        binding.family === 'CALL_CARD' ? button('Let a client call', () => startCall())
          : !binding.isDocumented && button('Open', () => openWidget(binding)),
      ]))));
  if (hidden.length > 0) {
    content.append(box(`Widgets that ${user.name} does not see`,
      table('Hidden widgets', ['Title', 'Placement', 'Why'], hidden.map(binding => [
        titleOf(binding), h('code', {}, binding.placement), binding.problem,
      ]))));
  }
}
