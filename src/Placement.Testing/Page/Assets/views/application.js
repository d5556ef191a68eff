/** The application's own page, and its items of the main menu, which Bitrix24 shows as whole pages. */
import { h } from '../dom.js';
import { state } from '../state.js';
import { mount } from '../widgets.js';
import { head } from './parts.js';

export function renderApplication(content, query) {
  const id = Number(query.get('widget'));
  const binding = state.bindings.find(candidate => candidate.id === id && candidate.isVisible);
  const heading = head(binding?.title ?? state.application.name);
  const setTitle = text => heading.querySelector('h1').replaceChildren(text);
  content.classList.add('whole');
  content.append(heading);
  if (id && !binding) {
    content.append(h('p', { class: 'callout' }, 'This widget is not there, or you do not see it.'));
    return null;
  }
  return mount(content, binding
    ? { binding, subject: {}, onTitle: setTitle }
    : { page: 'main', placement: 'DEFAULT', onTitle: setTitle });
}
