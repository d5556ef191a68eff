/** Draws a layout of the built-in interface (LayoutDto), and tells of what the user does with it. */

import { named } from './answers.js';

/** A layout nests no deeper, and has no more blocks: what is beyond is left out. */
const DEEPEST = 10;
const MOST_BLOCKS = 1000;

const TEXT_COLORS = ['base_50', 'base_60', 'base_70', 'base_90', 'primary', 'warning', 'danger', 'success'];
const SIZES = ['xs', 'sm', 'md', 'lg', 'xl'];
const INLINE = ['text', 'link'];

/** What the blocks of a block may be. */
const INNER = {
  withTitle: [...INLINE, 'lineOfBlocks'],
  lineOfBlocks: INLINE,
  list: [...INLINE, 'lineOfBlocks'],
};

/**
 * @typedef {object} LayoutEvents
 * @property {(id: string, action: object) => void} onAction A link was followed.
 * @property {(id: string, value: string) => void} onChange A control has another value.
 * @property {(name: 'primaryButton' | 'secondaryButton') => void} onButton
 * @property {(message: string, details?: object) => void} explain
 */

export class LayoutView {
  #container;
  #events;
  #layout = {};
  #isLocked = false;

  /** @type {Map<string, { block: object, element: HTMLElement, place: { allowed?: string[], depth: number } }>} */
  #drawn = new Map();

  /** What is to be drawn again at the next animation frame: ids of blocks, or the whole. */
  #changed = new Set();
  #isWholeChanged = false;
  #isPlanned = false;

  /**
   * @param {HTMLElement} container
   * @param {LayoutEvents} events
   */
  constructor(container, events) {
    this.#container = container;
    this.#events = events;
  }

  /** @param {object} layout LayoutDto */
  show(layout) {
    this.#layout = layout;
    this.#planWhole();
  }

