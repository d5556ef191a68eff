/** Parts that several views have. */
import { h } from '../dom.js';

/** The head of a page: its heading, and what stands beside it. */
export const head = (title, ...actions) => h('div', { class: 'head' }, h('h1', { dir: 'auto' }, title), h('div', { class: 'row' }, actions));

/** A box with a heading. */
export const box = (title, ...content) => h('section', { class: 'box' }, title && h('h2', {}, title), content);

/** A line for a place where nothing is. */
export const empty = text => h('p', { class: 'muted' }, text);

/**
 * A table. On narrow screens each row becomes a block, whose cells say their column.
 * @param {string} caption
 * @param {string[]} columns
 * @param {unknown[][]} rows
 */
export const table = (caption, columns, rows) => h('div', { class: 'table-frame' }, h('table', {},
  h('caption', { class: 'unseen' }, caption),
  h('thead', {}, h('tr', {}, columns.map(column => h('th', { scope: 'col' }, column || h('span', { class: 'unseen' }, 'Actions'))))),
  h('tbody', {}, rows.map(row => h('tr', {}, row.map((cell, index) => h('td', { 'data-column': columns[index] || null }, cell)))))));

/** Seconds, as people say them. */
export function age(seconds) {
  if (seconds === null) return 'never';
  if (seconds < 60) return `${seconds} s ago`;
  return seconds < 3600 ? `${Math.floor(seconds / 60)} min ago` : `${Math.floor(seconds / 3600)} h ago`;
}
