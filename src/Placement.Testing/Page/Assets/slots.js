/**
 * Where each family of placements is met on the portal, and what its widgets are opened with. The views ask this table and know no placement
 * beside it.
 *
 * @typedef {object} Slot
 * @property {string} where The place, for people.
 * @property {(subject: { section?: string, userId: number, binding: object }) => string | null} path A page where it is met; null: on every page.
 * @property {(subject: object) => object} context PLACEMENT_OPTIONS without URI.
 */

const text = value => String(value ?? '');
const none = () => ({});
const list = ({ section }) => `/crm/${section}/list/`;
const card = ({ section }) => `/crm/${section}/details/1/`;
/** The end of a card's address that opens it at the tab of a widget. It is no part of what the widget learns as URI. */
export const tabOf = binding => `#widget-${binding.id}`;

const tasks = ({ userId }) => `/company/personal/user/${userId}/tasks/`;
const task = ({ userId }) => `/company/personal/user/${userId}/tasks/task/view/1/`;
const chat = ({ binding }) => {
  const kind = (binding.options.context ?? '').split(';').find(candidate => candidate in chatOf);
  return kind ? `/online/?IM_DIALOG=${chatOf[kind]}` : '/online/';
};
const group = () => '/workgroups/group/10/';
const groupTasks = () => '/workgroups/group/10/tasks/';
const everywhere = () => null;

/** A chat of each kind that widgets can be for. */
export const chatOf = { CHAT: 'chat2', CRM: 'chat7', LINES: 'chat9' };

/** Leads, deals, contacts and companies call the record ID, the others ENTITY_ID. */
const classic = new Set(['LEAD', 'DEAL', 'CONTACT', 'COMPANY']);

