/**
 * The call card of background workers: what an application of telephony shows and hears of a call that it has registered with
 * `telephony.externalCall.register`. A view draws `card` whenever it changes, and says what the user presses.
 */

import { NO_ANSWER } from './answers.js';

/** The buttons of each state, by the events that they raise. */
const BUTTONS = {
  incoming: ['answerButtonClick', 'skipButtonClick'],
  transferIncoming: ['answerButtonClick', 'skipButtonClick'],
  outgoing: ['makeCallButtonClick'],
  redial: ['makeCallButtonClick'],
  connectingIncoming: ['hangupButtonClick'],
  connectingOutgoing: ['hangupButtonClick'],
  connected: [
    'hangupButtonClick', 'holdButtonClick', 'muteButtonClick', 'transferButtonClick', 'dialpadButtonClick', 'qualityMeterClick',
  ],
  transferring: ['completeTransferButtonClick', 'cancelTransferButtonClick'],
  transferFailed: ['cancelTransferButtonClick'],
  transferConnected: ['hangupButtonClick'],
  error: ['closeButtonClick'],
  moneyError: ['notifyAdminButtonClick', 'closeButtonClick'],
};

/** States that the timer goes on in. */
const COUNTING = ['connected', 'transferring', 'transferFailed', 'transferConnected'];

const NO_CARD = [{ result: 'error', errorCode: 'Call card is undefined' }];

/**
 * @typedef {object} Card
 * @property {object} status What `BackgroundCallCard::initialized` tells.
 * @property {string} uiState
 * @property {string[]} buttons The names that `press` takes in this state.
 * @property {string} title
 * @property {string} statusText
 * @property {boolean} isMuted
 * @property {boolean} isHeld
 * @property {{ isShown: boolean, isRunning: boolean, seconds: number }} timer As it stands now.
 */

export class BackgroundPhone {
  #listeners = new Set();
  #watchers = new Set();
  #card = null;
  #elapsed = 0;
  #runningSince = null;

  /** Whether a card is open; a view reads it again after each change, and each second while the timer runs. @returns {Card | null} */
  get card() {
    return this.#card && { ...this.#card, buttons: BUTTONS[this.#card.uiState], timer: this.#timer };
  }

  /**
   * Opens the card of a call.
   * @param {object} status CALL_ID, PHONE_NUMBER, LINE_NUMBER, LINE_NAME, CRM_ENTITY_TYPE, CRM_ENTITY_ID, CRM_BINDINGS, CALL_DIRECTION …
   */
  open(status) {
    this.#card = {
      status,
      uiState: status.CALL_DIRECTION === 'incoming' ? 'incoming' : 'outgoing',
      title: '',
      statusText: '',
      isMuted: false,
      isHeld: false,
    };
    this.#resetTimer();
    this.#tell('initialized', status);
    this.#changed();
  }

  /** The user has chosen another object: { PHONE_NUMBER, CRM_ENTITY_TYPE, CRM_ENTITY_ID }. */
  changeEntity(entity) {
    Object.assign(this.#card.status, entity);
    this.#tell('entityChanged', entity);
    this.#changed();
  }

  /**
   * The user presses a button, or writes a comment.
   * @param {string} event The event's name without prefix, such as `holdButtonClick`.
   * @param {unknown} [value] Of transfer, dial pad, quality and comment.
   */
  press(event, value) {
    const flag = { muteButtonClick: 'isMuted', holdButtonClick: 'isHeld' }[event];
    if (flag) {
      this.#card[flag] = !this.#card[flag];
      this.#changed();
    }

    this.#tell(event, flag ? this.#card[flag] : value);
  }

  /** The user or the application closes the card. */
  close() {
    this.#card = null;
    this.#resetTimer();
    this.#changed();
  }

  /** For frames. @param {import('./placements.js').Listener} listener */
  subscribe(listener) {
    return added(this.#listeners, listener);
  }

  /** For the view. @param {() => void} watcher */
  watch(watcher) {
    return added(this.#watchers, watcher);
  }

  /** A command of the application, and its answer. */
  call(command, parameters) {
    if (command === 'CallCardGetListUiStates') {
      return Object.keys(BUTTONS);
    }

    return this.#card === null ? NO_CARD : this.#carryOut(command, parameters);
  }

  #carryOut(command, parameters) {
    switch (command) {
      case 'CallCardSetMute':
        return this.#setFlag('isMuted', parameters.muted, 'muteButtonClick');
      case 'CallCardSetHold':
        return this.#setFlag('isHeld', parameters.held, 'holdButtonClick');
      case 'CallCardSetUiState':
        return this.#enter(parameters);
      case 'CallCardSetCardTitle':
        return this.#set('title', String(parameters.title ?? ''));
      case 'CallCardSetStatusText':
        return this.#set('statusText', String(parameters.statusText ?? ''));
      case 'CallCardStartTimer':
        this.#startTimer();
        return NO_ANSWER;
      case 'CallCardStopTimer':
        this.#stopTimer();
        return NO_ANSWER;
      case 'CallCardClose':
        return this.close();
    }
  }

  /** What changes raises the button's event; what is so already is answered with a list. */
  #setFlag(flag, value, event) {
    if (this.#card[flag] === (value === true)) {
      return [];
    }

    this.press(event);
  }

  #enter({ uiState, disableAutoStartTimer }) {
    if (!Object.hasOwn(BUTTONS, uiState)) {
      return [{ result: 'error', errorCode: 'Invalid ui state' }];
    }

    this.#card.uiState = uiState;
    if (uiState === 'connected' && disableAutoStartTimer === true) {
      this.#resetTimer();
    } else if (uiState === 'connected') {
      this.#startTimer();
    } else if (!COUNTING.includes(uiState)) {
      this.#resetTimer();
    }

    this.#changed();
  }

  #set(name, value) {
    this.#card[name] = value;
    this.#changed();
  }

  get #timer() {
    const running = this.#runningSince === null ? 0 : performance.now() - this.#runningSince;
    const elapsed = this.#elapsed + running;
    const isRunning = this.#runningSince !== null;
    return { isShown: isRunning || elapsed > 0, isRunning, seconds: Math.floor(elapsed / 1000) };
  }

  #startTimer() {
    this.#runningSince ??= performance.now();
    this.#changed();
  }

  #stopTimer() {
    if (this.#runningSince !== null) {
      this.#elapsed += performance.now() - this.#runningSince;
      this.#runningSince = null;
    }

    this.#changed();
  }

  #resetTimer() {
    this.#elapsed = 0;
    this.#runningSince = null;
  }

  #tell(event, value) {
    this.#listeners.forEach(listener => listener(`BackgroundCallCard::${event}`, value));
  }

  #changed() {
    this.#watchers.forEach(watcher => watcher());
  }
}

function added(set, item) {
  set.add(item);
  return () => set.delete(item);
}
