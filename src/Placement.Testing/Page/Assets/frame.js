/** An application's page in its frame: opening it by the form that Bitrix24 posts, and the messages with it. */

import { frameCommands } from './frame-commands.js';
import { MessageBudget, Notes, readMessage } from './frame-messages.js';
import { placementOf } from './placements.js';
import { NO_ANSWER } from './answers.js';

/**
 * The SDK takes the first message to a binding as the answer to it, for 900 ms. The portal answers none, so what happens meanwhile is told
 * after that time.
 */
const BINDING_PAUSE = 1000;

/** An application that has more dialogs open, or more bound, is broken. */
const MOST_PENDING = 32;
const MOST_BINDINGS = 1000;

/** @type {Map<Window, Frame>} */
const frames = new Map();

addEventListener('message', event => frames.get(event.source)?.receive(event));

/**
 * What the page offers a frame, beside the objects that placements.js names.
 * @typedef {object} Host
 * @property {(path: string, body?: object) => Promise<any>} api `refresh` with {} gives { AUTH_ID, AUTH_EXPIRES, REFRESH_ID }; `options`
 *   with { kind: 'user' | 'app', name, value } gives all options of that kind as a map; `finish` with { value: boolean } ends the
 *   installation. What fails is rejected: the application gets no answer.
 * @property {() => unknown} reloadRecord
 * @property {(title: string) => void} setTitle
 * @property {() => void} reload Opens the frame anew.
 * @property {(message: string, details?: object) => void} explain
 * @property {boolean} [isSlider] Whether the frame stands in a slider.
 * @property {(request: object) => Promise<unknown>} openSlider Resolves when the slider has closed.
 * @property {() => unknown} closeSlider False where the frame is in none.
 * @property {(request: { multiple: boolean, title?: string }) => Promise<object | null>} selectUser
 * @property {(request: { blocked: string[] }) => Promise<object[] | null>} selectAccess
 * @property {(request: { types: string[], multiple: boolean, value: object }) => Promise<object | null>} selectCrm
 * @property {(kind: string, parameters: object) => void} messenger
 * @property {{ get: () => string, set: (text: string, options: { withNewLine: boolean, replace: boolean }) => void } | null} textarea
 */

/**
 * Opens a page of the application in a container.
 * @param {HTMLElement} container
 * @param {object} opening What `POST /_portal/open` answered.
 * @param {Host} host
 * @returns {{ element: HTMLIFrameElement, sid: string, placement: string, loaded: Promise<number>, close: () => void,
 *   emit: (event: string, value?: unknown) => void }} `loaded` has the milliseconds that the page took.
 */
export function openFrame(container, opening, host) {
  const frame = new Frame(container, opening, host);
  return {
    element: frame.element,
    sid: opening.sid,
    placement: opening.placement,
    loaded: frame.loaded,
    close: () => frame.close(),
    emit: (event, value) => frame.emit(event, value),
  };
}

/** One open frame. Commands see it as their surroundings. */
class Frame {
  #budget = new MessageBudget();
  #notes;
  #commands;
  #placement;
  #pending = 0;

  /** @type {Map<string, string[]>} The keys that are told of an event. */
  #bindings = new Map();

  /** Ends when the application hears what it has bound: one for all events, which keeps their order. */
  #listens = Promise.resolve();
  #bound = 0;
  #end = () => {};
  #window;

