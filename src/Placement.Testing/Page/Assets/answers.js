/** What commands give back: a value, undefined for an answer without payload, or this. */

/** The command is never answered. */
export const NO_ANSWER = Symbol('no answer');

/**
 * The parameters of a command that has named ones: anything else counts as none.
 * @param {unknown} parameters
 * @returns {Record<string, any>}
 */
export function named(parameters) {
  return parameters !== null && typeof parameters === 'object' && !Array.isArray(parameters) ? parameters : {};
}
