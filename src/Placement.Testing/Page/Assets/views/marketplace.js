/** Links that open the application from anywhere: /marketplace/view/{code}/?params[key]=value. */
import { button, field, h } from '../dom.js';
import { navigate } from '../page.js';
import { state } from '../state.js';
import { mount, titleOf, widgets } from '../widgets.js';
import { box, empty, head } from './parts.js';

export function renderLinks(content) {
  const key = h('input', { type: 'text', value: 'docId' });
  const value = h('input', { type: 'text', value: '42' });
  const list = widgets('REST_APP_URI');
  content.append(head('Links to the application'), box('A link with parameters',
    h('p', { class: 'muted' }, 'Messages, comments and documents of a portal can hold links that open the application: ',
      h('code', {}, `/marketplace/view/${state.application.code}/?params[key]=value`)),
    list.length === 0 ? empty('The application has registered nothing at REST_APP_URI.') : h('div', { class: 'row end' },
      field('Name of the parameter', key), field('Value', value),
      button('Follow the link', () => {
        const parameters = new URLSearchParams({ [`params[${key.value}]`]: value.value });
        navigate(`/marketplace/view/${state.application.code}/?${parameters}`);
      }, { class: 'primary', 'data-placement': 'REST_APP_URI' }))));
}

export function renderLink(content, code, query) {
  const parameters = {};
  for (const [name, value] of query) {
    const match = /^params\[(.+)\]$/.exec(name);
    if (match) parameters[match[1]] = value;
  }
  const binding = code === state.application.code ? widgets('REST_APP_URI')[0] : undefined;
  content.append(head(binding ? titleOf(binding) : 'Application'));
  if (!binding) {
    content.append(h('p', { class: 'callout' }, code === state.application.code
      ? 'The application has registered nothing at REST_APP_URI, or you do not see it.'
      : `The portal has no application with the code ${code}.`));
    return null;
  }
  content.classList.add('whole');
  return mount(content, { binding, subject: { parameters } });
}
