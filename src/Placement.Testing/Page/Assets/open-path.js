/** Which pages of the portal an application opens in a slider. */

const ALLOWED = [
  /^crm\/(deal|lead|contact|company|type)\//,
  /^marketplace\//,
  /^company\/personal\/user\/\d+\//,
  /^workgroups\/group\/\d+\//,
];

/** The SDK says the width by the way to the path. */
const WIDTHS = [
  [/^crm\/type\/\d+\/details\/\d+\//, 1640],
  [/^company\/personal\/user\/\d+\/groups\/create\//, 1200],
  [/^crm\/company\/requisite\/\d+\//, 950],
  [/^workgroups\/group\/\d+\/card\//, 900],
];

/**
 * Whether the portal lets a path be opened: it looks at the text as it came, before parent steps are resolved.
 * @param {string} path
 */
export function isOpenable(path) {
  return ALLOWED.some(allowed => allowed.test(bare(path)));
}

/**
 * The width of the slider in pixels; undefined: the portal's own.
 * @param {string} path
 */
export function sliderWidth(path) {
  return WIDTHS.find(([way]) => way.test(bare(path)))?.[1];
}

/**
 * Where the path leads, within the portal.
 * @param {string} path
 */
export function portalPath(path) {
  const url = new URL(`/${bare(path)}`, location.origin);
  url.searchParams.set('from', 'rest_placement');

  // Two slashes would begin another host.
  return `/${url.pathname.replace(/^\/+/, '')}${url.search}`;
}

/** @param {string} path */
function bare(path) {
  return path.replace(/^\//, '');
}