  constructor(container, opening, host) {
    this.opening = opening;
    this.host = host;
    this.init = { ...opening.init };
    this.#notes = new Notes((message, details) => host.explain?.(message, details));
    this.#placement = placementOf(this);
    this.#commands = { ...this.#placement.commands, ...frameCommands };
    this.element = this.#create(container);
    this.loaded = this.#load();

    this.#window = this.element.contentWindow;

    // A page that is opened by a plain GET knows no sid, and has nothing to say.
    if (opening.init) {
      frames.set(this.#window, this);
    }

    this.#end = this.#placement.start?.((event, value) => this.emit(event, value)) ?? this.#end;
  }

  /** What `getInterface` tells: the placement's own alone. */
  get interface() {
    return { command: Object.keys(this.#placement.commands), event: this.#placement.events };
  }

  /** Whether the frame stands in a slider, whose size and scrolling are the portal's. */
  get isSlider() {
    return this.host.isSlider === true;
  }

  /**
   * Tells the application of an event, if it has bound it.
   * @param {string} event
   * @param {unknown} [value]
   */
  emit(event, value) {
    const told = this.#placement.describe?.(event, value) ?? value;
    for (const key of this.#bindings.get(event) ?? []) {
      this.#listens.then(() => this.answer(key, told));
    }
  }

  /**
   * Tells a key of an event from now on. There is no way to end that, and binding twice tells twice.
   * @param {string} event
   * @param {string} key
   */
  bind(event, key) {
    if (++this.#bound > MOST_BINDINGS) {
      this.explain('Too many events are bound.');
      return;
    }

    this.#listens = new Promise(resolve => setTimeout(resolve, BINDING_PAUSE));
    this.#bindings.set(event, [...this.#bindings.get(event) ?? [], key]);
  }

  /**
   * Sends a message to the application.
   * @param {string} key
   * @param {unknown} [value] Undefined: no payload.
   */
  answer(key, value) {
    if (key !== '') {
      const payload = value === undefined ? '' : JSON.stringify(value);
      this.element.contentWindow?.postMessage(`${key}:${payload}`, this.opening.origin);
    }
  }

  /** Says in the page's log what was ignored and why. */
  explain(message, details) {
    this.#notes.add(message, details);
  }

  /** @param {MessageEvent} event */
  receive({ data, origin }) {
    if (!this.#budget.take()) {
      this.explain('The frame sends too many messages: what a page cannot bear is dropped.');
      return;
    }

    if (origin !== this.opening.origin) {
      this.explain('A message came from another origin than the handler\'s.', { origin });
      return;
    }

    const message = readMessage(data);
    if (message.problem) {
      this.explain(message.problem);
    } else if (message.sid !== this.opening.sid) {
      this.explain('A message has another application sid than the frame.', { command: short(message.command) });
    } else if (!Object.hasOwn(this.#commands, message.command)) {
      this.explain('The placement has no such command.', { placement: this.opening.placement, command: short(message.command) });
    } else if (this.#pending >= MOST_PENDING) {
      this.explain('Too many commands wait for their answers.', { command: message.command });
    } else {
      this.#run(message);
    }
  }

  close() {
    this.#end();
    frames.delete(this.#window);
    this.element.remove();
  }

  /** @param {import('./frame-messages.js').Message} message */
  async #run(message) {
    this.#pending++;
    try {
      const value = await this.#commands[message.command](parametersOf(message), this, message);
      if (value !== NO_ANSWER) {
        this.answer(message.key, value);
      }
    } catch (error) {
      this.explain('A command could not be carried out.', { command: message.command, reason: error.message });
    } finally {
      this.#pending--;
    }
  }

  #create(container) {
    const { sid, name, title, handler } = this.opening;
    const element = document.createElement('iframe');
    element.name = name ?? '';
    element.id = `appframe_${sid}`;
    element.className = 'appframe';
    element.title = title;
    element.dataset.handler = handler;
    element.frameBorder = '0';
    element.allow = 'geolocation; microphone; camera';
    container.append(element);
    return element;
  }

  /** @returns {Promise<number>} */
  #load() {
    const start = performance.now();
    const loaded = new Promise(resolve => {
      this.element.addEventListener('load', () => {
        // Some browsers tell of the empty page that a frame begins with.
        if (this.element.contentDocument?.URL !== 'about:blank') {
          this.element.dataset.loaded = '';
          resolve(performance.now() - start);
        }
      });
    });
    if (this.opening.method === 'GET') {
      this.element.src = this.opening.action;
    } else {
      post(this.opening);
    }

    return loaded;
  }
}

/** Submits the form with the user's tokens into the frame of that name, and leaves nothing of it in the page. */
function post({ action, fields, name }) {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  form.target = name;
  form.hidden = true;
  for (const [field, value] of fields) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = field;
    input.value = value;
    form.append(input);
  }

  document.body.append(form);
  // A field with the name "submit" would hide the form's own.
  HTMLFormElement.prototype.submit.call(form);
  form.remove();
}

/** Every ordinary call of the SDK says how it was written, which is nothing to the command. */
function parametersOf({ parameters }) {
  if (parameters === null || typeof parameters !== 'object' || Array.isArray(parameters) || !Object.hasOwn(parameters, 'isRawValue')) {
    return parameters;
  }

  const { isRawValue, ...others } = parameters;
  return others;
}

/** @param {string} text */
function short(text) {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
