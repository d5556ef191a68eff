/** The portal's page: the frame around all views, and the way to them. */
import { button, h, menu, select } from './dom.js';
import { chooseLanguage, chooseUser, onChange, reload, state } from './state.js';
import { entityName } from './slots.js';
import { menuItems, titleOf, widgets } from './widgets.js';
import { route } from './routes.js';
import { startCall } from './call-card.js';
import { startWorkers } from './workers.js';

const isSlider = new URLSearchParams(location.search).get('IFRAME') === 'Y';
const main = h('main', { id: 'main', tabindex: '-1' });
const navigation = h('nav', { 'aria-label': 'Main menu', class: 'navigation', id: 'navigation' });
const bar = h('header', { class: 'bar' });
const toggle = h('button', {
  type: 'button', class: 'button icon menu-toggle', 'aria-label': 'Main menu', 'aria-controls': 'navigation', 'aria-expanded': 'false',
  on: { click: () => showNavigation(!document.body.classList.contains('with-navigation')) },
}, '☰');
let view = null;
let signature = '';

start();

async function start() {
  document.body.classList.toggle('in-slider', isSlider);
  document.getElementById('shell').append(...isSlider ? [main] : [bar, navigation, main]);
  addEventListener('popstate', show);
  document.addEventListener('click', followLink);
  document.addEventListener('portal:reload', refresh);
  document.addEventListener('portal:navigate', event => navigate(event.detail));
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') showNavigation(false);
  });
  onChange(drawChrome);
  try {
    await reload();
  } catch (error) {
    main.append(h('section', { class: 'problem' }, h('h1', {}, 'The portal does not answer'), h('p', {}, error.message)));
    return;
  }
  if (!isSlider) startWorkers();
  show();
}

/** Loads the state anew and draws the view again. */
async function refresh() {
  await reload();
  if (!isSlider) startWorkers();
  show();
}

function navigate(path) {
  history.pushState(null, '', path);
  show();
  main.focus();
}

/** Links inside the portal change the view and keep the page. */
function followLink(event) {
  const link = event.target.closest?.('a[href]');
  if (!link || link.target || link.origin !== location.origin || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.hash && link.pathname === location.pathname) return;
  event.preventDefault();
  navigate(link.pathname + link.search + link.hash);
}

async function show() {
  showNavigation(false);
  view?.close?.();
  const { render, title } = route(location.pathname, new URLSearchParams(location.search));
  document.title = `${title} – Local portal`;
  const content = h('div', { class: 'view' });
  main.replaceChildren(content);
  drawCurrent();
  try {
    view = await render(content);
  } catch (error) {
    content.replaceChildren(h('section', { class: 'problem' }, h('h1', {}, 'This page cannot be shown'), h('p', {}, error.message)));
  }
}

function showNavigation(isShown) {
  document.body.classList.toggle('with-navigation', isShown);
  toggle.setAttribute('aria-expanded', String(isShown));
}

/** Draws bar and menu, if anything in them has changed: what has the focus must not go away for nothing. */
function drawChrome() {
  const { portal, user, users, languages, application, bindings } = state;
  document.documentElement.classList.toggle('is-employee', !user.isAdministrator);
  const next = JSON.stringify([user.id, user.language, application, bindings]);
  if (next === signature) return;
  signature = next;

  const userMenu = menu([h('span', { class: 'avatar', 'aria-hidden': 'true', 'data-initial': user.name.slice(0, 1) }), h('span', { class: 'user-name' }, user.name)], [
    h('p', { class: 'menu-group' }, user.isAdministrator ? 'Administrator' : 'Employee'),
    h('a', { class: 'menu-item', href: `/company/personal/user/${user.id}/` }, 'My profile'),
    menuItems(widgets('USER_PROFILE_MENU'), { userId: user.id }),
    h('p', { class: 'menu-group' }, 'Look at the portal as'),
    users.filter(other => other.id !== user.id).map(other => h('button', {
      type: 'button', class: 'menu-item', on: { click: () => { chooseUser(other.id); refresh(); } },
    }, `${other.name} (${other.isAdministrator ? 'administrator' : 'employee'})`)),
  ], { class: 'quiet', title: 'User menu' });

  const language = select(languages.map(({ code, name }) => [code, name]), user.language, code => {
    chooseLanguage(code);
    refresh();
  });
  language.setAttribute('aria-label', 'Language');
  bar.replaceChildren(
    toggle,
    h('a', { class: 'brand', href: '/stream/' }, h('img', { src: '/_portal/assets/icon.svg', alt: '', width: '28', height: '28' }), 'Local portal'),
    h('span', { class: 'muted small address' }, portal.authority),
    h('span', { class: 'spacer' }),
    button('Call', () => startCall(), { class: 'quiet', title: 'Let a client call' }),
    language,
    userMenu);
  drawNavigation();
}

function drawNavigation() {
  const { application, entityTypes, user } = state;
  const section = (title, links) => links.length > 0 && [
    h('h2', {}, title),
    h('ul', {}, links.map(([href, label, extra]) => h('li', {}, h('a', { href, ...extra }, label)))),
  ];
  navigation.replaceChildren(...[
    section('Work', [
      ['/stream/', 'Overview'],
      [`/company/personal/user/${user.id}/tasks/`, 'Tasks'],
      ['/workgroups/', 'Workgroups'],
      ['/online/', 'Messenger'],
      ['/mobile/', 'Mobile messenger'],
      ['/calendar/', 'Calendar'],
      ['/company/', 'Employees'],
    ]),
    section('CRM', entityTypes.map(type => [`/crm/${type.section}/list/`, entityName(type)[0]])),
    section('More', [
      ['/report/analytics/', 'CRM analytics'],
      ['/report/telephony/', 'Call analytics'],
      ['/biconnector/', 'BI analytics'],
      ['/contact_center/', 'Contact center'],
      ['/sites/', 'Sites'],
      ['/marketplace/', 'Links to the application'],
    ]),
    section('Applications', widgets('LEFT_MENU').map(binding => [
      `/marketplace/app/1/?widget=${binding.id}`, titleOf(binding), { title: binding.description || null, 'data-placement': binding.placement },
    ])),
    section('For you as its developer', [
      ['/marketplace/app/1/', application.name],
      ['/devops/', 'Installation and logs'],
    ]),
  ].flat(2).filter(Boolean));
  drawCurrent();
}

function drawCurrent() {
  for (const link of navigation.querySelectorAll('a')) {
    const isHere = link.getAttribute('href') === location.pathname + location.search || link.getAttribute('href') === location.pathname;
    if (isHere) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}
