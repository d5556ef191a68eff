/** What views ask of the page around them. */

/** Goes to another page of the portal. */
export const navigate = path => document.dispatchEvent(new CustomEvent('portal:navigate', { detail: path }));

/** Loads everything anew: something about the application has changed. */
export const refresh = () => document.dispatchEvent(new CustomEvent('portal:reload'));
