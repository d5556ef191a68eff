/** What the portal tells the page, and who looks at it. The choice belongs to the tab of the browser. */

const USER = 'portal.user';
const LANGUAGE = 'portal.language';

/** The newest state; see `/_portal/state`. */
export let state = null;

const listeners = new Set();

/** Calls a function after every new state; returns a function that ends it. */
export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const choice = () => ({ userId: sessionStorage.getItem(USER) ?? undefined, language: sessionStorage.getItem(LANGUAGE) ?? undefined });

/** Chooses who looks at the portal. */
export function chooseUser(id) {
  sessionStorage.setItem(USER, id);
  sessionStorage.removeItem(LANGUAGE);
}

/** Chooses the language that the user has set. */
export const chooseLanguage = code => sessionStorage.setItem(LANGUAGE, code);

/** Asks the portal: by POST with a body, else by GET. Fails with what the portal says. */
export async function api(path, body) {
  const response = body === undefined
    ? await fetch(`/_portal/${path}?${new URLSearchParams(Object.entries(choice()).filter(([, value]) => value))}`)
    : await fetch(`/_portal/${path}`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ ...choice(), ...body }),
    });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `The portal answered ${response.status}.`);
  return answer;
}

/** Loads the state anew. */
export async function reload() {
  state = await api('state');
  for (const listener of [...listeners]) listener(state);
  return state;
}
