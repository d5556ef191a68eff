/** A telephone call: the card that Bitrix24 shows over every page, with the tabs of the application and the phone of background workers. */
import { BackgroundPhone } from './background-phone.js';
import { button, h, select, tabs } from './dom.js';
import { api } from './state.js';
import { mount, titleOf, widgets } from './widgets.js';
import { titleOfRecord } from './views/crm-records.js';

/** The phone that background workers control. One serves them all. */
export const phone = new BackgroundPhone();

const AUTO_CLOSE = 65_000;
const STATES = ['idle', 'connecting', 'connected'];

let card = null;

/** Lets a client call. A second call takes the place of the first. */
export async function startCall() {
  closeCall();
  card = new CallCard((await callers())[0]);
  document.body.append(card.element);
  card.element.querySelector('button')?.focus();
}

/** Ends the call and closes its card. */
export function closeCall() {
  card?.close();
  card = null;
}

/** The contacts who have a telephone. */
async function callers() {
  const { records } = await api('records', { entityType: 'CONTACT' });
  return records.filter(phoneOf);
}

/** A telephone number as calls bring it: without spaces. */
const phoneOf = contact => contact.fm?.find(({ typeId }) => typeId === 'PHONE')?.value.replace(/[^+\d]/g, '');

/** One call. Its frames see it as `host.callCard`. */
class CallCard {
  #listeners = new Set();
  #handles = [];
  #timer = null;
  #isAutoClosed = true;

  constructor(contact) {
    this.status = {
      CALL_ID: `externalCall.${crypto.randomUUID().replaceAll('-', '')}.${Math.floor(Date.now() / 1000)}`,
      PHONE_NUMBER: contact ? phoneOf(contact) : '+4930123456', LINE_NUMBER: '+49 30 000-00-00', LINE_NAME: '+49 30 000-00-00',
      CRM_ENTITY_TYPE: contact ? 'CONTACT' : '', CRM_ENTITY_ID: Number(contact?.id ?? 0), CRM_ACTIVITY_ID: 'undefined',
      CRM_BINDINGS: contact ? [{ ENTITY_TYPE: 'CONTACT', ENTITY_ID: String(contact.id) }] : [],
      CALL_DIRECTION: 'incoming', CALL_STATE: 'idle', CALL_LIST_MODE: false,
    };
    this.element = h('aside', { class: 'call-card', 'aria-label': 'Call' },
      h('div', { class: 'slider-head' },
        h('h2', {}, contact ? titleOfRecord(contact) : this.status.PHONE_NUMBER),
        h('button', { type: 'button', class: 'button icon', 'aria-label': 'Close the call card', on: { click: closeCall } }, '×')),
      this.#controls(), this.#worker(), this.#tabs());
    phone.open({ ...this.status, CALL_LIST_MODE: undefined });
  }

  close() {
    clearTimeout(this.#timer);
    this.#tell('CallCard::BeforeClose');
    this.#handles.forEach(handle => handle.close());
    this.unwatch?.();
    phone.close();
    this.element.remove();
  }

  #tell(event, value) {
    for (const listener of this.#listeners) listener(event, value);
  }

  #controls() {
    const states = select(STATES.map(name => [name, name]), 'idle', name => this.#enter(name));
    states.setAttribute('aria-label', 'State of the call');
    return h('div', { class: 'row pad' }, h('span', { class: 'muted' }, this.status.PHONE_NUMBER), states,
      button('Hang up', () => this.#enter('idle', true), { class: 'danger' }),
      button('Another client', () => this.#changeClient(), { class: 'quiet' }));
  }

  #enter(name, isOver = false) {
    this.status.CALL_STATE = name;
    this.#tell('CallCard::CallStateChanged', name);
    if (phone.card) phone.call('CallCardSetUiState', { uiState: name === 'connected' ? 'connected' : 'connectingIncoming' });
    clearTimeout(this.#timer);
    if (isOver && this.#isAutoClosed) this.#timer = setTimeout(closeCall, AUTO_CLOSE);
  }

  async #changeClient() {
    const others = await callers();
    const next = others[(others.findIndex(({ id }) => Number(id) === this.status.CRM_ENTITY_ID) + 1) % others.length];
    const entity = {
      PHONE_NUMBER: this.status.PHONE_NUMBER, CRM_ENTITY_TYPE: 'CONTACT', CRM_ENTITY_ID: Number(next?.id ?? 0),
    };
    Object.assign(this.status, entity);
    this.#tell('CallCard::EntityChanged', entity);
    if (phone.card) phone.changeEntity(entity);
  }

  /** What background workers make of the card. */
  #worker() {
    const place = h('div', { class: 'row pad' });
    const draw = () => {
      const { card: shown } = phone;
      place.hidden = !shown || widgets('PAGE_BACKGROUND_WORKER').length === 0;
      if (!shown) return;
      place.replaceChildren(
        h('strong', {}, shown.title || shown.uiState),
        ...shown.statusText ? [h('span', { class: 'muted' }, shown.statusText)] : [],
        ...shown.timer.isShown ? [h('span', { class: 'badge' }, `${shown.timer.seconds} s`)] : [],
        ...shown.buttons.map(name => button(name.replace('ButtonClick', ''), () => phone.press(name), { class: 'quiet' })));
    };
    this.unwatch = phone.watch(draw);
    draw();
    return place;
  }

  #tabs() {
    const list = widgets('CALL_CARD');
    if (list.length === 0) return h('p', { class: 'muted pad' }, 'No widgets in the call card.');
    return tabs('Widgets of the call', list.map(binding => ({
      label: titleOf(binding), attributes: { 'data-placement': binding.placement },
      render: panel => this.#handles.push(mount(panel, {
        binding, subject: { call: this.#context() },
        host: {
          callCard: {
            status: () => ({ ...this.status }),
            setAutoClose: isOn => { this.#isAutoClosed = isOn; },
            subscribe: listener => {
              this.#listeners.add(listener);
              return () => this.#listeners.delete(listener);
            },
          },
        },
      })),
    })));
  }

  /** The state as the widget is opened with it, where everything is text. */
  #context() {
    const { CRM_BINDINGS: bindings, ...texts } = this.status;
    const context = Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, String(value)]));
    return { ...context, ...(bindings.length > 0 ? { CRM_BINDINGS: bindings } : {}) };
  }
}
