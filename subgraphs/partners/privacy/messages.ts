import { type Html, html, NO_HTML } from '#shared/html.ts';
import { keyFor } from '../oauth/customer-graph.ts';
import { endOfDay } from '../oauth/deciding.ts';
import type { Words } from '../words/en.ts';
import {
  type Answer,
  type CustomerVisit,
  form,
  privacyPage,
  refused,
  textIn,
  textsIn,
  toldAt,
  unavailable,
} from './visit.ts';

const SURFACE = 'privacy.messages';

type Channel = keyof Words['messages']['channel'];
const CHANNELS: readonly Channel[] = ['EMAIL', 'SMS', 'PUSH', 'POST', 'PHONE', 'IN_STORE', 'ON_SITE', 'ADS'];
/** Those on which somebody can be written to too often. */
const CAPPED: readonly Channel[] = ['EMAIL', 'SMS', 'PUSH', 'POST', 'PHONE'];

type Cap = { channel: Channel; most: number; per: keyof Words['messages']['mostOther'] };
type Choice = { purpose: string | null; channel: Channel | null; topic: string | null; wanted: boolean };

type Preferences = {
  version: number;
  choices: Choice[];
  frequencyCaps: Cap[];
  quietHours: { from: string; to: string; timeZone: string } | null;
  snoozedUntil: string | null;
  doNotApproach: boolean;
  language: string | null;
  tone: string | null;
};

type Topic = { key: string; language: string; title: string; explanation: string; wantedByDefault: boolean };

type Found = { preferences: Preferences; topics: Topic[] };

async function preferencesOf({ graph, language }: CustomerVisit): Promise<Found | null> {
  type Data = { me: { communicationPreferences: Preferences | null } | null; topics: Topic[] | null };
  const data = await graph.ask<Data>(PREFERENCES, { language });
  const preferences = data?.me?.communicationPreferences;
  return preferences && data?.topics ? { preferences, topics: data.topics } : null;
}

/** What was sent and can't be kept, so that nobody has to enter it again; null for what was changed elsewhere meanwhile. */
type Wrong = { text: string; entered: Partial<Preferences> | null };

export async function messagesPage(visit: CustomerVisit, _id?: string, wrong?: Wrong): Promise<Answer> {
  const { words } = visit;
  const found = await preferencesOf(visit);
  if (!found) return unavailable(visit, 'messages');
  const shown = { ...found, preferences: { ...found.preferences, ...wrong?.entered } };
  return {
    status: wrong ? 422 : 200,
    page: privacyPage(visit, {
      tab: 'messages',
      title: words.privacy.messages,
      ...(wrong && { wrong: wrong.text }),
      body: html`<p>${words.messages.lead}</p>${choicesForm(visit, shown, Boolean(wrong?.entered))}
      ${pausePart(visit, found.preferences)}
      <section class="card" aria-labelledby="all"><h2 id="all">${words.messages.all}</h2><p>${words.messages.allWhy}</p>
      <p class="actions"><a class="button ends" href="${visit.base}/messages/none">${words.messages.all}</a></p></section>`,
    }),
  };
}

const isChecked = (checked: boolean): Html => (checked ? html` checked` : NO_HTML);
const isSelected = (selected: boolean): Html => (selected ? html` selected` : NO_HTML);

function choicesForm(visit: CustomerVisit, { preferences, topics }: Found, quietIsWrong: boolean): Html {
  const invalid = quietIsWrong ? html` aria-invalid="true"` : NO_HTML;
  const { words } = visit;
  const { version, choices, quietHours, doNotApproach } = preferences;
  return form(
    visit,
    '/messages',
    html`<input type="hidden" name="version" value="${version}">
    <fieldset><legend>${words.messages.channels}</legend><p class="quiet">${words.messages.channelsWhy}</p>${CHANNELS.map(
      (channel) =>
        html`<label class="choice"><input type="checkbox" name="channel" value="${channel}"${isChecked(wantsChannel(choices, channel))}> ${words.messages.channel[channel]}</label>`,
    )}</fieldset>
    ${
      topics.length
        ? html`<fieldset><legend>${words.messages.topics}</legend><p class="quiet">${words.messages.topicsWhy}</p>${topics.map(
            (
              topic,
            ) => html`<div class="choice"><input type="checkbox" id="topic-${topic.key}" name="topic" value="${topic.key}"${isChecked(
              wantsTopic(choices, topic),
            )} aria-describedby="topic-why-${topic.key}"><label for="topic-${topic.key}" lang="${topic.language}" dir="auto">${topic.title}</label>
            <span class="why" id="topic-why-${topic.key}" lang="${topic.language}" dir="auto">${topic.explanation}</span></div>`,
          )}</fieldset>`
        : NO_HTML
    }
    <fieldset><legend>${words.messages.often}</legend>${CAPPED.map((channel) => capField(visit, preferences, channel))}</fieldset>
    <fieldset><legend>${words.messages.quiet}</legend><p class="quiet" id="quiet-why">${words.messages.quietWhy}</p>
    <div class="row">
    <div class="field"><label for="from">${words.messages.from}</label><input type="time" id="from" name="from" value="${quietHours?.from ?? ''}" aria-describedby="quiet-why"${invalid}></div>
    <div class="field"><label for="to">${words.messages.to}</label><input type="time" id="to" name="to" value="${quietHours?.to ?? ''}" aria-describedby="quiet-why"${invalid}></div>
    <div class="field grow"><label for="timeZone">${words.messages.timeZone}</label><span class="why" id="zone-why">${words.messages.timeZoneWhy}</span>
    <input type="text" id="timeZone" name="timeZone" value="${quietHours?.timeZone ?? ''}" dir="ltr" autocomplete="off" spellcheck="false" aria-describedby="zone-why"${invalid}></div>
    </div></fieldset>
    <fieldset><legend>${words.messages.store}</legend><label class="choice"><input type="checkbox" name="doNotApproach" value="yes"${isChecked(doNotApproach)}> ${words.messages.doNotApproach}</label></fieldset>
    <div class="actions"><button type="submit" class="first">${words.messages.save}</button></div>`,
  );
}

