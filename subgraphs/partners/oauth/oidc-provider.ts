/**
 * The library `oidc-provider`. Import it from here: it warns about every Node.js before 22 when it is loaded, though all
 * that we use of it is tested on 20, and an operator can do nothing about the warning.
 */
const { warn } = globalThis.console;
globalThis.console.warn = (...message: unknown[]) => {
  if (!String(message[0]).includes('Unsupported runtime')) warn(...message);
};
const library = await import('oidc-provider');
globalThis.console.warn = warn;

export const { Provider, errors, interactionPolicy } = library;