  /** @param {{ id?: string, visible?: boolean, properties?: object }} state */
  change({ id, visible, properties }) {
    const block = find(named(this.#layout.blocks), id);
    if (!block) {
      this.#events.explain('The layout has no such block.', { id: text(id).slice(0, 80) });
      return;
    }

    block.visible = visible ?? block.visible;
    block.properties = { ...named(block.properties), ...named(properties) };
    this.#changed.add(id);
    this.#plan();
  }

  /**
   * @param {'primaryButton' | 'secondaryButton'} name
   * @param {{ title?: string, state?: string }} state
   */
  changeButton(name, state) {
    if (!isObject(this.#layout[name])) {
      this.#events.explain('The layout has no such button.', { button: name });
      return;
    }

    this.#layout[name] = { ...this.#layout[name], ...state };
    this.#planWhole();
  }

  /** While the application works, nothing can be pressed. */
  lock(isLocked) {
    this.#isLocked = isLocked;
    this.#planWhole();
  }

  clear() {
    this.#isLocked = false;
    this.show({});
  }

  #planWhole() {
    this.#isWholeChanged = true;
    this.#plan();
  }

  #plan() {
    if (!this.#isPlanned) {
      this.#isPlanned = true;
      requestAnimationFrame(() => {
        this.#isPlanned = false;
        keepFocus(this.#container, () => this.#draw());
      });
    }
  }

  #draw() {
    const ids = [...this.#changed];
    const isWhole = this.#isWholeChanged;
    this.#changed.clear();
    this.#isWholeChanged = false;
    if (isWhole) {
      this.#drawWhole();
    } else {
      ids.forEach(id => this.#redraw(id));
    }
  }

  #drawWhole() {
    this.#drawn.clear();
    const blocks = Object.entries(named(this.#layout.blocks));
    const content = make('div', 'layout-blocks', blocks.map(([id, block]) => this.#block(id, block, { depth: 0 })));
    content.inert = this.#isLocked;
    const buttons = ['primaryButton', 'secondaryButton'].filter(name => isObject(this.#layout[name])).map(name => this.#button(name));
    const view = make('div', 'layout', [content, buttons.length > 0 ? make('div', 'layout-buttons', buttons) : '']);
    view.setAttribute('aria-busy', String(this.#isLocked));
    this.#container.replaceChildren(...blocks.length + buttons.length > 0 ? [view] : []);
  }

  #redraw(id) {
    const { block, element, place } = this.#drawn.get(id) ?? {};
    if (element?.isConnected) {
      // What stood in it is drawn anew, with blocks of the same ids.
      for (const [inner, { element: former }] of this.#drawn) {
        if (element.contains(former)) {
          this.#drawn.delete(inner);
        }
      }

      element.replaceWith(this.#block(id, block, place));
    }
  }

  #button(name) {
    const { title, state } = this.#layout[name];
    const button = make('button', `layout-${name === 'primaryButton' ? 'primary' : 'secondary'}`, [text(title)]);
    button.type = 'button';
    button.disabled = state === 'disabled' || this.#isLocked;
    button.addEventListener('click', () => this.#events.onButton(name));
    return button;
  }

  /** A block with an id of its own, by which it can be changed. */
  #block(id, block, place) {
    const problem = this.#drawn.has(id) ? 'Two blocks of a layout have the same id.'
      : this.#drawn.size >= MOST_BLOCKS ? 'A layout has too many blocks.'
        : undefined;
    if (problem) {
      return this.#missing(problem, id);
    }

    const drawn = { block, place, element: undefined };
    this.#drawn.set(id, drawn);
    drawn.element = this.#element(id, block, place);
    return drawn.element;
  }

  #element(id, block, { allowed, depth }) {
    const type = isObject(block) ? block.type : undefined;
    const problem =
      typeof type !== 'string' || !Object.hasOwn(BLOCKS, type) ? 'A layout has a block of an unknown type.'
        : allowed && !allowed.includes(type) ? 'A layout has a block where its type is not allowed.'
          : depth > DEEPEST ? 'A layout is nested too deeply.'
            : BLOCKS[type].problem?.(named(block.properties));
    if (problem) {
      return this.#missing(problem, id, type);
    }

    let element;
    try {
      element = this.#content(id, block, depth);
    } catch {
      return this.#missing('A block of a layout cannot be drawn.', id, type);
    }

    element.hidden = block.visible === false;
    return element;
  }

  /** What stands for a block that cannot be drawn. */
  #missing(problem, id, type) {
    this.#events.explain(problem, { id: id.slice(0, 80), type: text(type).slice(0, 80) });
    const element = make('div', '');
    element.hidden = true;
    return element;
  }

  #content(id, block, depth) {
    const properties = named(block.properties);
    return BLOCKS[block.type].draw(properties, {
      id,
      isInline: depth > 0,
      inner: (blocks, type) => Object.entries(named(blocks)).map(
        ([innerId, inner]) => this.#block(innerId, inner, { allowed: INNER[type], depth: depth + 1 })),
      own: (inner, type) => this.#element(id, inner, { allowed: INNER[type], depth: depth + 1 }),
      act: action => this.#events.onAction(id, named(action)),
      change: (name, value) => {
        // Drawn again, the control has what the user has chosen.
        block.properties = { ...named(block.properties), [name]: value };
        this.#events.onChange(id, value);
      },
    });
  }
}

/**
 * The ten types: what is wrong with their properties, and how they are drawn.
 * @type {Record<string, { problem?: (properties: any) => string | undefined, draw: (properties: any, block: any) => HTMLElement }>}
 */
const BLOCKS = {
  text: {
    problem: ({ value }) => missing(value, 'value'),
    draw(properties, { isInline }) {
      const element = make(isInline ? 'span' : 'p', 'layout-text', [text(properties.value)]);
      style(element, properties);
      element.classList.toggle('layout-multiline', properties.multiline === true);
      return element;
    },
  },

  link: {
    problem: ({ text: caption, action }) => missing(caption, 'text') ?? (isObject(action) ? undefined : 'A link has no action.'),
    draw(properties, { act }) {
      const { type, value, uri } = properties.action;
      const isRedirect = type === 'redirect';
      const element = make(isRedirect ? 'a' : 'button', 'layout-link', [text(properties.text)]);
      if (isRedirect) {
        const address = webAddress(value ?? uri);
        if (address) {
          element.href = address;
        }
      } else {
        element.type = 'button';
      }

      style(element, properties);
      element.addEventListener('click', event => {
        event.preventDefault();
        act(properties.action);
      });
      return element;
    },
  },

  withTitle: {
    problem: ({ title, block }) => missing(title, 'title') ?? (isObject(block) ? undefined : 'A block with a title has no block.'),
    draw({ title, block, inline, titleWidth }, { own }) {
      const element = make('div', 'layout-titled', [make('div', 'layout-title', [text(title)]), own(block, 'withTitle')]);
      element.classList.toggle('layout-inline', inline === true);
      element.dataset.width = oneOf(['sm', 'md', 'lg'], titleWidth, 'md');
      return element;
    },
  },

  lineOfBlocks: {
    problem: ({ blocks }) => none(blocks),
    draw: ({ blocks }, { inner }) => make('div', 'layout-line', inner(blocks, 'lineOfBlocks')),
  },

  dropdownMenu: {
    problem: ({ values }) => none(values),
    draw({ values, selectedValue }, { id, change }) {
      const menu = options(values, selectedValue, change);
      menu.classList.add('layout-menu');
      menu.setAttribute('aria-label', id);
      return make('div', 'layout-menu-line', [menu]);
    },
  },

  input: {
    draw: (properties, { id, change }) => control(typed('input', properties, change), properties, id),
  },

  textarea: {
    draw: (properties, { id, change }) => control(typed('textarea', properties, change), properties, id),
  },

  select: {
    problem: ({ values }) => none(values),
    draw: (properties, { id, change }) => control(options(properties.values, properties.selectedValue, change), properties, id),
  },

  list: {
    problem: ({ blocks }) => none(blocks),
    draw: ({ blocks }, { inner }) => make('ul', 'layout-list', inner(blocks, 'list').map(block => make('li', '', [block]))),
  },

  section: {
    problem: ({ blocks }) => none(blocks) ?? (Object.keys(blocks).length > 20 ? 'A section has more than twenty blocks.' : undefined),
    draw({ blocks, imageSrc, imageSize, type }, { inner }) {
      const content = make('div', 'layout-section-blocks', inner(blocks, 'section'));
      const element = make('div', 'layout-section', [image(imageSrc, imageSize), content]);
      element.dataset.type = oneOf(['default', 'primary', 'warning', 'danger', 'success', 'withBorder'], type, 'default');
      return element;
    },
  },
};

let controls = 0;

/** A control with its title and what is wrong with its value. */
function control(element, { title, disabled, errorText }, id) {
  element.id = `layout-control-${++controls}`;
  element.disabled = disabled === true;
  element.classList.add('layout-control');
  const label = make('label', 'layout-label', [text(title)]);
  label.htmlFor = element.id;
  label.hidden = !title;
  if (!title) {
    element.setAttribute('aria-label', element.placeholder || id);
  }

  const error = make('div', 'layout-error', [text(errorText)]);
  error.id = `${element.id}-error`;
  error.hidden = !errorText;
  if (errorText) {
    element.setAttribute('aria-invalid', 'true');
    element.setAttribute('aria-describedby', error.id);
  }

  return make('div', 'layout-field', [label, element, error]);
}

function typed(name, { value, placeholder }, change) {
  const element = make(name, '');
  element.value = text(value);
  element.placeholder = text(placeholder);
  element.addEventListener('input', () => change('value', element.value));
  return element;
}

function options(values, selected, change) {
  const element = make('select', '', Object.entries(values).map(([code, caption]) => {
    const option = make('option', '', [text(caption)]);
    option.value = code;
    return option;
  }));
  element.value = Object.hasOwn(values, text(selected)) ? text(selected) : Object.keys(values)[0];
  element.addEventListener('change', () => change('selectedValue', element.value));
  return element;
}

function image(source, size) {
  const address = webAddress(source);
  if (!address) {
    return '';
  }

  const element = make('img', 'layout-image');
  element.src = address;
  element.alt = '';
  element.dataset.size = oneOf(['lg', 'md', 'sm'], size, 'lg');
  return element;
}

function style(element, { size, bold, color }) {
  element.dataset.size = oneOf(SIZES, size, 'md');
  element.dataset.color = oneOf(TEXT_COLORS, color, '');
  element.classList.toggle('layout-bold', bold === true);
}

/** @returns {string} Empty where it leads to no web page: a script, above all. */
function webAddress(address) {
  const url = typeof address === 'string' ? URL.parse(address, location.href) : null;
  return url && ['http:', 'https:'].includes(url.protocol) ? url.href : '';
}

/** The block with an id, wherever it stands. */
function find(blocks, id, depth = 0) {
  if (typeof id !== 'string' || depth > DEEPEST) {
    return undefined;
  }

  if (Object.hasOwn(blocks, id) && isObject(blocks[id])) {
    return blocks[id];
  }

  for (const block of Object.values(blocks).filter(isObject)) {
    const properties = named(block.properties);
    const own = named(named(properties.block).properties);
    const found = find(named(properties.blocks), id, depth + 1) ?? find(named(own.blocks), id, depth + 1);
    if (found) {
      return found;
    }
  }
}

/** Drawing again must not take the user's place away. */
function keepFocus(container, draw) {
  const before = focusable(container);
  const index = before.indexOf(document.activeElement);
  const { selectionStart, selectionEnd } = before[index] ?? {};
  draw();
  if (index >= 0 && !before[index].isConnected) {
    const now = focusable(container)[index];
    now?.focus({ preventScroll: true });
    if (typeof selectionStart === 'number' && now?.setSelectionRange) {
      now.setSelectionRange(selectionStart, selectionEnd);
    }
  }
}

function focusable(container) {
  return [...container.querySelectorAll('input, textarea, select, button, a')];
}

function make(name, className, children = []) {
  const element = document.createElement(name);
  element.className = className;
  element.append(...children);
  return element;
}

function text(value) {
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value);
}

function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function oneOf(all, value, otherwise) {
  return all.includes(value) ? value : otherwise;
}

function missing(value, name) {
  return text(value) === '' && value !== '' ? `A block has no ${name}.` : undefined;
}

function none(entries) {
  return entries !== null && typeof entries === 'object' && Object.keys(entries).length > 0 ? undefined : 'A block has nothing in it.';
}
