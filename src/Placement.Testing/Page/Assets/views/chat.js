/** The messenger, on the web and in the mobile application. */
import { button, h, menu } from '../dom.js';
import { chatOf } from '../slots.js';
import { state } from '../state.js';
import { menuItems, mount, openWidget, titleOf, widgetMenu, widgets } from '../widgets.js';
import { box, empty, head } from './parts.js';

const chats = () => [
  { dialogId: chatOf.CHAT, title: 'General chat', kind: 'CHAT' },
  { dialogId: chatOf.CRM, title: 'Deal: Roof tiles', kind: 'CRM' },
  { dialogId: chatOf.LINES, title: 'Client on the website', kind: 'LINES' },
  ...state.users.filter(user => user.id !== state.user.id).map(user => ({ dialogId: String(user.id), title: user.name, kind: 'USER' })),
];

const messages = [
  { id: 2431, from: 'Client', text: 'Is the roof still on time?' },
  { id: 2432, from: 'Colleague', text: 'I will ask the supplier.' },
];

/** Whether a widget is shown in a chat: `context` lists kinds of chats with semicolons, `role` says who sees it. */
function isFor(binding, chat) {
  const contexts = (binding.options.context ?? '').split(';').filter(Boolean);
  return (contexts.length === 0 || contexts.includes('ALL') || contexts.includes(chat.kind))
    && (binding.options.role !== 'ADMIN' || state.user.isAdministrator);
}

export function renderChat(content, query) {
  const all = chats();
  const chat = all.find(candidate => candidate.dialogId === query?.get('IM_DIALOG')) ?? all[0];
  const subject = { dialogId: chat.dialogId };
  const handles = [];
  const input = h('textarea', { rows: '2', 'aria-label': 'Message', placeholder: 'Write a message' });
  const textarea = {
    get: () => input.value,
    set: (text, { withNewLine, replace }) => {
      input.value = replace ? text : `${input.value}${withNewLine && input.value ? '\n' : ''}${text}`;
      input.focus();
    },
  };
  const extra = { host: { textarea } };
  const of = family => widgets(family).filter(binding => isFor(binding, chat));
  const panel = h('div', { class: 'chat-panel' });
  const side = h('div', { class: 'side' });
  let openPanel = null;

  const log = h('ul', { class: 'messages' }, messages.map(message => h('li', {},
    h('div', {}, h('strong', {}, message.from), h('p', {}, message.text)),
    menu('⋯', [
      h('button', { type: 'button', class: 'menu-item', on: { click: () => textarea.set(message.text, { replace: false, withNewLine: true }) } }, 'Quote'),
      menuItems(of('IM_CONTEXT_MENU'), { ...subject, messageId: message.id }, extra),
    ], { class: 'icon', 'aria-label': `Menu of the message ${message.id}` }))));

  content.append(
    head('Messenger', widgets('IM_NAVIGATION').map(binding => button(titleOf(binding), () => openWidget(binding, {}, extra), {
      class: 'quiet', 'data-placement': binding.placement,
    }))),
    h('div', { class: 'columns chat' },
      h('nav', { class: 'side', 'aria-label': 'Chats' }, box('Chats', h('ul', { class: 'side-list' }, all.map(other => h('li', {},
        h('a', { class: 'menu-item', href: `/online/?IM_DIALOG=${other.dialogId}`, 'aria-current': other === chat ? 'true' : null }, other.title)))))),
      h('div', { class: 'grow' }, box(chat.title, log, panel,
        h('div', { class: 'row' },
          of('IM_TEXTAREA').map(binding => {
            const opener = button(titleOf(binding), () => togglePanel(binding, opener), { class: 'quiet', 'aria-expanded': 'false', 'data-placement': binding.placement });
            return opener;
          }),
          widgets('IM_SMILES_SELECTOR').length > 0 && widgetMenu('Emoji', of('IM_SMILES_SELECTOR'), subject, { extra })),
        h('div', { class: 'row end' }, h('div', { class: 'grow' }, input), button('Send', send, { class: 'primary' })))),
      side));

  const sidebar = of('IM_SIDEBAR');
  side.append(box('About this chat', sidebar.length === 0 ? empty('No widgets here.') : h('ul', { class: 'side-list' }, sidebar.map(binding => h('li', {},
    h('button', { type: 'button', class: 'menu-item', 'data-placement': binding.placement, on: { click: () => showSide(binding) } }, titleOf(binding)))))));
  const sidePlace = h('div', {});
  side.append(sidePlace);
  return { close: () => handles.forEach(handle => handle.close()) };

  function showSide(binding) {
    sidePlace.replaceChildren(box(titleOf(binding)));
    handles.push(mount(sidePlace.firstChild, { binding, subject, ...extra }));
  }

  function togglePanel(binding, opener) {
    const isSame = openPanel?.binding === binding;
    openPanel?.handle.close();
    openPanel?.opener.setAttribute('aria-expanded', 'false');
    panel.removeAttribute('style');
    openPanel = null;
    if (isSame) return;
    opener.setAttribute('aria-expanded', 'true');
    if (Number(binding.options.width) > 0) panel.style.width = `${Math.min(100, binding.options.width)}%`;
    if (Number(binding.options.height) > 0) panel.style.setProperty('--height', Math.min(100, binding.options.height) / 100);
    openPanel = { binding, opener, handle: mount(panel, { binding, subject, ...extra }) };
    handles.push(openPanel.handle);
  }

  function send() {
    if (!input.value.trim()) return;
    log.append(h('li', {}, h('div', {}, h('strong', {}, state.user.name), h('p', {}, input.value))));
    input.value = '';
  }
}

/** The application applies `role` and `context` itself in the mobile messenger. */
export function renderMobileChat(content) {
  const [chat] = chats();
  content.append(head('Mobile messenger'), h('div', { class: 'phone' }, box(chat.title,
    h('ul', { class: 'messages' }, messages.map(message => h('li', {}, h('div', {}, h('strong', {}, message.from), h('p', {}, message.text))))),
    widgetMenu('Apps', widgets('IMMOBILE_CONTEXT_MENU'), { dialogId: chat.dialogId }, { extra: { uri: '', width: 400 } }))));
}
