// The page of a widget and the portal around it: frame.d.ts says what each function does.

const script = document.querySelector('script[data-portal]');
if (!script) {
  throw new Error('The page has no frame script of its own: write request.FrameScript() into it.');
}

const { portal, sid = window.name.split('|')[2] } = script.dataset;
const FIELD = 'placement_session';
const SLIDER = 'placement_slider';
const listeners = new Map();
const pause = milliseconds => new Promise(end => setTimeout(end, milliseconds));
const newKey = () => crypto.getRandomValues(new Uint32Array(4)).reduce((key, part) => key + part.toString(36), 'p');

addEventListener('message', ({ source, origin, data }) => {
  if (source === parent && origin === portal && typeof data === 'string') {
    const colon = data.indexOf(':');
    listeners.get(data.slice(0, colon))?.(data.slice(colon + 1));
  }
});

function post(command, parameters, hear) {
  if (parent === window) {
    throw new Error('The page stands in no frame: open it in Bitrix24.');
  }

  const key = newKey();
  listeners.set(key, hear);
  if (command.includes(':')) {
    const { requestId = key, ...params } = parameters ?? {};
    parent.postMessage({ method: command, params, callback: key, appSid: sid, requestId }, portal);
  } else {
    parent.postMessage([command, JSON.stringify(parameters), key, sid].filter(part => part !== undefined).join(':'), portal);
  }

  return () => listeners.delete(key);
}

const listen = (command, parameters, callback) => post(command, parameters, text => callback(text && JSON.parse(text)));

const ask = (command, parameters) => new Promise((resolve, reject) => {
  const end = post(command, parameters, text => {
    end();
    try {
      resolve(text && JSON.parse(text));
    } catch {
      reject(new Error(`The portal's answer to ${command} is no JSON.`));
    }
  });
});

// Much is never answered, so that nothing may wait for it.
const call = (command, parameters) =>
  Promise.race([ask(command, parameters), pause(900).then(() => ({ isSafely: true }))]);

// The portal.

let told;
let token;
let refreshing;

const keepToken = ({ AUTH_ID, AUTH_EXPIRES }) => {
  token = { access_token: AUTH_ID, expires: Date.now() / 1000 + Number(AUTH_EXPIRES) };
};

const init = () => told ??= ask('getInitData').then(({ AUTH_ID, AUTH_EXPIRES, REFRESH_ID, ...data }) => {
  keepToken({ AUTH_ID, AUTH_EXPIRES });
  if (data.FIRST_RUN) {
    ask('setInstall', { install: true });
  }

  return data;
});

async function auth() {
  const { MEMBER_ID } = await init();
  if (!token.access_token || token.expires <= Date.now() / 1000) {
    await refresh();
  }

  return { ...token, domain: portal, member_id: MEMBER_ID };
}

const refresh = () => refreshing ??= Promise
  .race([ask('refreshAuth'), pause(10000).then(() => Promise.reject(new Error('The portal has not renewed the token.')))])
  .then(keepToken)
  .finally(() => { refreshing = undefined; });

