/** A page of a site, with its blocks. */
import { button, h, notify } from '../dom.js';
import { openSlider } from '../slider.js';
import { slots } from '../slots.js';
import { mount, widgetMenu, widgets } from '../widgets.js';
import { box, head } from './parts.js';
import { pathForm, pathOf } from './registered-paths.js';

const SITE = 3;
const PAGE = 7;
const blocks = [{ id: 101, code: '01.big_with_text', title: 'Cover' }, { id: 102, code: '04.1.one_col_fix_with_title', title: 'Text' }];

export function renderSites(content) {
  const open = (title, placement, options, host) => openSlider({
    title, fill: place => mount(place, { page: pathOf(placement.split('_').slice(0, 2).join('_')), placement, options, host }),
  });
  content.append(
    head('Site: Spring offer',
      pathOf('LANDING_SETTINGS') && button('Settings', () => open('Settings', 'LANDING_SETTINGS', slots.LANDING_SETTINGS.context({ siteId: SITE, pageId: PAGE }))),
      widgetMenu('Extensions', widgets('LANDING_SETTINGS'), { siteId: SITE, pageId: PAGE })),
    h('div', { class: 'stack' }, blocks.map(block => box(block.title,
      h('p', {}, 'A block of the page.'),
      h('div', { class: 'row' },
        pathOf('LANDING_BLOCK') && button('Actions', () => open(block.title, `LANDING_BLOCK_${block.code}`, slots.LANDING_BLOCK.context({ block, pageId: PAGE }), { block: refresher })),
        widgetMenu('Extensions', widgets('LANDING_BLOCK'), { block, pageId: PAGE }, { extra: { host: { block: refresher } } }))))),
    box('Pages of the application',
      h('p', { class: 'muted' }, 'Bitrix24 opens the pages that landing.repo.bind registers. The local portal does not have that method: say which pages they are.'),
      pathForm('LANDING_SETTINGS', 'Page for settings'), pathForm('LANDING_BLOCK', 'Page for blocks')));
}

const refresher = { refresh: id => notify(`Block ${id} was refreshed.`) };