/** Only what is about this channel and nothing else; finer choices that were made elsewhere stay as they are. */
const isAboutChannel = (choice: Choice, channel: Channel): boolean =>
  choice.channel === channel && choice.purpose === null && choice.topic === null;
const isAboutTopic = (choice: Choice, key: string): boolean =>
  choice.topic === key && choice.purpose === null && choice.channel === null;

const wantsChannel = (choices: readonly Choice[], channel: Channel): boolean =>
  choices.find((choice) => isAboutChannel(choice, channel))?.wanted ?? true;
const wantsTopic = (choices: readonly Choice[], { key, wantedByDefault }: Topic): boolean =>
  choices.find((choice) => isAboutTopic(choice, key))?.wanted ?? wantedByDefault;

type Most = keyof Words['messages']['most'];

function capField({ words, format }: CustomerVisit, { frequencyCaps }: Preferences, channel: Channel): Html {
  const cap = frequencyCaps.find((one) => one.channel === channel);
  const now = cap ? `${cap.most}/${cap.per}` : '';
  const offered = Object.entries(words.messages.most) as [Most, string][];
  const isOffered = offered.some(([value]) => value === now);
  return html`<div class="field"><label for="cap-${channel}">${words.messages.channel[channel]}</label>
  <select id="cap-${channel}" name="cap-${channel}">
  <option value="">${words.messages.noLimit}</option>
  ${cap && !isOffered ? html`<option value="${now}" selected>${words.messages.mostOther[cap.per](format.number(cap.most))}</option>` : NO_HTML}
  ${offered.map(([value, text]) => html`<option value="${value}"${isSelected(value === now)}>${text}</option>`)}
  </select></div>`;
}

/** Saves all choices of the form; what was changed elsewhere since it was shown is not overwritten. */
export async function saveMessages(visit: CustomerVisit): Promise<Answer> {
  const { graph, words } = visit;
  const found = await preferencesOf(visit);
  if (!found) return unavailable(visit, 'messages');
  const { preferences, topics } = found;
  const { language, tone } = preferences;
  const entered = {
    choices: choicesIn(visit, preferences, topics),
    frequencyCaps: CAPPED.flatMap((channel) => capOf(channel, textIn(visit, `cap-${channel}`))),
    quietHours: quietHoursIn(visit),
    doNotApproach: textIn(visit, 'doNotApproach') === 'yes',
  };
  const outcome = await graph.attempt('setCommunicationPreferences', SET, {
    ...entered,
    expectedVersion: Number(textIn(visit, 'version')),
    language,
    tone,
    surface: SURFACE,
    idempotencyKey: keyFor(textIn(visit, 'intent'), 'messages'),
  });
  if (!outcome) return unavailable(visit, 'messages');
  const [error] = outcome.userErrors;
  if (!error) return { to: '/messages', message: { text: words.privacy.saved } };
  const isOutdated = error.code === 'PREFERENCES_CHANGED';
  return messagesPage(
    visit,
    '',
    isOutdated ? { text: words.messages.outdated, entered: null } : { text: words.messages.wrong, entered },
  );
}

