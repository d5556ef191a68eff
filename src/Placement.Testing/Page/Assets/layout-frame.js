/** The built-in interface: the frame stays hidden, and the page draws what the application's commands say. */

import { NO_ANSWER, named } from './answers.js';
import { LayoutView } from './layout.js';
import { isOpenable, portalPath, sliderWidth } from './open-path.js';

const EVERY_BLOCK = null;

/** The commands of one frame that has a built-in interface. */
export class LayoutFrame {
  #frame;
  #view = null;

  constructor(frame) {
    this.#frame = frame;
  }

  /** @type {Record<string, import('./frame-commands.js').Command>} */
  commands = {
    setLayout: parameters => this.#draw(view => view.show(named(parameters))),
    setLayoutItemState: parameters => this.#draw(view => view.change(named(parameters))),
    setPrimaryButtonState: parameters => this.#draw(view => view.changeButton('primaryButton', named(parameters))),
    setSecondaryButtonState: parameters => this.#draw(view => view.changeButton('secondaryButton', named(parameters))),
    bindLayoutEventCallback: (id, _, { key }) => this.#bind('layoutEvent', id, key),
    bindValueChangeCallback: (id, _, { key }) => this.#bind('valueChange', id, key),
    bindPrimaryButtonClickCallback: (_, __, { key }) => this.#bind('primaryButton', EVERY_BLOCK, key),
    bindSecondaryButtonClickCallback: (_, __, { key }) => this.#bind('secondaryButton', EVERY_BLOCK, key),
    bindEntityUpdateCallback: (_, __, { key }) => this.#bind('entityUpdate', EVERY_BLOCK, key),
    lock: () => this.#draw(view => view.lock(true)),
    unlock: () => this.#draw(view => view.lock(false)),
    finish: () => this.#draw(view => {
      view.clear();
      this.#frame.host.activity.finish();
    }),
  };

  /** Listens to the card's being saved. */
  start() {
    return this.#frame.host.activity?.subscribe?.(event => {
      if (event === 'entityUpdate') {
        this.#tell('entityUpdate', EVERY_BLOCK);
      }
    });
  }

  #draw(act) {
    const element = this.#frame.host.activity?.element;
    if (!element) {
      this.#frame.explain('The page has no place here to draw a layout.');
      return NO_ANSWER;
    }

    this.#view ??= new LayoutView(element, {
      onAction: (id, action) => this.#act(id, action)
        .catch(error => this.#frame.explain('An action could not be carried out.', { reason: error.message })),
      onChange: (id, value) => this.#tell('valueChange', id, { id, value }),
      onButton: name => this.#tell(name, EVERY_BLOCK),
      explain: (message, details) => this.#frame.explain(message, details),
    });
    act(this.#view);
    return undefined;
  }

  /** @param {unknown} id Of one block; anything but a text: of every block. */
  #bind(event, id, key) {
    this.#frame.bind(nameOf(event, typeof id === 'string' ? id : EVERY_BLOCK), key);
    return NO_ANSWER;
  }

  #tell(event, id, value) {
    this.#frame.emit(nameOf(event, EVERY_BLOCK), value);
    if (id !== EVERY_BLOCK) {
      this.#frame.emit(nameOf(event, id), value);
    }
  }

  async #act(id, action) {
    const { type, value } = action;
    if (type === 'layoutEvent') {
      this.#tell('layoutEvent', id, { id, value });
    } else if (type === 'openRestApp') {
      await this.#openApplication(value, named(action.sliderParams));
    } else {
      await this.#follow(String(value ?? action.uri ?? ''));
    }
  }

  #openApplication(value, { width, leftBoundary, title }) {
    const { entityTypeId, entityId } = named(this.#frame.init.PLACEMENT_OPTIONS);
    const parameters = value !== null && typeof value === 'object' ? value : { value };
    return this.#frame.host.openSlider({
      kind: 'application', parameters: { ...parameters, entityTypeId, entityId }, width, leftBoundary, title,
    });
  }

  /** A page of the portal that can do so opens in a slider, anything else as an ordinary link. */
  async #follow(address) {
    if (isOpenable(address)) {
      await this.#frame.host.openSlider({ kind: 'path', path: portalPath(address), width: sliderWidth(address) });
      return;
    }

    const url = URL.parse(address, location.href);
    if (['http:', 'https:'].includes(url?.protocol)) {
      location.assign(url);
    } else {
      this.#frame.explain('A link leads to no web page.');
    }
  }
}

/** Block ids are the application's: none may read like another event. */
function nameOf(event, id) {
  return JSON.stringify([event, id]);
}
