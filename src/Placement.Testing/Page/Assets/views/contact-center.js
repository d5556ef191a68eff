/** The contact center: tiles of channels, and the settings of a connector. */
import { h } from '../dom.js';
import { state } from '../state.js';
import { mount, openWidget, titleOf, widgets } from '../widgets.js';
import { box, empty, head } from './parts.js';
import { pathOf, pathForm } from './registered-paths.js';

export function renderContactCenter(content) {
  content.append(head('Contact center'),
    h('div', { class: 'tiles' }, widgets('CONTACT_CENTER').map(binding => h('button', {
      type: 'button', class: 'tile', 'data-placement': binding.placement, on: { click: () => openWidget(binding) },
    }, titleOf(binding), binding.description && h('span', { class: 'muted small', dir: 'auto' }, binding.description))),
    h('a', { class: 'tile', href: '/contact_center/connector/?ID=my_connector' }, 'Connector of an open channel', h('span', { class: 'muted small' }, 'Settings'))));
}

export function renderConnector(content, query) {
  const path = pathOf('SETTING_CONNECTOR');
  content.append(head('Settings of a connector'));
  const bound = state.bindings.some(binding => binding.family === 'SETTING_CONNECTOR');
  content.append(box('',
    h('p', { class: 'muted' }, 'Bitrix24 opens the page that imconnector.register names as PLACEMENT_HANDLER. The local portal does not have that method: say which page of the application it is.'),
    bound && h('p', { class: 'callout' }, 'The application has bound SETTING_CONNECTOR by placement.bind. Bitrix24 accepts that and never shows it.'),
    pathForm('SETTING_CONNECTOR', 'Page of the connector')));
  if (!path) {
    content.append(empty('No page yet.'));
    return null;
  }
  return mount(content, {
    page: path, placement: 'SETTING_CONNECTOR',
    options: {
      CONNECTOR: query.get('ID') ?? 'my_connector', LINE: '1', STATUS: false, ACTIVE_STATUS: true, CONNECTION_STATUS: false,
      REGISTER_STATUS: false, ERROR_STATUS: false,
    },
  });
}