async function rest(method, parameters, isAgain = false) {
  const { access_token } = await auth();
  const response = await fetch(`${portal}/rest/${method}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...parameters, auth: access_token }),
  });
  const answer = await response.json().catch(() => ({ error: `HTTP ${response.status}` }));
  const { error, error_description } = answer;
  if (!isAgain && response.status === 401 && ['expired_token', 'invalid_token'].includes(error)) {
    // Another call may have renewed it meanwhile.
    await (token.access_token === access_token && refresh());
    return rest(method, parameters, true);
  }

  if (error !== undefined || !response.ok) {
    throw Object.assign(new Error(error_description || error), { code: error, status: response.status });
  }

  return answer;
}

async function setOption(kind, all, name, value) {
  const data = await init();
  if (kind === 'App' && data.IS_ADMIN !== true) {
    throw new Error("Only an administrator sets the application's options.");
  }

  await call(`set${kind}Option`, { name, value });
  data[all] = { ...data[all], [name]: value };
}

// Sliders. The portal tells nobody why one has closed: two pages of the application do.

async function openApplication(parameters) {
  const id = newKey();
  const channel = new BroadcastChannel(id);
  let result = '';
  channel.onmessage = ({ data }) => {
    [result] = data;
    channel.postMessage(0);
  };
  await ask('openApplication', { ...parameters, [SLIDER]: id });
  channel.close();
  return result;
}

async function closeApplication(result) {
  const id = (await init()).PLACEMENT_OPTIONS?.[SLIDER];
  if (id && result !== undefined) {
    const channel = new BroadcastChannel(id);
    const heard = new Promise(hear => { channel.onmessage = hear; });
    channel.postMessage([result]);
    await Promise.race([heard, pause(500)]);
  }

  return ask('closeApplication');
}

// The portal opens some paths alone, and takes the width from the way to one.
const WAYS = [
  [1640, '/crm/deal/../..'], [1200, '/crm/type/0/details/0/../../../../..'],
  [950, '/company/personal/user/0/groups/create/../../../../../..'], [900, '/crm/company/requisite/0/../../../..'],
  [0, '/workgroups/group/0/card/../../../..'],
];

async function openPath(path, width = 1640) {
  const url = new URL(path, portal);
  url.searchParams.set('IFRAME', 'Y');
  url.searchParams.set('IFRAME_TYPE', 'SIDE_SLIDER');
  const way = (WAYS.find(([above]) => width > above) ?? WAYS[0])[1];
  const { result, errorCode } = await ask('openPath', { path: way + url.pathname + url.search });
  const isOpenAtNewWindow = errorCode === 'METHOD_NOT_SUPPORTED_ON_DEVICE' && open(new URL(path, portal), '_blank') !== null;
  if (result === 'error' && !isOpenAtNewWindow) {
    throw new Error(errorCode);
  }

  return { isOpenAtNewWindow, isClose: result === 'close' };
}

// The size.

let fitting;
let height = 0;
let step = 0;
let steps = 0;
let measuredAt = 0;

function fit() {
  const { documentElement: root, body } = document;
  const measure = () => {
    const wanted = Math.max(root.offsetHeight, body.scrollHeight);

    // What is as high as its frame would grow with it for ever.
    steps = wanted - height === step && Date.now() - measuredAt < 250 ? steps + 1 : 0;
    step = wanted - height;
    measuredAt = Date.now();
    if (step === 0 || steps > 20) {
      return fitting;
    }

    height = wanted;
    return call('resizeWindow', { width: '100%', height });
  };
  if (!fitting) {
    fitting = measure();
    const observer = new ResizeObserver(measure);
    observer.observe(root);
    observer.observe(body);
  }

  return fitting;
}

// The session.

let ticket;
let due = Infinity;
let end = 0;
let timer;
let renewing;

function renewIn(milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(renew, milliseconds);
}

function keepTicket(text, seconds) {
  ticket = text;
  end = Date.now() + seconds * 1000;

  // The server renews in the second half of a ticket's time. One that is not renewed is near the end of its session.
  due = seconds > 20 ? Date.now() + seconds * 600 : Infinity;
  if (due < end) {
    renewIn(seconds * 600);
  }

  for (const field of document.getElementsByName(FIELD)) {
    field.value = text;
  }
}

const renew = () => renewing ??= fetch(new URL('session', script.src), { method: 'POST', headers: { 'X-Placement-Session': ticket } })
  .then(async response => {
    if (response.ok) {
      const answer = await response.json();
      keepTicket(answer.ticket, answer.expiresIn);
    } else if (response.status < 500) {
      due = Infinity;
    } else {
      throw response;
    }
  })
  .catch(() => Date.now() < end && renewIn(10000))
  .finally(() => { renewing = undefined; });

async function send(path, options) {
  await (Date.now() > due && renew());

  // Nobody else gets the ticket, not even by a redirection.
  const request = new Request(path, { ...options, mode: 'same-origin' });
  if (ticket) {
    request.headers.set('X-Placement-Session', ticket);
  }

  return fetch(request);
}

if (script.dataset.ticket) {
  keepTicket(script.dataset.ticket, Number(script.dataset.expires));
}

export const frame = {
  portal,
  sid,
  init,
  fit,
  resize: (width, height) => call('resizeWindow', { width, height }),
  setTitle: title => call('setTitle', { title: String(title) }),
  scroll: scroll => call('setScroll', { scroll }),
  reload: () => call('reloadWindow'),
  openPath,
  openApplication,
  closeApplication,
  selectUser: () => ask('selectUser', { mult: false }),
  selectUsers: () => ask('selectUser', { mult: true }),
  selectAccess: (blocked = []) => ask('selectAccess', { value: blocked }),
  selectCRM: async parameters => Object.fromEntries(
    Object.entries(await ask('selectCRM', parameters) || {}).map(([type, chosen]) => [type, Object.values(chosen ?? [])])),
  userOption: async name => (await init()).USER_OPTIONS?.[name],
  setUserOption: (name, value) => setOption('User', 'USER_OPTIONS', name, value),
  appOption: async name => (await init()).APP_OPTIONS?.[name],
  setAppOption: (name, value) => setOption('App', 'APP_OPTIONS', name, value),
  call,
  listen,
  bindEvent: (event, callback) => listen('placementBindEvent', { event }, callback),
  getInterface: () => call('getInterface'),
  setValue: value => call('setValue', value),
  async installFinish() {
    if ((await init()).INSTALL !== true) {
      throw new Error('The installation is finished already.');
    }

    post('setInstallFinish');
  },
  auth,
  refreshAuth: () => refresh().then(auth),
  rest,
  fetch: send,
};
