// What BX24.js says on the wire, which is published for portals only: texts with empty slots, never an object, and calls as text/plain.
const [host, protocol, sid] = window.name.split('|');
const origin = `${protocol === '1' ? 'https' : 'http'}://${host}`;
const callbacks = new Map();

addEventListener('message', event => {
  if (event.origin === origin) {
    const colon = event.data.indexOf(':');
    const payload = event.data.slice(colon + 1);
    callbacks.get(event.data.slice(0, colon))?.(payload === '' ? [] : JSON.parse(payload));
  }
});

function callbackKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), value => (value % 36).toString(36)).join('');
}

/** Says a command; without a callback its slot stays empty. */
window.say = (command, parameters, callback) => {
  const key = callback ? callbackKey() : '';
  if (callback) {
    callbacks.set(key, callback);
  }

  parent.postMessage(`${command}:${parameters === undefined ? '' : JSON.stringify(parameters)}:${key}:${sid}`, origin);
};

window.ask = (command, parameters) => new Promise(resolve => say(command, parameters, resolve));

/** A call as BX24.callMethod makes it: form-encoded, and declared as text, so that the browser asks for no permission. */
window.callMethod = async (method, parameters = {}) => {
  const { PATH } = await ready;
  const body = new URLSearchParams({ ...parameters, auth: auth.AUTH_ID }).toString();
  const headers = { 'Content-Type': 'text/plain;charset=UTF-8' };
  const response = await fetch(`${origin}${PATH}/${method}.json`, { method: 'POST', headers, body });
  return response.json();
};

window.auth = {};
window.ready = ask('getInitData').then(data => Object.assign(auth, data));
