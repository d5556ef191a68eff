/** Sliders: panels that come in from the right, one over another, each a modal dialog. */
import { h, uniqueId } from './dom.js';

const NARROWEST = 320;
const sliders = [];

/**
 * Opens a slider.
 * @param {{ title: string, width?: number, leftBoundary?: number, label?: { bgColor?: string, text?: string, color?: string },
 *   fill: (container: HTMLElement, close: (value?: unknown) => void) => { close?: () => void } | void }} request
 * @returns {Promise<unknown>} What it was closed with.
 */
export function openSlider({ title, width, leftBoundary, label, fill }) {
  return new Promise(resolve => {
    const heading = h('h2', { id: uniqueId('slider'), dir: 'auto' }, title);
    const body = h('div', { class: 'slider-body' });
    const dialog = h('dialog', { class: 'slider', 'aria-labelledby': heading.id, on: { cancel, close: end, click: outside } },
      h('div', { class: 'slider-head' },
        heading,
        label?.text && h('span', { class: 'badge' }, label.text),
        h('button', { type: 'button', class: 'button icon', 'aria-label': 'Close', on: { click: () => close() } }, '×')),
      body);
    if (Number(width) > 0) dialog.style.width = `${Math.max(NARROWEST, Number(width))}px`;
    else if (Number(leftBoundary) > 0) dialog.style.width = `calc(100vw - ${Number(leftBoundary)}px)`;
    let answer;
    const slider = { dialog, close, setTitle: text => heading.replaceChildren(text) };
    sliders.push(slider);
    document.body.append(dialog);
    dialog.showModal();
    const content = fill(body, close);

    function close(value) {
      answer = value;
      dialog.close();
    }

    function cancel(event) {
      event.preventDefault();
      close();
    }

    function outside(event) {
      if (event.target === dialog && event.clientX < dialog.getBoundingClientRect().left) close();
    }

    function end(event) {
      if (event.target !== dialog) return;
      sliders.splice(sliders.indexOf(slider), 1);
      content?.close?.();
      dialog.remove();
      resolve(answer);
    }
  });
}

/** The slider that an element stands in; undefined: none. */
export const sliderOf = element => sliders.findLast(slider => slider.dialog.contains(element));
