/** Fields of the application's own types in a card. */
import { button, h } from '../dom.js';
import { slots } from '../slots.js';
import { state } from '../state.js';
import { mount } from '../widgets.js';

const LOWEST = 60;

/** Values that were set and not saved, by field type and record. */
const values = new Map();

/** The fields of a record, each shown or edited in a frame. */
export function customFields(type, id) {
  const fields = state.fieldTypes.filter(fieldType => fieldType.isVisible).map(fieldType => customField(fieldType, type, id));
  return { elements: fields.map(field => field.element), close: () => fields.forEach(field => field.close()) };
}

function customField(fieldType, type, id) {
  const key = `${fieldType.id} ${type.id} ${id}`;
  const place = h('div', { class: 'field-frame' });
  place.style.height = `${Math.max(LOWEST, fieldType.height)}px`;
  const shown = h('code', {});
  let mode = 'view';
  let handle = null;
  const toggle = button('Edit', () => {
    mode = mode === 'view' ? 'edit' : 'view';
    toggle.textContent = mode === 'view' ? 'Edit' : 'Done';
    toggle.setAttribute('aria-label', `${toggle.textContent} ${fieldType.title}`);
    open();
  }, { class: 'quiet', 'aria-label': `Edit ${fieldType.title}` });
  const element = h('div', { class: 'field', 'data-placement': 'USERFIELD_TYPE' },
    h('div', { class: 'row' }, h('span', { class: 'label', dir: 'auto' }, fieldType.title), h('span', { class: 'spacer' }), toggle), place,
    h('p', { class: 'muted small' }, 'Value: ', shown));
  open();
  return { element, close: () => handle?.close() };

  function open() {
    handle?.close();
    draw();
    handle = mount(place, {
      fieldType, hidden: false,
      options: slots.USERFIELD_TYPE.context({ mode, entity: type.name, entityTypeId: type.id, id, value: values.get(key) }),
      host: {
        field: {
          mode,
          get: () => values.get(key) ?? null,
          set: value => {
            values.set(key, value);
            draw();
          },
        },
      },
    });
  }

  function draw() {
    shown.textContent = JSON.stringify(values.get(key) ?? null);
  }
}
