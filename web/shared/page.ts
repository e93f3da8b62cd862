import { html, render, type TemplateResult } from 'lit-html';
import { Refused } from './graph.ts';
import { SignInFailed } from './session.ts';

export type Money = { amountMinor: number; currency: string };

/** What the page was served with. */
export type Settings = {
  issuer: string;
  clientId: string;
  scope: string;
  redirectUri: string;
  demo: boolean;
};
export const settings = (): Settings =>
  JSON.parse(document.getElementById('settings')?.textContent ?? '') as Settings;

const LANGUAGE = document.documentElement.lang;

export function money({ amountMinor, currency }: Money): string {
  const format = new Intl.NumberFormat(LANGUAGE, { style: 'currency', currency });
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** `PICKED_UP` as people write it. */
export const words = (value: string): string => {
  if (value === 'QR') return 'QR code';
  const text = value.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

export const points = (count: number): string =>
  `${new Intl.NumberFormat(LANGUAGE).format(count)} ${Math.abs(count) === 1 ? 'point' : 'points'}`;

export const dayOf = (at: string): string =>
  new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'medium' }).format(new Date(at));

export const timeOf = (at: string): string =>
  new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));

/** So long a page says what was done; it lies over what is below it. */
const SAID_MS = 5000;

/** What a page says when something is refused; set by `act` and shown in a place that screen readers watch. */
type Said = { text: string; isError: boolean } | null;

function emptyRoot(): HTMLElement {
  const root = document.getElementById('page');
  if (!root) throw new Error('the page has no place to draw in');
  root.replaceChildren();
  return root;
}

/** So often a page that could not begin looks whether it can. */
const LOOK_AGAIN_MS = 3000;

/** Says why nothing can be shown, and begins again once Patron can be reached. Never comes back. */
export function unreachable(error: unknown): Promise<never> {
  const again = () => location.reload();
  const isRefused = error instanceof SignInFailed;
  if (!isRefused) {
    const look = (): void => {
      void fetch(location.pathname, { method: 'HEAD' }).then(again, () => undefined);
    };
    addEventListener('online', look);
    setInterval(look, LOOK_AGAIN_MS); // the network can be there, and Patron not
  }
  const [title, text] = isRefused
    ? ['You could not be signed in', 'Is the clock of this phone right?']
    : [
        navigator.onLine ? 'Patron can’t be reached' : 'You are offline',
        'Nothing about you is kept on this phone. What is yours is here again as soon as Patron can be reached.',
      ];
  render(
    html`<main id="content">
      <h1>${title}</h1>
      <p>${text}</p>
      <button class="first" @click=${again}>Try again</button>
    </main>`,
    emptyRoot(),
  );
  return new Promise(() => undefined);
}

/** Gives what is to be said when it is done. */
type Work = () => Promise<string | undefined>;

/** Draws a page again whenever something about it has changed. */
export function openPage(draw: () => TemplateResult) {
  const root = emptyRoot();
  let said: Said = null;
  let busy = false;
  let next: Work | null = null;
  let forgetting: ReturnType<typeof setTimeout> | undefined;

  const page = {
    redraw(): void {
      render(
        html`<p class="offline" role="status">${navigator.onLine ? '' : 'You are offline. This is how it was.'}</p>
          ${draw()}
          <p class="said ${said?.isError ? 'error' : ''}" role=${said?.isError ? 'alert' : 'status'}>${said?.text ?? ''}</p>`,
        root,
      );
      root.toggleAttribute('aria-busy', busy);
    },
    say(text: string, isError = false): void {
      said = text ? { text, isError } : null;
      page.redraw();
      clearTimeout(forgetting);
      // What was done is seen in the page as well; what was refused stays until something else is done.
      if (said && !isError) forgetting = setTimeout(() => page.say(''), SAID_MS);
    },
    /** Shows something else: while the page is busy this waits, and what was asked for last is shown. */
    turnTo:
      (work: Work) =>
      async (event?: Event): Promise<void> => {
        if (busy) next = work;
        else await page.act(work)(event);
      },
    /** Does what a button is for, once at a time, and says what came of it. */
    act:
      (work: Work) =>
      async (event?: Event): Promise<void> => {
        event?.preventDefault();
        if (busy) return;
        busy = true;
        page.say('');
        try {
          const text = await work();
          busy = false;
          page.say(text ?? '');
        } catch (error) {
          busy = false;
          page.say(error instanceof Refused ? error.message : 'Patron can’t be reached. Try again.', true);
        }
        const turn = next;
        next = null;
        if (turn) await page.act(turn)();
      },
  };
  for (const change of ['online', 'offline']) addEventListener(change, () => page.redraw());
  return page;
}

/** The fields of a form by their names. */
export const fieldsOf = (event: Event): Record<string, string> =>
  Object.fromEntries(
    [...new FormData(event.target as HTMLFormElement)].map(([name, value]) => [name, String(value)]),
  );
