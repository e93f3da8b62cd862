import { type Html, html } from '#shared/html.ts';
import { directionOf, type Language, languageOfTag } from '#shared/language.ts';
import { minorUnitsPerUnit } from '#shared/money.ts';
import { referenceOf, type StoredOrder } from '../data/orders.ts';
import type { StoredStore } from '../data/stores.ts';
import type { Instrument } from '../payments/provider.ts';
import { WORDS, type Words } from './words.ts';

type Sold = {
  order: Pick<StoredOrder, '_id' | 'currency' | 'lines' | 'totalMinor' | 'placedAt'>;
  store: Pick<StoredStore, 'name' | 'timeZone'>;
  /** What paid. */
  instruments: readonly Instrument[];
  /** Where the customer finds their orders. */
  link: string;
  /** BCP 47; null when none is known. */
  language: string | null;
};

/** The receipt of an order that was paid where it was taken, as a letter to its customer. */
export function receiptLetter({ order, store, instruments, link, language }: Sold) {
  const written: Language = languageOfTag(language ?? '') ?? 'en';
  const words = WORDS[written];
  const money = moneyIn(written, order.currency);
  const time = new Intl.DateTimeFormat(written, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: store.timeZone,
  }).format(order.placedAt);
  const rows = rowsOf(order, words, written, money);
  const paid = instruments.map((one) => words.paidBy(one.label ?? words.instruments[one.kind]));
  const closing = [...paid, words.reference(referenceOf(order._id))].join(' ');
  const title = words.subject(store.name);
  const body = html`<!doctype html>
<html lang="${written}" dir="${directionOf(written)}">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
<p>${words.greeting}</p>
<p>${words.intro(store.name, time)}</p>
<table>
${rows.map(
  ([
    what,
    amount,
  ]): Html => html`<tr><td>${what}</td><td align="${directionOf(written) === 'rtl' ? 'left' : 'right'}">${amount}</td></tr>
`,
)}</table>
<p>${closing}</p>
<p>${words.yours} <a href="${link}">${link}</a></p>
</body>
</html>
`;
  const table = rows.map(([what, amount]) => `${what}: ${amount}`).join('\n');
  const paragraphs = [
    words.greeting,
    words.intro(store.name, time),
    table,
    closing,
    `${words.yours} ${link}`,
  ];
  return { subject: title, text: `${paragraphs.join('\n\n')}\n`, html: body.html, language: written };
}

/** What was bought, what was taken off, what it comes to and which taxes are in it. */
function rowsOf(
  { lines, totalMinor }: Pick<StoredOrder, 'lines' | 'totalMinor'>,
  words: Words,
  language: Language,
  money: (amountMinor: number) => string,
): [string, string][] {
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  const taxes = new Map<string, number>();
  const rows = lines.flatMap(({ quantity, description, amountMinor, discounts = [], tax }) => {
    if (tax) {
      const name = words.tax(tax.name, percent.format(tax.basisPoints / 10_000));
      taxes.set(name, (taxes.get(name) ?? 0) + tax.amountMinor);
    }
    const off = discounts.reduce((sum, discount) => sum + discount.amountMinor, 0);
    return [
      [`${quantity} × ${description}`, money(amountMinor + off)] as [string, string],
      ...discounts.map((one): [string, string] => [words.discount(one.name), money(-one.amountMinor)]),
    ];
  });
  const taxRows = Array.from(taxes, ([name, amountMinor]): [string, string] => [name, money(amountMinor)]);
  return [...rows, [words.total, money(totalMinor)], ...taxRows];
}

function moneyIn(language: Language, currency: string): (amountMinor: number) => string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  return (amountMinor) => format.format(amountMinor / minorUnitsPerUnit(currency));
}
