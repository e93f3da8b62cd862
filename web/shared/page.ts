import { html, render, type TemplateResult } from 'lit-html';
import { Refused } from './graph.ts';

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

export const timeOf = (at: string): string =>
  new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));

/** So long a page says what was done; it lies over what is below it. */
const SAID_MS = 5000;

/** What a page says when something is refused; set by `act` and shown in a place that screen readers watch. */
type Said = { text: string; isError: boolean } | null;

/** Draws a page again whenever something about it has changed. */
export function openPage(draw: () => TemplateResult) {
  const root = document.getElementById('page');
  if (!root) throw new Error('the page has no place to draw in');
  root.replaceChildren();
  let said: Said = null;
  let busy = false;
  let forgetting: ReturnType<typeof setTimeout> | undefined;

  const page = {
    redraw(): void {
      render(
        html`${draw()}
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
    /** Does what a button is for, once at a time, and says what came of it. */
    act:
      (work: () => Promise<string | undefined>) =>
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
      },
  };
  return page;
}

/** The fields of a form by their names. */
export const fieldsOf = (event: Event): Record<string, string> =>
  Object.fromEntries(
    [...new FormData(event.target as HTMLFormElement)].map(([name, value]) => [name, String(value)]),
  );
