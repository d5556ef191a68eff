/** The calendar: its own month, and views of the application beside it. */
import { button, h, notify, tabs } from '../dom.js';
import { askText } from '../dialogs.js';
import { mount, titleOf, widgets } from '../widgets.js';
import { box, head } from './parts.js';

const iso = date => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

export function renderCalendar(content) {
  let month = new Date(new Date().getFullYear(), new Date().getMonth(), 1);
  const events = [{ id: 1, name: 'Team meeting', day: 12 }, { id: 2, name: 'Delivery of the roof', day: 20 }];
  const handles = [];
  const listeners = new Set();
  const label = h('h2', { 'aria-live': 'polite' });
  const grid = h('div', { class: 'month' });
  const tell = (event, value) => listeners.forEach(listener => listener(`Calendar.customView:${event}`, value));
  const days = () => new Date(month.getFullYear(), month.getMonth() + 1, 0).getDate();
  const range = () => ({ from: iso(month), to: iso(new Date(month.getFullYear(), month.getMonth(), days())) });
  const find = ({ id, uid }) => events.find(event => String(event.id) === String(id ?? uid));
  const calendar = {
    getEvents: ({ dateFrom, dateTo }) => events
      .map(event => ({ ID: String(event.id), NAME: event.name, DATE_FROM: iso(new Date(month.getFullYear(), month.getMonth(), event.day)) }))
      .filter(event => (!dateFrom || event.DATE_FROM >= dateFrom) && (!dateTo || event.DATE_FROM <= dateTo)),
    viewEvent: event => notify(`The calendar shows: ${find(event)?.name ?? 'an event that is not there'}.`),
    editEvent: event => notify(`The calendar edits: ${find(event)?.name ?? 'an event that is not there'}.`),
    deleteEvent: event => {
      const found = find(event);
      if (!found) return;
      events.splice(events.indexOf(found), 1);
      draw();
      tell('refreshEntries', {});
    },
    addEvent: async () => {
      const name = await askText('New event', 'Name');
      if (!name) return;
      events.push({ id: Math.max(0, ...events.map(event => event.id)) + 1, name, day: 1 });
      draw();
      tell('refreshEntries', {});
    },
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  content.append(
    head('Calendar', button('New event', calendar.addEvent, { class: 'primary' })),
    box('', h('div', { class: 'row' },
      button('‹', () => turn(-1), { class: 'icon', 'aria-label': 'Previous month' }), label,
      button('›', () => turn(1), { class: 'icon', 'aria-label': 'Next month' }),
      button('Today', () => {
        month = new Date(new Date().getFullYear(), new Date().getMonth(), 1);
        draw();
        tell('adjustToDate', iso(new Date()));
      }, { class: 'quiet' })),
      tabs('Views of the calendar', [
        { label: 'Month', render: panel => panel.append(grid) },
        ...widgets('CALENDAR_GRIDVIEW').map(binding => ({
          label: titleOf(binding), attributes: { 'data-placement': binding.placement },
          render: panel => handles.push(mount(panel, { binding, subject: range(), host: { calendar } })),
        })),
      ])));
  draw();
  return { close: () => handles.forEach(handle => handle.close()) };

  function turn(step) {
    month = new Date(month.getFullYear(), month.getMonth() + step, 1);
    draw();
    tell(step > 0 ? 'increaseViewRangeDate' : 'decreaseViewRangeDate', {});
  }

  function draw() {
    label.textContent = month.toLocaleDateString('en', { month: 'long', year: 'numeric' });
    grid.replaceChildren(...Array.from({ length: days() }, (_, index) => h('div', { class: 'day' },
      h('span', { class: 'muted small' }, String(index + 1)),
      events.filter(event => event.day === index + 1).map(event => h('span', { class: 'event' }, event.name)))));
  }
}
