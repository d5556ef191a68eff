/** A field that searches with the application: the client block, requisites, bank details. Its frames are invisible. */
import { button, h, uniqueId } from '../dom.js';
import { mount, titleOf, widgets } from '../widgets.js';

/** Bitrix24 starts the search after this many characters. */
const SHORTEST = 3;
const PAUSE = 400;

/**
 * @param {string} label
 * @param {string} family
 * @param {(query: string) => object} subjectOf
 */
export function searchField(label, family, subjectOf) {
  const list = widgets(family);
  const found = h('div', { role: 'status' });
  const chosen = h('p', { hidden: true });
  const frames = h('div', { class: 'unseen', 'aria-hidden': 'true', inert: true });
  const input = h('input', { type: 'text', id: uniqueId('search'), autocomplete: 'off', on: { input: later } });
  const hint = list.length === 0 ? 'No widget searches here.' : `From ${SHORTEST} characters on: ${list.map(binding => binding.title).join(', ')}`;
  let timer = null;
  let handles = [];

  const element = h('div', { class: 'field', 'data-placement': family }, h('label', { for: input.id }, label), input,
    h('p', { class: 'muted small' }, hint), found, chosen, frames);
  return { element, close: stop };

  function stop() {
    clearTimeout(timer);
    handles.forEach(handle => handle.close());
    handles = [];
  }

  function later() {
    stop();
    found.replaceChildren();
    const query = input.value.trim();
    if (query.length >= SHORTEST) timer = setTimeout(() => list.forEach(binding => search(binding, query)), PAUSE);
  }

  function search(binding, query) {
    const listeners = new Set();
    const results = h('div', { class: 'results' }, h('p', { class: 'muted small' }, titleOf(binding), ' searches …'));
    found.append(results);
    handles.push(mount(frames, {
      binding, subject: subjectOf(query), hidden: true,
      onProblem: problem => results.replaceChildren(h('p', { class: 'callout' }, titleOf(binding), `: ${problem}`)),
      host: {
        search: {
          showFound: items => results.replaceChildren(
            h('p', { class: 'muted small' }, titleOf(binding), items.length === 0 ? ': nothing found' : ''),
            ...items.map(item => button([h('strong', {}, String(item.name ?? item.id)), [item.phone, item.email, item.web].filter(Boolean).map(text => ` ${text}`)],
              () => listeners.forEach(listener => listener('onCrmEntityIsNeedToCreate', item)), { class: 'result' }))),
          showCreated: entity => {
            chosen.hidden = false;
            chosen.replaceChildren('Chosen: ', h('strong', {}, String(entity.title ?? entity.id)), ` (${entity.entityType} ${entity.id ?? ''})`);
            found.replaceChildren();
          },
          subscribe: listener => {
            listeners.add(listener);
            return () => listeners.delete(listener);
          },
        },
      },
    }));
  }
}
