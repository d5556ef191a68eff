/** Finds the widgets of a place and opens them: in a panel, in a slider, or hidden. */
import { api, state } from './state.js';
import { button, h, menu, uniqueId } from './dom.js';
import { openFrame } from './frame.js';
import { openSlider, sliderOf } from './slider.js';
import { selectAccess, selectCrm, selectUser, showMessenger } from './dialogs.js';
import { slots } from './slots.js';

const SLOW = 10_000;

/** Handlers that have shown a page: they are not asked again. */
const fine = new Set();

/** What the user sees of a family, of one entity where the family has one, in the order of registration. */
export const widgets = (family, entity) => state.bindings.filter(binding =>
  binding.family === family && binding.isVisible && (entity === undefined || binding.entity === entity));

/** A list of widgets as `[group, widgets]`; those without a group come first. */
export function grouped(list) {
  const groups = new Map([['', []]]);
  for (const binding of list) groups.set(binding.group, [...groups.get(binding.group) ?? [], binding]);
  return [...groups].filter(([, members]) => members.length > 0);
}

/** What the widget is opened with. */
export const contextOf = (binding, subject) => (slots[binding.family]?.context ?? (() => ({})))({ userId: state.user.id, ...subject, binding });

/** The title of a widget, in whatever language it has. */
export const titleOf = binding => h('span', { dir: 'auto', class: 'widget-title' }, binding.title);

/** Opens a widget in a slider; BI analytics in a tab of its own where the browser allows. */
export function openWidget(binding, subject = {}, extra = {}) {
  return openSlider({
    title: binding.title, width: extra.width,
    fill: (container, close) => mount(container, { binding, subject, ...extra, host: { ...extra.host, close } }),
  });
}

/** The items of a menu for these widgets, under the headings of their groups. */
export const menuItems = (list, subject, extra) => grouped(list).map(([group, members]) => [
  group && h('p', { class: 'menu-group', dir: 'auto' }, group),
  members.map(binding => h('button', {
    type: 'button', class: 'menu-item', title: binding.description || null, data: { binding: binding.id, placement: binding.placement },
    on: { click: () => openWidget(binding, subject, extra) },
  }, titleOf(binding))),
]);

/** A menu with the widgets of a place, and what the portal has there itself. */
export const widgetMenu = (label, list, subject, { own = [], extra, ...properties } = {}) => menu(label, [
  own.map(([text, onClick]) => h('button', { type: 'button', class: 'menu-item', on: { click: onClick } }, text)),
  menuItems(list, subject, extra),
  own.length === 0 && list.length === 0 && h('p', { class: 'menu-empty' }, 'No widgets here'),
], properties);

/** Buttons in a row with the widgets of a place. */
export const widgetButtons = (list, subject, extra) => grouped(list).map(([group, members]) => h('span', { class: 'button-group' },
  group && h('span', { class: 'muted small', dir: 'auto' }, group),
  members.map(binding => button(titleOf(binding), () => openWidget(binding, subject, extra), {
    data: { binding: binding.id, placement: binding.placement }, title: binding.description || null,
  }))));

/**
 * Opens a widget, or a page of the application, inside an element.
 * @param {HTMLElement} container
 * @param {object} what `binding` with `subject`, or `fieldType` with `options`, or `page` ('main', 'install', a path) with `placement` and
 *   `options`; `host`: what the view around the frame adds to the frame's host; `hidden`: the frame shows nothing by itself.
 * @returns A handle: `frame` (when opened), `close()`, `opened` (a promise of the frame).
 */
export function mount(container, what) {
  const name = what.binding ? { bindingId: what.binding.id }
    : what.fieldType ? { fieldTypeId: what.fieldType.id }
      : { page: what.page, placement: what.placement };
  const handler = what.binding?.handler ?? what.fieldType?.handler ?? what.page;
  const request = () => ({
    ...name,
    options: what.binding ? contextOf(what.binding, what.subject) : what.options ?? {},
    uri: what.uri ?? location.pathname + location.search,
  });
  const key = `${handler} ${state.application.version}`;
  const notes = h('ul');
  const log = h('details', { class: 'frame-log', hidden: true }, h('summary', {}, 'What the portal did not understand'), notes);
  const area = h('div', { class: what.hidden ? 'frame-area unseen' : 'frame-area', 'aria-busy': 'true' });
  const handle = { frame: null, opened: null, close };
  let isClosed = false;
  container.append(area, what.hidden ? '' : log);
  handle.opened = open();
  return handle;

  function close() {
    isClosed = true;
    handle.frame?.close();
    area.remove();
    log.remove();
  }

  async function open() {
    handle.frame?.close();
    area.replaceChildren();
    try {
      const opening = await api('open', request());
      if (isClosed) return null;
      handle.frame = openFrame(area, opening, host());
    } catch (error) {
      explain({ title: 'The page cannot be opened', advice: error.message });
      return null;
    }
    const frame = handle.frame;
    const slow = setTimeout(check, SLOW);
    frame.loaded.then(milliseconds => {
      clearTimeout(slow);
      area.removeAttribute('aria-busy');
      what.onLoad?.(milliseconds / 1000);
      check();
    });
    return frame;
  }

  async function check() {
    if (fine.has(key)) return;
    const { isFine, problem } = await api('check', request()).catch(() => ({ isFine: true }));
    if (isClosed) return;
    if (isFine) fine.add(key);
    else explain(problem);
  }

  function explain({ title, advice, keepsFrame }) {
    what.onProblem?.(title);
    const heading = uniqueId('problem');
    const section = h('section', { class: 'problem', 'aria-labelledby': heading },
      h('h2', { id: heading }, title),
      h('p', {}, advice),
      h('p', { class: 'small' }, h('code', {}, handler)),
      button('Try again', open));
    area.removeAttribute('aria-busy');
    area.querySelector('.problem')?.remove();
    if (keepsFrame) area.prepend(section);
    else {
      handle.frame?.close();
      area.replaceChildren(section);
    }
  }

  function host() {
    const own = {
      api,
      isSlider: Boolean(sliderOf(area)),
      record: null,
      reloadRecord: () => {},
      setTitle: text => what.onTitle?.(text) ?? sliderOf(area)?.setTitle(text),
      reload: open,
      explain: (message, details) => {
        notes.append(h('li', {}, message, details === undefined ? '' : ` ${JSON.stringify(details)}`.slice(0, 500)));
        log.hidden = false;
      },
      openSlider: sliderFor,
      closeSlider: value => {
        const slider = sliderOf(area);
        slider?.close(value);
        return Boolean(slider);
      },
      selectUser, selectAccess, selectCrm,
      messenger: showMessenger,
      textarea: null, callCard: null, calendar: null, search: null, field: null, activity: null, block: null, properties: null,
    };
    return Object.assign(own, what.host);
  }
}

/** What a frame asks for: its application, a page of the portal, or another widget. */
function sliderFor(request) {
  if (request.kind === 'path') {
    const address = new URL(request.path, location.origin);
    address.searchParams.set('IFRAME', 'Y');
    address.searchParams.set('IFRAME_TYPE', 'SIDE_SLIDER');
    return openSlider({
      title: request.path, width: request.width,
      fill: container => { container.append(h('iframe', { class: 'path', src: address.href, title: `Portal: ${request.path}` })); },
    });
  }
  return openSlider({
    title: request.title ?? state.application.name, width: request.width, leftBoundary: request.leftBoundary, label: request.label,
    fill: (container, close) => mount(container, {
      ...(request.binding ? { binding: request.binding, subject: request.subject } : { page: 'main', placement: 'DEFAULT', options: request.parameters }),
      host: { close },
    }),
  });
}
