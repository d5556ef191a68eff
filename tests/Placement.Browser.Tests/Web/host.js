// A page around frames that does what a test says, and tells what it was asked.
import { openFrame } from './assets/frame.js';
import { BackgroundPhone } from './assets/background-phone.js';

/** What the frames asked of the page: the name of what they called, and the arguments. */
window.calls = [];

/** What the page answers, by name: a value, or a function of the arguments. */
window.results = {};

/** What was explained. */
window.notes = [];

window.openings = [];
window.phone = new BackgroundPhone();

const listeners = new Map();

/** An event of a view around the frame. */
window.raise = (view, event, value) => listeners.get(view)?.forEach(listener => listener(event, value));

function member(name) {
  return (...values) => {
    calls.push([name, ...values]);
    const result = results[name];
    return typeof result === 'function' ? result(...values) : result;
  };
}

function view(name, ...members) {
  return {
    ...Object.fromEntries(members.map(of => [of, member(`${name}.${of}`)])),
    subscribe(listener) {
      listeners.set(name, [...listeners.get(name) ?? [], listener]);
      return () => listeners.set(name, listeners.get(name).filter(other => other !== listener));
    },
  };
}

const VIEWS = {
  callCard: () => view('callCard', 'status', 'setAutoClose'),
  phone: () => phone,
  calendar: () => view('calendar', 'getEvents', 'viewEvent', 'editEvent', 'deleteEvent', 'addEvent'),
  search: () => view('search', 'showFound', 'showCreated'),
  field: () => ({ ...view('field', 'get', 'set'), mode: 'edit' }),
  activity: () => ({ ...view('activity', 'finish'), element: document.getElementById('activity') }),
  block: () => view('block', 'refresh'),
  properties: () => view('properties', 'set'),
};

/** Opens a frame with what a test says that stands around it. */
window.show = async (opening, { views = [], isSlider = false, fieldMode = 'edit' } = {}) => {
  const host = {
    api: (path, body) => member(`api/${path}`)(body) ?? portalApi(path, JSON.stringify(body)).then(JSON.parse),
    isSlider,
    explain: (message, details) => notes.push([message, details]),
    ...Object.fromEntries([
      'reloadRecord', 'setTitle', 'reload', 'openSlider', 'closeSlider', 'selectUser', 'selectAccess', 'selectCrm', 'messenger',
    ].map(name => [name, member(name)])),
    textarea: views.includes('textarea') ? { get: member('textarea.get'), set: member('textarea.set') } : null,
    ...Object.fromEntries(views.filter(name => VIEWS[name]).map(name => [name === 'phone' ? 'callCard' : name, VIEWS[name]()])),
  };
  if (host.field) {
    host.field.mode = fieldMode;
  }

  const frame = openFrame(document.getElementById('frames'), opening, host);
  window.frame = frame;
  openings.push(frame);
  await frame.loaded;
};
