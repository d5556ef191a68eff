/** Small helpers for making elements. Texts of applications become text nodes, never markup. */

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [properties] `class`, `on` (listeners by event), `data`, attributes; false, null and undefined are left out.
 * @param {...unknown} children Nodes, texts, lists of them; null and false are left out.
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (name === 'class') element.className = String(value);
    else if (name === 'on') for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (name === 'data') Object.assign(element.dataset, value);
    else if (name === 'value') element.value = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** How long a short message stays, in milliseconds. */
const NOTICE_TIME = 6000;

let lastId = 0;

/** An id that no other element of the page has. */
export const uniqueId = prefix => `${prefix}-${++lastId}`;

/** A button. `properties.class` adds to its look. */
export const button = (label, onClick, properties = {}) =>
  h('button', { type: 'button', ...properties, class: `button ${properties.class ?? ''}`.trim(), on: { click: onClick } }, label);

/** A labelled field: `control` gets an id, and the label names it. */
export function field(label, control, hint) {
  control.id ||= uniqueId('field');
  if (!hint) return h('div', { class: 'field' }, h('label', { for: control.id }, label), control);
  const hintId = uniqueId('hint');
  control.setAttribute('aria-describedby', hintId);
  return h('div', { class: 'field' }, h('label', { for: control.id }, label), control, h('p', { class: 'muted small', id: hintId }, hint));
}

/** A select with options `[value, label]`. */
export function select(options, value, onChange) {
  const element = h('select', { on: { change: () => onChange?.(element.value) } },
    options.map(([key, label]) => h('option', { value: key, selected: key === value }, label)));
  return element;
}

/**
 * Tabs with arrow keys.
 * @param {{ label: string, attributes?: object, render: (panel: HTMLElement) => void }[]} items A panel is rendered when it is first shown.
 */
export function tabs(name, items) {
  const panels = items.map(() => h('div', { role: 'tabpanel', class: 'panel', hidden: true, id: uniqueId('panel'), tabindex: '0' }));
  const buttons = items.map((item, index) => h('button', {
    type: 'button', role: 'tab', class: 'tab', id: uniqueId('tab'), 'aria-controls': panels[index].id, ...item.attributes,
    on: { click: () => show(index), keydown: event => move(event, index) },
  }, item.label));
  const rendered = new Set();
  panels.forEach((panel, index) => panel.setAttribute('aria-labelledby', buttons[index].id));

  function show(index) {
    buttons.forEach((tab, other) => {
      tab.setAttribute('aria-selected', String(other === index));
      tab.tabIndex = other === index ? 0 : -1;
      panels[other].hidden = other !== index;
    });
    if (!rendered.has(index)) {
      rendered.add(index);
      items[index].render(panels[index]);
    }
  }

  function move(event, index) {
    const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -index, End: items.length - 1 - index };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const next = (index + steps[event.key] + items.length) % items.length;
    buttons[next].focus();
    show(next);
  }

  if (items.length > 0) show(0);
  return Object.assign(h('div', { class: 'tabs' }, h('div', { role: 'tablist', 'aria-label': name, class: 'tablist' }, buttons), panels), { show });
}

/** A button that opens a list of things to do. `items` are nodes; headings are made by `menuGroup`. */
export function menu(label, items, properties = {}) {
  const list = h('div', { popover: 'auto', class: 'menu', id: uniqueId('menu') }, items);
  const opener = h('button', {
    type: 'button', 'aria-expanded': 'false', 'aria-controls': list.id, ...properties, class: `button ${properties.class ?? ''}`.trim(),
    on: { click: () => list.togglePopover() },
  }, label);
  list.addEventListener('toggle', event => {
    const isOpen = event.newState === 'open';
    opener.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) return;
    const box = opener.getBoundingClientRect();
    const width = list.offsetWidth;
    list.style.left = `${Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8))}px`;
    list.style.top = `${Math.max(8, Math.min(box.bottom + 4, innerHeight - list.offsetHeight - 8))}px`;
    list.querySelector('button, a')?.focus();
  });
  // Before what was chosen does its work: the focus is back at the menu then, and returns there when a slider closes.
  list.addEventListener('click', event => {
    if (event.target.closest('button, a')) list.hidePopover();
  }, { capture: true });
  list.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...list.querySelectorAll('button, a')];
    all[(all.indexOf(document.activeElement) + step + all.length) % all.length]?.focus();
  });
  return h('span', { class: 'menu-host' }, opener, list);
}

/** A short message that goes away by itself. It stands over open dialogs, too. */
export function notify(text) {
  const place = document.getElementById('notices');
  const notice = h('p', { class: 'toast' }, text);
  if (place.matches(':popover-open')) place.hidePopover();
  place.showPopover();
  place.append(notice);
  setTimeout(() => {
    notice.remove();
    if (place.childElementCount === 0 && place.matches(':popover-open')) place.hidePopover();
  }, NOTICE_TIME);
}
