import { type Html, html, NOTHING } from '../shared/html.ts';
import type { Exchange } from './exchanges.ts';

export type Rate = { id: string; points: number; partnerUnits: number; reversibleHours: number };

export const strangerPage = (rate: Rate | null, welcomeUnits: number): Html => html`
  <p>Connect your shop's points: ${welcomeUnits} units for joining.</p>
  ${rateLine(rate)}
  <form method="post" action="/connect"><button type="submit">Connect</button></form>`;

export function memberPage(
  { units, points, isConnected }: { units: number; points: number | null; isConnected: boolean },
  rate: Rate | null,
  exchanges: readonly Exchange[],
): Html {
  return html`
    <p>You have <strong>${units} units</strong>${points === null ? NOTHING : html` here and ${points} points in the shop`}.</p>
    ${
      isConnected
        ? NOTHING
        : html`<p>You are not connected with the shop any more; your units stay.</p>
        <form method="post" action="/connect"><button type="submit">Connect again</button></form>`
    }
    ${rateLine(rate)}
    ${
      rate && isConnected
        ? html`<form method="post" action="/exchange">
      <input type="hidden" name="rateId" value="${rate.id}">
      <label>Amount <input name="amount" inputmode="numeric" required></label>
      <button type="submit" name="direction" value="OUT">Points into units</button>
      <button type="submit" name="direction" value="IN">Units into points</button>
    </form>`
        : NOTHING
    }
    <h2>Exchanges</h2>
    ${
      exchanges.length
        ? html`<table><thead><tr><th>Asked for</th><th>Points</th><th>Units</th><th>State</th><th></th></tr></thead>
      <tbody>${exchanges.map(row)}</tbody></table>`
        : html`<p>None yet.</p>`
    }`;
}

const row = ({ reference, direction, amount, points, units, state, refusal }: Exchange): Html => html`<tr>
  <td>${amount} ${direction === 'OUT' ? 'points' : 'units'}</td><td>${points ?? ''}</td><td>${units ?? ''}</td>
  <td>${state.toLowerCase()}${refusal ? html` (${refusal})` : NOTHING}</td>
  <td>${
    state === 'SETTLED'
      ? html`<form method="post" action="/undo"><input type="hidden" name="reference" value="${reference}">
    <button type="submit">Undo</button></form>`
      : NOTHING
  }</td></tr>`;

const rateLine = (rate: Rate | null): Html =>
  rate
    ? html`<p>${rate.points} points are ${rate.partnerUnits} units; an exchange can be undone for ${rate.reversibleHours} hours.</p>`
    : html`<p>Nothing can be exchanged at the moment.</p>`;