/** @type {Record<string, Slot>} */
export const slots = {
  LEFT_MENU: { where: 'Main menu', path: ({ binding }) => `/marketplace/app/1/?widget=${binding.id}`, context: none },
  PAGE_BACKGROUND_WORKER: { where: 'Hidden on every page', path: everywhere, context: none },
  USER_PROFILE_MENU: { where: 'User menu', path: everywhere, context: ({ userId }) => ({ USER_ID: text(userId) }) },
  USER_PROFILE_TOOLBAR: {
    where: 'Employee card', path: ({ userId }) => `/company/personal/user/${userId}/`, context: ({ userId }) => ({ USER_ID: text(userId) }),
  },
  REST_APP_URI: { where: 'Link to the application', path: () => '/marketplace/', context: ({ parameters }) => ({ ...parameters }) },
  CONTACT_CENTER: { where: 'Contact center', path: () => '/contact_center/', context: ({ binding }) => ({ ID: text(binding.id) }) },
  SETTING_CONNECTOR: {
    where: 'Settings of a connector', path: () => '/contact_center/connector/?ID=my_connector',
    context: ({ connector }) => ({
      CONNECTOR: connector, LINE: '1', STATUS: false, ACTIVE_STATUS: true, CONNECTION_STATUS: false, REGISTER_STATUS: false,
      ERROR_STATUS: false,
    }),
  },

  CRM_XXX_LIST_TOOLBAR: { where: 'Menu above the list', path: list, context: none },
  CRM_XXX_LIST_MENU: { where: 'Menu of a row in the list', path: list, context: ({ id }) => ({ ID: text(id) }) },
  CRM_XXX_FUNNELS_TOOLBAR: { where: 'Pipelines and tunnels', path: ({ section }) => `/crm/${section}/kanban/`, context: none },
  CRM_XXX_ROBOT_DESIGNER_TOOLBAR: { where: 'Automation rules', path: ({ section }) => `/crm/${section}/automation/0/`, context: none },
  CRM_XXX_DETAIL_TAB: { where: 'Tab of the card', path: subject => card(subject) + tabOf(subject.binding), context: ({ id }) => ({ ID: text(id) }) },
  CRM_XXX_DETAIL_TOOLBAR: {
    where: 'Menu of the card', path: card, context: ({ id, entity }) => ({ [classic.has(entity) ? 'ID' : 'ENTITY_ID']: text(id) }),
  },
  CRM_XXX_DETAIL_ACTIVITY: {
    where: 'Above the timeline of the card', path: card,
    context: ({ id, entityTypeId, binding, isIntroduction }) => binding.options.useBuiltInInterface === 'Y'
      ? {
        entityTypeId: text(entityTypeId), entityId: text(id), useBuiltInInterface: 'Y',
        ...(isIntroduction ? { newUserNotification: 'Y' } : {}),
      }
      : { ID: text(id) },
  },
  CRM_XXX_ACTIVITY_TIMELINE_MENU: {
    where: 'Menu of a timeline record', path: card,
    context: ({ id, activity }) => ({
      ENTITY_ID: text(id), ASSOCIATED_ENTITY_ID: text(activity.id), ASSOCIATED_ENTITY_TYPE_ID: '6',
      TYPE_ID: text(activity.typeId), TYPE_CATEGORY_ID: text(activity.categoryId), TIMELINE_ITEM_ID: text(activity.itemId),
    }),
  },
  CRM_XXX_DOCUMENTGENERATOR_BUTTON: { where: 'Document menu of the card', path: card, context: ({ id }) => ({ ENTITY_ID: text(id) }) },
  CRM_DETAIL_SEARCH: {
    where: 'Search field of the client block', path: () => '/crm/deal/details/1/',
    context: ({ entityTypeName, query }) => ({ entityTypeName, searchQuery: query }),
  },
  CRM_REQUISITE_AUTOCOMPLETE: {
    where: 'Search field of the details', path: () => '/crm/company/details/1/', context: ({ query }) => ({ searchQuery: query }),
  },
  CRM_BANK_DETAIL_AUTOCOMPLETE: {
    where: 'Search field of the bank details', path: () => '/crm/company/details/1/', context: ({ query }) => ({ searchQuery: query }),
  },
  USERFIELD_TYPE: {
    where: 'Field of the card', path: () => '/crm/deal/details/1/',
    context: ({ mode, entity, entityTypeId, id, value }) => ({
      MODE: mode, ENTITY_ID: `CRM_${entity}`, FIELD_NAME: 'UF_CRM_EXAMPLE', ENTITY_VALUE_ID: text(id), VALUE: value ?? null, MULTIPLE: 'N',
      MANDATORY: 'N', XML_ID: null, ENTITY_DATA: { entityTypeId: Number(entityTypeId), entityId: text(id), module: 'crm' },
    }),
  },
  CRM_ANALYTICS_MENU: { where: 'Menu of CRM analytics', path: () => '/report/analytics/', context: none },
  CRM_ANALYTICS_TOOLBAR: { where: 'Header of CRM analytics', path: () => '/report/analytics/', context: none },
  BI_ANALYTICS_MENU: { where: 'BI analytics', path: () => '/biconnector/', context: none },
  TELEPHONY_ANALYTICS_MENU: { where: 'Call analytics', path: () => '/report/telephony/', context: none },

  TASK_LIST_CONTEXT_MENU: { where: 'Menu of a task in the list', path: tasks, context: ({ id }) => ({ ID: text(id) }) },
  TASK_USER_LIST_TOOLBAR: { where: 'Menu above the tasks', path: tasks, context: ({ userId }) => ({ USER_ID: text(userId) }) },
  TASK_GROUP_LIST_TOOLBAR: { where: 'Menu above the tasks of a project', path: groupTasks, context: ({ groupId }) => ({ GROUP_ID: text(groupId) }) },
  TASK_ROBOT_DESIGNER_TOOLBAR: {
    where: 'Automation rules of tasks', path: tasks,
    context: ({ userId, groupId }) => groupId ? { GROUP_ID: text(groupId) } : { USER_ID: text(userId) },
  },
  TASK_VIEW_TAB: { where: 'Task', path: task, context: ({ id }) => ({ taskId: text(id) }) },
  TASK_VIEW_SIDEBAR: { where: 'Right panel of a task', path: task, context: ({ id }) => ({ taskId: text(id) }) },
  TASK_VIEW_TOP_PANEL: { where: 'Top panel of a task', path: task, context: ({ id }) => ({ taskId: text(id) }) },

  SONET_GROUP_DETAIL_TAB: { where: 'Menu of a workgroup', path: group, context: ({ groupId }) => ({ GROUP_ID: text(groupId) }) },
  SONET_GROUP_TOOLBAR: { where: 'Extensions of a workgroup', path: groupTasks, context: none },
  SONET_GROUP_ROBOT_DESIGNER_TOOLBAR: {
    where: 'Automation rules of a workgroup', path: groupTasks, context: ({ groupId }) => ({ GROUP_ID: text(groupId) }),
  },

  IM_TEXTAREA: { where: 'Panel above the chat input', path: chat, context: ({ dialogId }) => ({ dialogId }) },
  IM_SIDEBAR: { where: 'Sidebar of a chat', path: chat, context: ({ dialogId }) => ({ dialogId }) },
  IM_CONTEXT_MENU: {
    where: 'Menu of a message', path: chat, context: ({ dialogId, messageId }) => ({ messageId: text(messageId), dialogId }),
  },
  IM_NAVIGATION: { where: 'Navigation of the messenger', path: chat, context: none },
  IM_SMILES_SELECTOR: { where: 'Emoji window (no longer shown by Bitrix24)', path: chat, context: none },
  IMMOBILE_CONTEXT_MENU: { where: 'Mobile chat', path: () => '/mobile/', context: ({ dialogId }) => ({ dialogId }) },

  CALL_CARD: { where: 'Call card', path: everywhere, context: ({ call }) => call },
  CALENDAR_GRIDVIEW: {
    where: 'Views of the calendar', path: () => '/calendar/', context: ({ from, to }) => ({ viewRangeFrom: from, viewRangeTo: to }),
  },
  LANDING_SETTINGS: { where: 'Settings of a site', path: () => '/sites/', context: ({ siteId, pageId }) => ({ SITE_ID: text(siteId), LID: text(pageId) }) },
  LANDING_BLOCK: {
    where: 'Actions of a block', path: () => '/sites/', context: ({ block, pageId }) => ({ ID: text(block.id), CODE: block.code, LID: text(pageId) }),
  },
};

const names = {
  LEAD: ['Leads', 'Lead'], DEAL: ['Deals', 'Deal'], CONTACT: ['Contacts', 'Contact'], COMPANY: ['Companies', 'Company'],
  QUOTE: ['Estimates', 'Estimate'], SMART_INVOICE: ['Invoices', 'Invoice'], ORDER: ['Orders', 'Order'], ACTIVITY: ['Activities', 'Activity'],
  INVOICE: ['Old invoices', 'Old invoice'],
};

/** What the portal's pages call an entity type: several, one. */
export const entityName = type => names[type.name] ?? [`Smart process ${type.id}`, 'Item'];
