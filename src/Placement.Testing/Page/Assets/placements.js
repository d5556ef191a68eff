/**
 * What each placement adds to the frame protocol: its commands, its events, and what `getInterface` tells of them.
 *
 * A view around a frame offers it some of these objects as members of `host`. Each may be missing or null: the placement's commands then stay
 * without effect, and the page's log says so. They are looked up at each command, so a view may replace them while the frame is open.
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
 * @property {(listener: Listener) => () => void} subscribe 'onCrmEntityIsNeedToCreate' with the chosen option, an item of what was found; the
 *   frame adds the sid.
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
