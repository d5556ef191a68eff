/** Which view shows a path. The paths are Bitrix24's, because widgets learn them as URI. */
import { renderApplication } from './views/application.js';
import { renderAnalytics } from './views/analytics.js';
import { renderAutomation, renderCard, renderKanban, renderList } from './views/crm.js';
import { renderCalendar } from './views/calendar.js';
import { renderChat, renderMobileChat } from './views/chat.js';
import { renderConnector, renderContactCenter } from './views/contact-center.js';
import { renderControl } from './views/control.js';
import { renderEmployee, renderEmployees } from './views/company.js';
import { renderGroup, renderGroups } from './views/workgroups.js';
import { renderLink, renderLinks } from './views/marketplace.js';
import { renderOverview } from './views/overview.js';
import { renderSites } from './views/sites.js';
import { renderTask, renderTasks } from './views/tasks.js';

/** Path with its variable parts in groups, title, and view. The first that fits counts. */
const routes = [
  [/^\/crm\/(.+)\/list\/$/, 'List', renderList],
  [/^\/crm\/(.+)\/kanban\/$/, 'Pipelines', renderKanban],
  [/^\/crm\/(.+)\/automation\/\d+\/$/, 'Automation rules', renderAutomation],
  [/^\/crm\/(.+)\/details\/(\d+)\/$/, 'Card', renderCard],
  [/^\/company\/personal\/user\/(\d+)\/tasks\/$/, 'Tasks', (content, userId) => renderTasks(content, { userId })],
  [/^\/company\/personal\/user\/(\d+)\/tasks\/task\/view\/(\d+)\/$/, 'Task', (content, userId, id) => renderTask(content, { userId, id })],
  [/^\/company\/personal\/user\/(\d+)\/$/, 'Employee', renderEmployee],
  [/^\/company\/$/, 'Employees', renderEmployees],
  [/^\/workgroups\/$/, 'Workgroups', renderGroups],
  [/^\/workgroups\/group\/(\d+)\/tasks\/$/, 'Tasks of the workgroup', (content, groupId) => renderTasks(content, { groupId })],
  [/^\/workgroups\/group\/(\d+)\//, 'Workgroup', renderGroup],
  [/^\/online\/$/, 'Messenger', renderChat],
  [/^\/mobile\/$/, 'Mobile messenger', renderMobileChat],
  [/^\/calendar\/$/, 'Calendar', renderCalendar],
  [/^\/report\/telephony\/$/, 'Call analytics', content => renderAnalytics(content, 'telephony')],
  [/^\/report\/analytics\/$/, 'CRM analytics', content => renderAnalytics(content, 'crm')],
  [/^\/biconnector\//, 'BI analytics', content => renderAnalytics(content, 'bi')],
  [/^\/contact_center\/connector\/$/, 'Connector', renderConnector],
  [/^\/contact_center\/$/, 'Contact center', renderContactCenter],
  [/^\/sites\/$/, 'Sites', renderSites],
  [/^\/marketplace\/app\/\d+\/$/, 'Application', renderApplication],
  [/^\/marketplace\/view\/([^/]+)\/$/, 'Application', renderLink],
  [/^\/marketplace\/$/, 'Links to the application', renderLinks],
  [/^\/devops\/$/, 'Installation and logs', renderControl],
  [/^\//, 'Overview', renderOverview],
];

/** The view of a path: its title, and a function that renders it into an element. */
export function route(path, query) {
  const normal = path.endsWith('/') ? path : `${path}/`;
  for (const [pattern, title, render] of routes) {
    const match = pattern.exec(normal);
    if (match) return { title, render: content => render(content, ...match.slice(1).map(decodeURIComponent), query) };
  }
  throw new Error('The last route fits every path.');
}
