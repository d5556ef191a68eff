/**
 * What each placement adds to the frame protocol: its commands, its events, and what `getInterface` tells of them.
 *
 * A view around a frame offers it some of these objects as members of `host`. Each may be missing or null: the placement's commands then
 * stay without effect, and the page's log says so. They are looked up at each command, so a view may replace them while the frame is open.
 *
 * An object that raises events has `subscribe(listener)`, which returns a function that ends it. The frame subscribes when it opens, and
 * passes on what the application has bound. Calling `emit(event, value)` of the open frame does the same.
 *
 * @typedef {(event: string, value?: unknown) => void} Listener
 *
 * @typedef {object} CallCard `host.callCard` of CALL_CARD
 * @property {() => object} status The state as `getStatus` documents it: CALL_ID, PHONE_NUMBER, LINE_NUMBER, LINE_NAME, CRM_ENTITY_TYPE,
 *   CRM_ENTITY_ID, CRM_ACTIVITY_ID, CRM_BINDINGS, CALL_DIRECTION, CALL_STATE, CALL_LIST_MODE.
 * @property {(isOn: boolean) => void} setAutoClose Whether the card closes by itself after the call.
 * @property {(listener: Listener) => () => void} subscribe 'CallCard::EntityChanged' with { PHONE_NUMBER, CRM_ENTITY_TYPE, CRM_ENTITY_ID },
 *   'CallCard::BeforeClose', 'CallCard::CallStateChanged' with the state's text.
 *
 * `host.callCard` of PAGE_BACKGROUND_WORKER is a `BackgroundPhone` (background-phone.js). One may serve all workers of a page; it is told
 * what the user presses, and has the state that a view draws.
 *
 * @typedef {object} Calendar `host.calendar` of CALENDAR_GRIDVIEW
 * @property {(parameters: { dateFrom?: string, dateTo?: string, entries?: unknown }) => unknown} getEvents
 * @property {(parameters: { id?: string, uid?: string, dateFrom?: string }) => void} viewEvent
 * @property {(parameters: { id?: string, uid?: string, dateFrom?: string }) => void} editEvent
 * @property {(parameters: { id?: string, uid?: string, dateFrom?: string }) => void} deleteEvent
 * @property {() => void} addEvent
 * @property {(listener: Listener) => () => void} subscribe 'Calendar.customView:refreshEntries' with {},
 *   'Calendar.customView:increaseViewRangeDate' and 'Calendar.customView:decreaseViewRangeDate' with {},
 *   'Calendar.customView:adjustToDate' with 'YYYY-MM-DD'.
 *
 * @typedef {object} Search `host.search` of CRM_DETAIL_SEARCH, CRM_REQUISITE_AUTOCOMPLETE and CRM_BANK_DETAIL_AUTOCOMPLETE
 * @property {(found: { id: unknown, name: string, phone?: string, email?: string, web?: string }[]) => void} showFound
 *   An empty list: the item becomes inactive.
 * @property {(entity: { entityType: string, id: unknown, title: string, fields?: object }) => void} showCreated
 * @property {(listener: Listener) => () => void} subscribe 'onCrmEntityIsNeedToCreate' with the chosen option, an item of what was found;
 *   the frame adds the sid.
 *
 * @typedef {object} Field `host.field` of USERFIELD_TYPE
 * @property {'view' | 'edit'} mode
 * @property {() => unknown} get The value in the card's form.
 * @property {(value: unknown) => void} set Changes it, without saving.
 *
 * @typedef {object} Activity `host.activity` of CRM_…_DETAIL_ACTIVITY with the built-in interface
 * @property {HTMLElement} element Where the layout is drawn; what it holds is replaced.
 * @property {() => void} finish The timeline returns to its usual tab.
 * @property {(listener: Listener) => () => void} subscribe 'entityUpdate', after the card was saved.
 *
 * @typedef {object} Block `host.block` of LANDING_BLOCK_…
 * @property {(id: unknown) => void} refresh
 *
 * @typedef {object} Properties `host.properties` of the settings of a robot or workflow action
 * @property {(values: Record<string, unknown>) => void} set Fills in the form of the step, without saving.
 */

import { NO_ANSWER, named } from './answers.js';
import { LayoutFrame } from './layout-frame.js';

/**
 * A placement's part of the protocol.
 * @typedef {object} Placement
 * @property {Record<string, import('./frame-commands.js').Command>} commands
 * @property {string[]} events
 * @property {(event: string, value: unknown) => unknown} [describe] What the application is told of an event.
 * @property {(listener: Listener) => () => void} [start] Listens to the view's events, and returns what ends that.
 */

const SEARCHES = ['CRM_DETAIL_SEARCH', 'CRM_REQUISITE_AUTOCOMPLETE', 'CRM_BANK_DETAIL_AUTOCOMPLETE'];

/** What an opening has by its placement; several rules can apply to one of a CRM card. */
const RULES = [
  [is('CALL_CARD'), callCard],
  [fits(/^CRM_.+_(DETAIL_TAB|DETAIL_ACTIVITY|LIST_MENU)$/), crmRecord],
  [opening => /^CRM_.+_DETAIL_ACTIVITY$/.test(opening.placement) && optionsOf(opening).useBuiltInInterface === 'Y', builtInInterface],
  [is(...SEARCHES), search],
  [is('CALENDAR_GRIDVIEW'), calendar],
  [is('USERFIELD_TYPE'), field],
  [is('PAGE_BACKGROUND_WORKER'), backgroundWorker],
  [fits(/^LANDING_BLOCK_/), landingBlock],
  [fits(/^IM_/), messengerText],
  [(_, host) => Boolean(host.properties), actionSettings],
];

/**
 * What the placement of a frame has.
 * @param {{ opening: object, host: object }} frame
 * @returns {Placement}
 */
