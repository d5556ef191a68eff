/** The commands of every frame. */

import { NO_ANSWER, named } from './answers.js';
import { isOpenable, portalPath, sliderWidth } from './open-path.js';

/**
 * A command: it gets its parameters, the frame, and the message, and returns what is answered.
 * @typedef {(parameters: any, frame: any, message: import('./frame-messages.js').Message) => unknown} Command
 */

/** @type {Record<string, Command>} */
export const frameCommands = {
  getInitData(_, frame) {
    const data = frame.init;
    // The portal says it once.
    frame.init = { ...data, FIRST_RUN: false };
    return data;
  },

  async refreshAuth(_, frame) {
    const { AUTH_ID, AUTH_EXPIRES, REFRESH_ID } = await frame.host.api('refresh', {});
    Object.assign(frame.init, { AUTH_ID, AUTH_EXPIRES, REFRESH_ID });
    return { AUTH_ID, AUTH_EXPIRES, REFRESH_ID };
  },

  getInterface: (_, frame) => frame.interface,

  placementBindEvent(parameters, frame, { key }) {
    const { event } = named(parameters);
    if (frame.interface.event.includes(event)) {
      frame.bind(event, key);
    } else {
      frame.explain('The placement has no such event.', { placement: frame.opening.placement, event: String(event).slice(0, 80) });
    }

    return NO_ANSWER;
  },

  setInstall: parameters => parameters,

  async setInstallFinish(parameters, frame) {
    if (frame.init.INSTALL !== true) {
      frame.explain('The installation is finished already: only the installer\'s page finishes it, once.');
      return NO_ANSWER;
    }

    frame.init.INSTALL = false;
    await frame.host.api('finish', { value: named(parameters).value ?? true });
    frame.host.reload();
    return NO_ANSWER;
  },

  resizeWindow(parameters, frame) {
    if (frame.isSlider) {
      frame.explain('A slider has its own size: resizeWindow is ignored.');
      return NO_ANSWER;
    }

    const { width, height } = named(parameters);
    const size = { width: width === '100%' ? width : positive(width) ?? 100, height: positive(height) };
    frame.element.style.width = size.width === '100%' ? size.width : `${size.width}px`;
    if (size.height !== undefined) {
      frame.element.style.height = `${size.height}px`;
    }

    return size;
  },

  setTitle(parameters, frame) {
    frame.host.setTitle(String(named(parameters).title ?? ''));
    return parameters;
  },

  setScroll(parameters, frame) {
    if (!frame.isSlider) {
      scrollable(frame.element).scrollTo({ top: positive(named(parameters).scroll) ?? 0 });
    }

    return parameters;
  },

  reloadWindow(_, frame) {
    frame.host.reload();
    return NO_ANSWER;
  },

  async setUserOption(parameters, frame) {
    frame.init.USER_OPTIONS = await setOption('user', parameters, frame);
    return parameters;
  },

  async setAppOption(parameters, frame) {
    if (frame.init.IS_ADMIN !== true) {
      frame.explain('Only administrators change the application\'s options.');
      return NO_ANSWER;
    }

    frame.init.APP_OPTIONS = await setOption('app', parameters, frame);
    return frame.init.APP_OPTIONS;
  },

  selectUser(parameters, frame) {
    const { mult, title } = named(parameters);
    return orNone(frame.host.selectUser({ multiple: mult === true, title }));
  },

  selectAccess(parameters, frame) {
    const { value } = named(parameters);
    return orNone(frame.host.selectAccess({ blocked: Array.isArray(value) ? value.map(String) : [] }));
  },

  selectCRM(parameters, frame) {
    const { entityType, multiple, value } = named(parameters);
    const types = (Array.isArray(entityType) ? entityType : [entityType]).filter(type => typeof type === 'string');
    return orNone(frame.host.selectCrm({ types, multiple: multiple === true, value: named(value) }));
  },

  async openApplication(given, frame) {
    const { bx24_width: width, bx24_leftBoundary: leftBoundary, bx24_title: title, bx24_label: label, ...parameters } = named(given);
    await frame.host.openSlider({ kind: 'application', parameters, width, leftBoundary, title, label });
  },

  async closeApplication(_, frame) {
    if (await frame.host.closeSlider() === false) {
      frame.explain('The frame is in no slider: there is nothing to close.');
      return NO_ANSWER;
    }
  },

  async openPath(parameters, frame) {
    const { path } = named(parameters);
    if (typeof path !== 'string' || !isOpenable(path)) {
      frame.explain('This path is not opened in a slider.', { path: String(path).slice(0, 80) });
      return { result: 'error', errorCode: 'PATH_NOT_AVAILABLE' };
    }

    await frame.host.openSlider({ kind: 'path', path: portalPath(path), width: sliderWidth(path) });
    return { result: 'close' };
  },

  imCallTo: (parameters, frame) => messenger('imCallTo', parameters, ['userId', 'video'], frame),
  imPhoneTo: (parameters, frame) => messenger('imPhoneTo', parameters, ['phone'], frame),
  imOpenMessenger: (parameters, frame) => messenger('imOpenMessenger', parameters, ['dialogId'], frame),
  imOpenHistory: (parameters, frame) => messenger('imOpenHistory', parameters, ['dialogId'], frame),

  showAppForm(_, frame) {
    frame.explain('What showAppForm does is not documented: it is ignored.');
    return NO_ANSWER;
  },
};

/** @returns {Promise<Record<string, unknown>>} All options of that kind. */
function setOption(kind, parameters, frame) {
  const { name, value } = named(parameters);
  if (typeof name !== 'string') {
    throw new TypeError('An option has a name.');
  }

  return frame.host.api('options', { kind, name, value: value ?? null });
}

/** A dialog that is cancelled is never answered. */
async function orNone(answer) {
  return await answer ?? NO_ANSWER;
}

/** The portal reads these alone, and answers none: https://github.com/bitrix24/b24jssdk/issues/331 */
function messenger(kind, parameters, names, frame) {
  const given = named(parameters);
  frame.host.messenger(kind, Object.fromEntries(names.map(name => [name, given[name]])));
  return NO_ANSWER;
}

/** @returns {number | undefined} */
function positive(value) {
  const number = Number.parseInt(value, 10);
  return number > 0 ? number : undefined;
}

/** What scrolls when the page around an element does. */
function scrollable(element) {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    if (parent.scrollHeight > parent.clientHeight && ['auto', 'scroll'].includes(getComputedStyle(parent).overflowY)) {
      return parent;
    }
  }

  return document.scrollingElement;
}
