/** The application as its developer sees it: how it is installed, what it has registered, what happened; and buttons for all that. */
import { button, field, h, notify, select, tabs } from '../dom.js';
import { ask } from '../dialogs.js';
import { refresh } from '../page.js';
import { openSlider } from '../slider.js';
import { api, onChange, reload, state } from '../state.js';
import { mount } from '../widgets.js';
import { workers, LIMIT } from '../workers.js';
import { age, box, empty, head, table } from './parts.js';

const RELOAD = 3000;

const checkbox = (label, name) => h('label', { class: 'choice' }, h('input', { type: 'checkbox', name }), label);

/** Does something on the portal, and shows what becomes of it. */
async function act(path, body, done) {
  try {
    const answer = await api(path, body);
    const failed = (answer.deliveries ?? []).filter(delivery => !delivery.isSuccess);
    notify(failed.length > 0
      ? `${done} But ${failed.map(delivery => `${delivery.event} failed: ${delivery.error ?? delivery.status}`).join('; ')}.`
      : done);
    await reload();
    refresh();
    if (answer.opensInstaller) showInstaller();
    return answer;
  } catch (error) {
    notify(error.message);
    return null;
  }
}

/** Opens the installer for an administrator. Its script finishes the installation. */
const showInstaller = () => openSlider({
  title: `Installation of ${state.application.name}`, fill: place => mount(place, { page: 'install', placement: 'DEFAULT' }),
}).then(refresh);

async function update() {
  const chosen = await ask(`Update ${state.application.name}`, h('div', {},
    field('ONAPPUPDATE', h('select', { name: 'notice' },
      h('option', { value: 'None' }, 'is not sent, as portals really do'),
      h('option', { value: 'First' }, 'is sent, then the usual update'),
      h('option', { value: 'Alone' }, 'is sent, and nothing else happens'))),
    checkbox('A new application token', 'newApplicationToken'),
    checkbox('All event handlers are removed', 'removesEventHandlers'),
    checkbox('Handlers of ONAPPINSTALL survive, as until release 26.500', 'keepsInstallHandlers')),
  dialog => ({
    notice: dialog.querySelector('[name=notice]').value,
    ...Object.fromEntries([...dialog.querySelectorAll('input')].map(input => [input.name, input.checked])),
  }), { action: 'Update' });
  if (chosen) await act('update', chosen, 'The portal has the next version.');
}

async function uninstall() {
  const chosen = await ask(`Uninstall ${state.application.name}`, checkbox('Delete its data, too (CLEAN=1)', 'clean'),
    dialog => ({ clean: dialog.querySelector('input').checked }), { action: 'Uninstall' });
  if (chosen) await act('uninstall', chosen, 'The application is gone.');
}

async function move() {
  try {
    // From here on, this address leads away.
    const { address } = await api('move', {});
    location.assign(new URL(location.pathname, address));
  } catch (error) {
    notify(error.message);
  }
}

export function renderControl(content) {
  const status = h('div', {});
  const logs = h('div', { class: 'stack' });
  let drawn = {};
  content.append(head('Installation and logs', button('Refresh', () => reload(), { class: 'quiet' })), status, tabs('Details', [
    { label: 'Widgets', render: panel => panel.append(registered()) },
    { label: 'Requests and events', render: panel => panel.append(logs) },
    { label: 'Faults', render: panel => panel.append(faults()) },
    { label: 'Access', render: panel => panel.append(access()) },
  ]));
  draw();
  const end = onChange(draw);
  const timer = setInterval(() => document.hidden || reload().catch(() => {}), RELOAD);
  return {
    close: () => {
      end();
      clearInterval(timer);
    },
  };

  /** What is open, or has the focus, must not go away for nothing. */
  function draw() {
    const { logs: newest, bindings, ...rest } = state;
    const now = { status: JSON.stringify(rest), logs: JSON.stringify(newest) };
    if (now.status !== drawn.status && !status.contains(document.activeElement)) status.replaceChildren(application());
    if (now.logs !== drawn.logs && !logs.querySelector('[open]')) logs.replaceChildren(requests(), events());
    drawn = now;
  }
}