export function placementOf(frame) {
  const parts = RULES.filter(([applies]) => applies(frame.opening, frame.host)).map(([, part]) => part(frame));
  return {
    commands: Object.assign({}, ...parts.map(part => part.commands)),
    events: parts.flatMap(part => part.events ?? []),
    describe: parts.find(part => part.describe)?.describe,
    start(listener) {
      const ends = parts.map(part => part.start?.(listener));
      return () => ends.forEach(end => end?.());
    },
  };
}

function callCard({ host }) {
  return {
    commands: {
      getStatus: withView('callCard', card => card.status()),
      disableAutoClose: withView('callCard', card => done(card.setAutoClose(false))),
      enableAutoClose: withView('callCard', card => done(card.setAutoClose(true))),
    },
    events: ['CallCard::EntityChanged', 'CallCard::BeforeClose', 'CallCard::CallStateChanged'],
    start: listener => host.callCard?.subscribe?.(listener),
  };
}

function crmRecord() {
  return {
    commands: {
      reloadData: (_, { host }) => done(host.reloadRecord()),
    },
  };
}

function builtInInterface(frame) {
  const layout = new LayoutFrame(frame);
  return { commands: layout.commands, start: () => layout.start() };
}

function search({ host, opening }) {
  return {
    commands: {
      crmShowFoundEntities: withView('search', (view, parameters) => {
        const { data } = named(parameters);
        return done(view.showFound(Array.isArray(data) ? data.filter(item => item !== null && typeof item === 'object') : []));
      }),
      crmShowCreatedEntity: withView('search', (view, parameters) => done(view.showCreated(named(parameters)))),
    },
    events: ['onCrmEntityIsNeedToCreate'],
    describe: (_, data) => ({ appSid: opening.sid, data }),
    start: listener => host.search?.subscribe?.(listener),
  };
}

function calendar({ host }) {
  const commands = ['viewEvent', 'editEvent', 'deleteEvent', 'addEvent'].map(
    name => [name, withView('calendar', (view, parameters) => done(view[name](named(parameters))))]);
  return {
    commands: {
      getEvents: withView('calendar', (view, parameters) => view.getEvents(named(parameters))),
      ...Object.fromEntries(commands),
    },
    events: ['refreshEntries', 'increaseViewRangeDate', 'decreaseViewRangeDate', 'adjustToDate'].map(
      name => `Calendar.customView:${name}`),
    start: listener => host.calendar?.subscribe?.(listener),
  };
}

function field() {
  return {
    commands: {
      getValue: withView('field', view => view.get() ?? null),
      setValue: withView('field', (view, value, frame) => {
        if (view.mode === 'edit') {
          return done(view.set(value));
        }

        frame.explain('A field that is only shown cannot be changed: setValue is for MODE=edit.');
        return NO_ANSWER;
      }),
    },
  };
}

function backgroundWorker({ host }) {
  const names = [
    'CallCardSetMute', 'CallCardSetHold', 'CallCardSetUiState', 'CallCardGetListUiStates', 'CallCardSetCardTitle', 'CallCardSetStatusText',
    'CallCardStartTimer', 'CallCardStopTimer', 'CallCardClose',
  ];
  return {
    commands: Object.fromEntries(names.map(name => [name, withView('callCard', (view, parameters) => view.call(name, named(parameters)))])),
    events: [
      'initialized', 'entityChanged', 'addCommentButtonClick', 'muteButtonClick', 'holdButtonClick', 'transferButtonClick',
      'qualityMeterClick', 'dialpadButtonClick', 'answerButtonClick', 'skipButtonClick', 'hangupButtonClick', 'nextButtonClick',
      'closeButtonClick', 'makeCallButtonClick', 'completeTransferButtonClick', 'cancelTransferButtonClick', 'notifyAdminButtonClick',
    ].map(name => `BackgroundCallCard::${name}`),
    start: listener => host.callCard?.subscribe?.(listener),
  };
}

function landingBlock() {
  return {
    commands: {
      refreshBlock: withView('block', (view, parameters) => done(view.refresh(named(parameters).id))),
    },
  };
}

/** The messenger's commands come with an id of their own, and fail by a message. */
function messengerText() {
  const command = act => (parameters, { host }, { requestId }) => {
    if (requestId === undefined) {
      return { message: 'A requestId is required.' };
    }

    return host.textarea
      ? { requestId, ...act(host.textarea, named(parameters)) }
      : { requestId, message: 'There is no text to write here.' };
  };
  return {
    commands: {
      'im:getImTextareaContent': command(textarea => ({ text: textarea.get() })),
      'im:setImTextareaContent': command((textarea, { text, withNewLine, replace }) => {
        textarea.set(String(text ?? ''), { withNewLine: withNewLine === true, replace: replace === true });
        return { success: true };
      }),
    },
  };
}

function actionSettings() {
  return {
    commands: {
      setPropertyValue: withView('properties', (view, parameters) => done(view.set(named(parameters)))),
    },
  };
}

/** A command that the view around the frame carries out. */
function withView(name, act) {
  return (parameters, frame) => {
    const view = frame.host[name];
    if (view) {
      return act(view, parameters, frame);
    }

    frame.explain('The page has nothing here that the command is for.', { placement: frame.opening.placement });
    return NO_ANSWER;
  };
}

/** Waits for a view that is not ready at once, and answers without a payload. */
async function done(work) {
  await work;
}

/** @param {...string} placements */
function is(...placements) {
  return opening => placements.includes(opening.placement);
}

/** @param {RegExp} pattern */
function fits(pattern) {
  return opening => pattern.test(opening.placement);
}

function optionsOf({ init }) {
  return named(init?.PLACEMENT_OPTIONS);
}
