import type { Language } from '#shared/language.ts';
import type { Instrument } from '../payments/provider.ts';

/** What a receipt says, in one language. */
export type Words = {
  subject: (store: string) => string;
  greeting: string;
  intro: (store: string, time: string) => string;
  discount: (name: string) => string;
  total: string;
  tax: (name: string, rate: string) => string;
  paidBy: (instrument: string) => string;
  instruments: Record<Instrument['kind'], string>;
  reference: (reference: string) => string;
  yours: string;
};

export const WORDS: Record<Language, Words> = {
  en: {
    subject: (store) => `Your receipt from ${store}`,
    greeting: 'Hello,',
    intro: (store, time) => `thank you. This is what you bought at ${store}, ${time}:`,
    discount: (name) => `Discount: ${name}`,
    total: 'Total',
    tax: (name, rate) => `of which ${name}, ${rate}`,
    paidBy: (instrument) => `Paid by ${instrument}.`,
    instruments: {
      CARD: 'card',
      WALLET: 'wallet',
      PAYPAL: 'PayPal',
      CASH: 'cash',
      STORE_CREDIT: 'store credit',
      OTHER: 'another means of payment',
    },
    reference: (reference) => `Order ${reference}.`,
    yours: 'Your orders, and how to bring something back:',
  },
  de: {
    subject: (store) => `Ihr Beleg von ${store}`,
    greeting: 'Guten Tag,',
    intro: (store, time) => `vielen Dank. Das haben Sie bei ${store} gekauft, ${time}:`,
    discount: (name) => `Rabatt: ${name}`,
    total: 'Summe',
    tax: (name, rate) => `darin ${name}, ${rate}`,
    paidBy: (instrument) => `Bezahlt mit ${instrument}.`,
    instruments: {
      CARD: 'Karte',
      WALLET: 'Wallet',
      PAYPAL: 'PayPal',
      CASH: 'Bargeld',
      STORE_CREDIT: 'Guthaben',
      OTHER: 'einem anderen Zahlungsmittel',
    },
    reference: (reference) => `Bestellung ${reference}.`,
    yours: 'Ihre Bestellungen, und wie Sie etwas zurückgeben:',
  },
  fr: {
    subject: (store) => `Votre reçu de ${store}`,
    greeting: 'Bonjour,',
    intro: (store, time) => `merci. Voici ce que vous avez acheté chez ${store}, le ${time} :`,
    discount: (name) => `Remise : ${name}`,
    total: 'Total',
    tax: (name, rate) => `dont ${name}, ${rate}`,
    paidBy: (instrument) => `Payé par ${instrument}.`,
    instruments: {
      CARD: 'carte',
      WALLET: 'portefeuille électronique',
      PAYPAL: 'PayPal',
      CASH: 'espèces',
      STORE_CREDIT: 'avoir',
      OTHER: 'un autre moyen de paiement',
    },
    reference: (reference) => `Commande ${reference}.`,
    yours: 'Vos commandes, et comment rapporter un article :',
  },
  ar: {
    subject: (store) => `إيصالك من ${store}`,
    greeting: 'مرحبًا،',
    intro: (store, time) => `شكرًا لك. هذا ما اشتريته من ${store} في ${time}:`,
    discount: (name) => `خصم: ${name}`,
    total: 'المجموع',
    tax: (name, rate) => `منها ${name}، ${rate}`,
    paidBy: (instrument) => `الدفع بواسطة ${instrument}.`,
    instruments: {
      CARD: 'بطاقة',
      WALLET: 'محفظة إلكترونية',
      PAYPAL: 'PayPal',
      CASH: 'نقدًا',
      STORE_CREDIT: 'رصيد المتجر',
      OTHER: 'وسيلة دفع أخرى',
    },
    reference: (reference) => `الطلب ${reference}.`,
    yours: 'طلباتك وكيفية إعادة شيء منها:',
  },
};
