/** Text that is HTML already. */
export type Html = { readonly html: string };

type Part = string | number | Html | readonly Html[];

/** Builds HTML; whatever is put in is escaped unless it is HTML itself. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html => ({
  html: strings.reduce((text, string, index) => text + textOf(parts[index - 1] ?? '') + string),
});

export const NOTHING: Html = { html: '' };

function textOf(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') {
    return String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  }
  return 'html' in part ? part.html : part.map(({ html: text }) => text).join('');
}

/** A whole page without script. `title` is its heading too. */
export const page = (title: string, body: Html): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
  :root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif; }
  main { max-width: 40rem; margin: 0 auto; padding: 1rem; }
  form { display: inline; }
  td, th { padding: .25rem .75rem .25rem 0; text-align: start; }
  button { font: inherit; min-height: 2.75rem; padding: .5rem 1rem; cursor: pointer; }
  :focus-visible { outline: 3px solid; outline-offset: 2px; }
</style>
</head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>
`.html;