function application() {
  const { application: app, user, portal } = state;
  const text = !app.isPresent ? 'Not installed' : app.isInstalled ? 'Installed' : 'Installation not finished';
  const facts = [
    ['State', h('span', { class: `badge ${app.isInstalled ? 'good' : 'warn'}` }, text)],
    ['Version', String(app.version)], ['Code', h('code', {}, app.code)], ['Application', app.address ?? 'unknown to the portal'],
    ['Portal', portal.address], ['Scopes', app.scopes.join(', ')],
    [`Tokens of ${user.name}`, `${user.validTokens} valid, the newest issued ${age(user.newestTokenAge)}`],
  ];
  const isOff = !user.isAdministrator;
  return box(app.name,
    h('dl', {}, facts.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
    isOff && h('p', { class: 'callout' }, 'Only administrators install, update and remove applications. Choose one in the user menu.'),
    !app.isKnown && h('p', { class: 'callout' }, 'The portal does not know where the application is: start it with LocalPortal.InstallAsync.'),
    h('div', { class: 'row' },
      button(app.isPresent ? 'Install again' : 'Install', () => act('install', {}, 'The portal has the application.'), { class: 'primary', disabled: isOff || !app.isKnown }),
      app.isPresent && !app.isInstalled && button('Open the installer', showInstaller, { disabled: isOff }),
      app.isPresent && button('Update …', update, { disabled: isOff || !app.isKnown }),
      app.isPresent && button('Uninstall …', uninstall, { class: 'danger', disabled: isOff }),
      app.isPresent && button(`Expire the tokens of ${user.name}`, () => act('expire', {}, 'The access tokens have expired.')),
      button('Move the portal', move, { disabled: isOff })));
}

function registered() {
  const { bindings, fieldTypes } = state;
  const list = bindings.length === 0 ? empty('No widgets are registered.') : h('div', { class: 'items' }, bindings.map(binding => h('details', { class: 'item' },
    h('summary', {}, h('code', {}, binding.placement), ' ', h('span', { dir: 'auto' }, binding.title), !binding.isVisible && h('span', { class: 'badge warn' }, 'not visible')),
    h('dl', {},
      h('dt', {}, 'Handler'), h('dd', {}, h('code', {}, binding.handler)),
      h('dt', {}, 'For'), h('dd', {}, binding.userId === 0 ? 'everybody' : `user ${binding.userId}`),
      binding.problem && [h('dt', {}, 'Not visible'), h('dd', {}, binding.problem)],
      Object.entries(binding.options).map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
      workers.has(binding.id) && [h('dt', {}, 'Load time'), h('dd', {}, loadTime(workers.get(binding.id)))]),
    table(`Texts of ${binding.title}`, ['Language', 'Title', 'Description', 'Group'], Object.entries(binding.texts).map(([code, texts]) => [
      code, h('span', { dir: 'auto' }, texts.title || '–'), h('span', { dir: 'auto' }, texts.description || '–'), h('span', { dir: 'auto' }, texts.group || '–'),
    ])))));
  return h('div', { class: 'stack' }, box('placement.bind', list),
    fieldTypes.length > 0 && box('userfieldtype.add', table('Types of custom fields', ['Code', 'Title', 'Handler'], fieldTypes.map(type => [
      h('code', {}, type.code), h('span', { dir: 'auto' }, type.title), h('code', {}, type.handler),
    ]))));
}

function loadTime({ seconds, problem }) {
  if (problem) return problem;
  if (seconds === null) return 'still loading';
  return `${seconds.toFixed(2)} s${seconds > LIMIT ? `, more than the ${LIMIT} s that Bitrix24 allows` : ''}`;
}

const time = text => new Date(text).toLocaleTimeString('en', { hour12: false });

function requests() {
  const { requests: list, armedFaults } = state.logs;
  return box('REST requests',
    armedFaults.length > 0 && h('p', { class: 'callout' }, `Faults are on: ${armedFaults.join('; ')}`),
    list.length === 0 ? empty('None yet.') : table('REST requests, the newest first', ['Time', 'Method', 'Status', 'User', 'Parameters'], list.map(request => [
      time(request.at), h('code', {}, request.method), [String(request.status), request.error && ` ${request.error}`, request.fault && ` (${request.fault})`],
      request.isWebhook ? 'webhook' : String(request.userId ?? '–'),
      h('details', {}, h('summary', {}, 'Show'), h('pre', {}, request.parameters)),
    ])));
}

function events() {
  const { deliveries, eventHandlers } = state.logs;
  return box('Events',
    eventHandlers.length > 0 && table('Event handlers', ['Bound event', 'Handler'], eventHandlers.map(handler => [
      h('code', {}, handler.event), handler.isOffline ? 'offline' : h('code', {}, handler.handler),
    ])),
    deliveries.length === 0 ? empty('None sent yet.') : table('Events, the newest first', ['Event', 'Handler', 'Answer'], deliveries.map(delivery => [
      h('code', {}, delivery.event), h('code', {}, delivery.handler), h('span', { class: `badge ${delivery.isSuccess ? 'good' : 'warn'}` }, String(delivery.status ?? delivery.error)),
    ])));
}

function faults() {
  const labels = {
    latency: 'Answers come 3 s late', drop: 'Connections drop before the effect', dropAfter: 'Connections drop after the effect',
    badGateway: 'A page with 502', serverError: 'INTERNAL_SERVER_ERROR', queryLimit: 'QUERY_LIMIT_EXCEEDED',
    operationTimeLimit: 'OPERATION_TIME_LIMIT (of a method)', expiredToken: 'The access token expires', invalidToken: 'The access token is unknown',
    invalidGrant: 'The refresh token is refused', batchRefused: 'batch is refused',
  };
  const kind = select(state.faultKinds.map(key => [key, labels[key] ?? key]), state.faultKinds[0]);
  const method = h('input', { type: 'text', placeholder: 'crm.item.get' });
  const times = h('input', { type: 'number', min: '0', value: '1' });
  return box('What goes wrong',
    h('form', {
      class: 'row end',
      on: {
        submit: event => {
          event.preventDefault();
          act('fault', { kind: kind.value, method: method.value, times: Number(times.value) }, 'The fault is on.');
        },
      },
    },
    field('Fault', kind, 'What happens to REST requests'), field('Method', method, 'Empty: every request'), field('Times', times, '0: always'),
    h('button', { type: 'submit', class: 'button primary' }, 'Let it happen'),
    button('End all faults', () => act('fault', { kind: 'none' }, 'No fault is on.'))));
}

function access() {
  const { users, user } = state;
  return box('Who may use the application',
    h('p', { class: 'muted' }, 'Administrators always may. Employees without access see none of its widgets.'),
    users.filter(other => !other.isAdministrator).map(other => h('label', { class: 'choice' }, h('input', {
      type: 'checkbox', checked: other.hasAccess, disabled: !user.isAdministrator,
      on: { change: event => act('access', { employeeId: other.id, hasAccess: event.target.checked }, 'The access has changed.') },
    }), other.name)));
}
