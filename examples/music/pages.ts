import { type Html, html, NOTHING } from '../shared/html.ts';
import type { Listener } from './listeners.ts';
import { saved } from './playlist.ts';

/** What plays in a store. */
export type Play = { track: { isrc: string; title: string; artist: string } };

export const strangerPage = (storeId: string, play: Play | null): Html => html`
  ${playing(storeId, play, false)}
  <p>Connect to keep the songs that you hear in the store.</p>
  <form method="post" action="/connect"><button type="submit">Connect</button></form>`;

export function listenerPage(listener: Listener, storeId: string, play: Play | null): Html {
  const { name, link, tracks, outbox, subscription } = listener;
  const rows = saved(tracks).map(
    ({ isrc, title = '', artist = '' }) => html`<tr>
      <td>${title}</td><td>${artist}</td>
      <td><form method="post" action="/remove"><input type="hidden" name="isrc" value="${isrc}">
        <button type="submit" aria-label="Remove ${title}">Remove</button></form></td>
    </tr>`,
  );
  const running = subscription && !subscription.cancelledAt;
  return html`
    <p>${name ? html`Hello, ${name}.` : html`Hello.`}</p>
    ${
      link
        ? NOTHING
        : html`<p>You are not connected with the store any more; what you saved here is yours.</p>
      <form method="post" action="/connect"><button type="submit">Connect again</button></form>`
    }
    ${playing(storeId, play, true)}
    <h2>Your playlist</h2>
    ${rows.length ? html`<table><thead><tr><th>Song</th><th>Artist</th><th></th></tr></thead><tbody>${rows}</tbody></table>` : html`<p>It is empty.</p>`}
    ${outbox.length ? html`<p>Not yet with the store: ${outbox.length}</p>` : NOTHING}
    <h2>Listening without advertising</h2>
    <form method="post" action="${running ? '/cancel' : '/subscribe'}">
      <button type="submit">${running ? 'Cancel the subscription' : 'Subscribe'}</button></form>`;
}

const playing = (storeId: string, play: Play | null, canSave: boolean): Html => html`
  <h2>In the store</h2>
  <form method="get" action="/"><label>Store <input name="store" value="${storeId}"></label> <button type="submit">Show</button></form>
  ${
    play
      ? html`<p><strong>${play.track.title}</strong>, ${play.track.artist}</p>
        ${
          canSave
            ? html`<form method="post" action="/save">
          <input type="hidden" name="store" value="${storeId}"><button type="submit">Save</button></form>`
            : NOTHING
        }`
      : html`<p>Nothing plays there now.</p>`
  }`;
