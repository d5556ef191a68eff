/** What a frame says: reading it in both forms, and not listening to more than a page can bear. */

/** No message of an application is longer, in characters. */
const LONGEST = 1_000_000;

/** Nor do its parameters nest deeper, or have more values. */
const DEEPEST = 100;
const MOST_VALUES = 100_000;

const NO_JSON = Symbol('no JSON');
const PROBLEM = 'The parameters of a message are no JSON.';

/**
 * @typedef {object} Message
 * @property {string} command
 * @property {unknown} parameters Undefined where none came.
 * @property {string} key What the answer begins with; empty: nobody waits for one.
 * @property {string} sid
 * @property {unknown} requestId Of the object form only.
 */

/**
 * Reads a message. b24jssdk leaves empty parts out and posts an object for commands with a colon; BX24.js keeps empty parts.
 * @param {unknown} data
 * @returns {Message | { problem: string }}
 */
export function readMessage(data) {
  if (typeof data === 'string') {
    return readText(data);
  }

  if (data === null || typeof data !== 'object' || !isText(data.method) || !isText(data.appSid)) {
    return { problem: 'A message is neither a text nor a command with an application sid.' };
  }

  const parameters = data.params === '' ? undefined : plain(data.params);
  return parameters === NO_JSON ? { problem: PROBLEM } : {
    command: data.method,
    parameters,
    key: isText(data.callback) ? data.callback : '',
    sid: data.appSid,
    requestId: data.requestId,
  };
}

/** @param {string} text */
function readText(text) {
  if (text.length > LONGEST) {
    return { problem: `A message is longer than ${LONGEST} characters.` };
  }

  // Parameters are JSON and have colons of their own, the other parts have none.
  const parts = text.split(':');
  if (parts.length < 3) {
    return { problem: 'A message does not read {command}:{parameters}:{callback}:{application sid}.' };
  }

  const sid = parts.pop();
  const key = parts.pop();
  const command = parts.shift();
  const json = parts.join(':');
  try {
    return { command, parameters: json === '' ? undefined : JSON.parse(json), key, sid, requestId: undefined };
  } catch {
    return { problem: PROBLEM };
  }
}

/**
 * A copy of what JSON could carry: objects of a message may hold themselves, or the same thing many times over.
 * @param {unknown} value
 */
function plain(value) {
  let left = MOST_VALUES;
  try {
    return copy(value, 0);
  } catch {
    return NO_JSON;
  }

  function copy(one, depth) {
    if (--left < 0 || depth > DEEPEST) {
      throw new RangeError('There is too much of it.');
    }

    if (Array.isArray(one)) {
      return Array.from(one, item => copy(item, depth + 1));
    }

    if (one === null || typeof one !== 'object') {
      return scalar(one);
    }

    if (Object.getPrototypeOf(one) !== Object.prototype) {
      throw new TypeError('It is no map.');
    }

    return Object.fromEntries(Object.entries(one).map(([name, item]) => [name, copy(item, depth + 1)]));
  }
}

function scalar(value) {
  if (typeof value === 'bigint') {
    throw new TypeError('It is no number of JSON.');
  }

  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

/** @param {unknown} value */
function isText(value) {
  return typeof value === 'string' && value.length <= LONGEST;
}

/** Lets so many messages through: a burst as applications send it when they start, and a few for each animation frame. */
export class MessageBudget {
  static #burst = 100;
  static #perAnimationFrame = 2;
  static #animationFrame = 1000 / 60;

  #left = MessageBudget.#burst;
  #filledAt = performance.now();

  /** Whether one more is listened to. */
  take() {
    const now = performance.now();
    const frames = (now - this.#filledAt) / MessageBudget.#animationFrame;
    this.#left = Math.min(MessageBudget.#burst, this.#left + frames * MessageBudget.#perAnimationFrame);
    this.#filledAt = now;
    if (this.#left < 1) {
      return false;
    }

    this.#left--;
    return true;
  }
}

/** Explains to the page's log what was ignored: at once, and then no more than once a second, with the number of times. */
export class Notes {
  static #interval = 1000;
  static #longestList = 20;

  /** @type {Map<string, { message: string, details: object, count: number }>} */
  #waiting = new Map();
  #unlisted = 0;
  #isQuiet = false;
  #write;

  /** @param {(message: string, details?: object) => void} write */
  constructor(write) {
    this.#write = write;
  }

  /**
   * @param {string} message
   * @param {Record<string, unknown>} [details]
   */
  add(message, details = {}) {
    const name = `${message} ${Object.values(details).join(' ')}`;
    const same = this.#waiting.get(name);
    if (same) {
      same.count++;
    } else if (this.#waiting.size < Notes.#longestList) {
      this.#waiting.set(name, { message, details, count: 1 });
    } else {
      this.#unlisted++;
    }

    if (!this.#isQuiet) {
      this.#flush();
    }
  }

  #flush() {
    this.#isQuiet = this.#waiting.size > 0;
    for (const { message, details, count } of this.#waiting.values()) {
      this.#write(message, count > 1 ? { ...details, count } : details);
    }

    if (this.#unlisted > 0) {
      this.#write('More was ignored.', { count: this.#unlisted });
    }

    this.#waiting.clear();
    this.#unlisted = 0;
    if (this.#isQuiet) {
      setTimeout(() => this.#flush(), Notes.#interval);
    }
  }
}