function choicesIn(visit: CustomerVisit, { choices }: Preferences, topics: readonly Topic[]): Choice[] {
  const wanted = { channels: textsIn(visit, 'channel'), topics: textsIn(visit, 'topic') };
  const others = choices.filter(
    (choice) =>
      !CHANNELS.some((channel) => isAboutChannel(choice, channel)) &&
      !topics.some(({ key }) => isAboutTopic(choice, key)),
  );
  const none = { purpose: null, channel: null, topic: null };
  return [
    ...others,
    ...CHANNELS.filter((channel) => !wanted.channels.includes(channel)).map((channel) => ({
      ...none,
      channel,
      wanted: false,
    })),
    ...topics
      .filter(({ key, wantedByDefault }) => wanted.topics.includes(key) !== wantedByDefault)
      .map(({ key, wantedByDefault }) => ({ ...none, topic: key, wanted: !wantedByDefault })),
  ];
}

function capOf(channel: Channel, value: string): Cap[] {
  const [most = '', per = ''] = value.split('/');
  return per === 'DAY' || per === 'WEEK' || per === 'MONTH' ? [{ channel, most: Number(most), per }] : [];
}

/** Null for none: both times are empty. */
function quietHoursIn(visit: CustomerVisit): Preferences['quietHours'] {
  const [from, to, timeZone] = [textIn(visit, 'from'), textIn(visit, 'to'), textIn(visit, 'timeZone').trim()];
  return from || to ? { from, to, timeZone } : null;
}

const PAUSES = [7, 30, 90, 365];

function pausePart(visit: CustomerVisit, { snoozedUntil }: Preferences): Html {
  const { words, format } = visit;
  return html`<section class="card" aria-labelledby="pause"><h2 id="pause">${words.messages.pause}</h2><p>${words.messages.pauseWhy}</p>
  ${toldAt(visit, 'pause')}
  ${
    snoozedUntil
      ? html`<p><strong>${words.messages.pausedUntil(format.date(snoozedUntil))}</strong></p>${form(
          visit,
          '/messages/pause',
          html`<input type="hidden" name="days" value=""><button type="submit">${words.messages.pauseEnd}</button>`,
        )}`
      : form(
          visit,
          '/messages/pause',
          html`<div class="actions"><label for="days">${words.messages.pauseFor}</label><select name="days" id="days">${PAUSES.map(
            (days) => html`<option value="${days}">${format.days(days)}</option>`,
          )}</select><button type="submit">${words.messages.pauseSet}</button></div>`,
        )
  }</section>`;
}

export async function pause(visit: CustomerVisit): Promise<Answer> {
  const { graph, words } = visit;
  const days = Number(textIn(visit, 'days'));
  const done = await graph.change('snoozeCommunication', SNOOZE, {
    // One day less than asked for at the longest, since it is the end of a day.
    until: PAUSES.includes(days) ? endOfDay(Math.min(days, 364)) : null,
    surface: SURFACE,
    idempotencyKey: keyFor(textIn(visit, 'intent'), 'pause'),
  });
  return done
    ? { to: '/messages#pause', message: { at: 'pause', text: words.privacy.saved } }
    : refused(visit, 'messages');
}

export async function unsubscribePage(visit: CustomerVisit): Promise<Answer> {
  const { words, base } = visit;
  return {
    status: 200,
    page: privacyPage(visit, {
      tab: 'messages',
      title: words.messages.allTitle,
      body: html`<p>${words.messages.allWhy}</p>${form(
        visit,
        '/messages/none',
        html`<div class="actions"><button type="submit" class="ends">${words.messages.allConfirm}</button>
        <a class="button" href="${base}/messages">${words.apps.cancel}</a></div>`,
      )}`,
    }),
  };
}

export async function unsubscribe(visit: CustomerVisit): Promise<Answer> {
  const { graph, words, language } = visit;
  const done = await graph.change('unsubscribeFromAll', UNSUBSCRIBE, {
    language,
    surface: SURFACE,
    idempotencyKey: keyFor(textIn(visit, 'intent'), 'none'),
  });
  return done ? { to: '/messages', message: { text: words.messages.allDone } } : refused(visit, 'messages');
}

const PREFERENCES = /* GraphQL */ `
  query Messages($language: String!) {
    me {
      communicationPreferences {
        version snoozedUntil doNotApproach language tone
        choices { purpose channel topic wanted }
        frequencyCaps { channel most per }
        quietHours { from to timeZone }
      }
    }
    topics(language: $language) { key language title explanation wantedByDefault }
  }
`;

const SET = /* GraphQL */ `
  mutation PageSetsPreferences($input: SetCommunicationPreferencesInput!) {
    setCommunicationPreferences(input: $input) { userErrors { code } }
  }
`;

const SNOOZE = /* GraphQL */ `
  mutation PagePauses($input: SnoozeCommunicationInput!) {
    snoozeCommunication(input: $input) { userErrors { code } }
  }
`;

const UNSUBSCRIBE = /* GraphQL */ `
  mutation PageUnsubscribes($input: UnsubscribeFromAllInput!) {
    unsubscribeFromAll(input: $input) { userErrors { code } }
  }
`;
