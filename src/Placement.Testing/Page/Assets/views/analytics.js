/** Analytics of CRM, calls and BI: a menu at the left, and what is chosen in it. */
import { button, h } from '../dom.js';
import { mount, titleOf, widgetButtons, widgets } from '../widgets.js';
import { box, empty, head } from './parts.js';

const kinds = {
  crm: { title: 'CRM analytics', menu: 'CRM_ANALYTICS_MENU', toolbar: 'CRM_ANALYTICS_TOOLBAR' },
  telephony: { title: 'Call analytics', menu: 'TELEPHONY_ANALYTICS_MENU' },
  bi: { title: 'BI analytics', menu: 'BI_ANALYTICS_MENU' },
};

export function renderAnalytics(content, kind) {
  const { title, menu, toolbar } = kinds[kind];
  const list = widgets(menu);
  const place = h('div', { class: 'grow' }, box('Report', empty('Choose a report from the menu.')));
  let open = null;
  const items = h('ul', { class: 'side-list' }, list.map(binding => h('li', {}, h('button', {
    type: 'button', class: 'menu-item', 'data-placement': binding.placement, on: { click: () => show(binding) },
  }, titleOf(binding)))));
  content.append(
    head(title, toolbar && widgetButtons(widgets(toolbar), {})),
    h('div', { class: 'columns' },
      h('div', { class: 'side' }, box('Menu', list.length > 0 ? items : empty('No widgets here.'))), place));
  return { close: () => open?.close() };

  function show(binding) {
    open?.close();
    const panel = h('div', {});
    place.replaceChildren(h('section', { class: 'box' },
      h('div', { class: 'head' }, h('h2', { dir: 'auto' }, binding.title),
        binding.method === 'GET' && button('Open in a new tab', () => window.open(binding.handler, '_blank', 'noopener'))),
      binding.method === 'GET' && h('p', { class: 'muted' }, 'Bitrix24 opens this page by a plain GET, without tokens. Public reports of an external system open in a tab of their own.'),
      panel));
    open = mount(panel, {
      binding, subject: {},
      // Bitrix24 shows these pages in the statistics slider, or under an address of their own.
      uri: kind === 'bi' ? `/biconnector/placement.php?id=${binding.id}` : `${location.pathname}?IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER`,
    });
  }
}
