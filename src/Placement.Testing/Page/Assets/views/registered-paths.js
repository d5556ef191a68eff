/** Pages of the application that methods register which the local portal does not have. The developer says their paths, per tab of the browser. */
import { field, h } from '../dom.js';
import { refresh } from '../page.js';

const key = placement => `portal.path.${placement}`;

/** The path of the page that answers a placement; null: none is known. */
export const pathOf = placement => sessionStorage.getItem(key(placement));

/** Asks for the path of a placement's page. */
export function pathForm(placement, label) {
  const input = h('input', { type: 'text', value: pathOf(placement) ?? '', placeholder: '/widgets/settings', pattern: '/.*' });
  return h('form', {
    class: 'row end',
    on: {
      submit: event => {
        event.preventDefault();
        sessionStorage.setItem(key(placement), input.value);
        refresh();
      },
    },
  }, field(label, input, 'A path below the application\'s address'), h('button', { type: 'submit', class: 'button' }, 'Use it'));
}
