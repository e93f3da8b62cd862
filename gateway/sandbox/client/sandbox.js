// Runs in the browser, after GraphiQL's own script.
import { openCarried } from './carry.ts';

const settings = JSON.parse(document.getElementById('settings').textContent);
const personaSelect = document.getElementById('persona');
const statusLine = document.getElementById('status');
const exampleSelect = document.getElementById('example');
const planButton = document.getElementById('plan-toggle');
const planPanel = document.getElementById('plan');

/** Who we are: null for a visitor. Tokens live ten minutes, so one is fetched again before it runs out. */
let session = null;
const TOKEN_MS = 9 * 60 * 1000;
/** Where GraphiQL keeps its tabs. */
const TABS = 'graphiql:tabState';

async function signIn(persona) {
  if (!persona) {
    session = null;
    statusLine.textContent = 'You are a visitor.';
    return;
  }
  const response = await fetch('/oauth/token', {
    method: 'POST',
    body: new URLSearchParams({ ...settings.personaGrant, persona }),
  });
  const answer = await response.json();
  if (!answer.access_token) {
    session = null;
    statusLine.textContent = `Could not sign in as ${persona}: ${answer.error_description ?? answer.error}`;
    return;
  }
  session = { persona, token: answer.access_token, until: Date.now() + TOKEN_MS };
  statusLine.textContent = `Signed in as ${persona}.`;
}

personaSelect.addEventListener('change', () => {
  sessionStorage.setItem('persona', personaSelect.value);
  void signIn(personaSelect.value);
});

async function offerPersonas() {
  const response = await fetch('/demo/personas').catch(() => null);
  if (!response?.ok) {
    personaSelect.closest('label').hidden = true;
    statusLine.textContent = 'Paste a token into the headers: {"authorization": "Bearer …"}';
    return;
  }
  for (const { id, title } of await response.json()) personaSelect.add(new Option(`${id}: ${title}`, id));
  const last = sessionStorage.getItem('persona') ?? '';
  personaSelect.value = [...personaSelect.options].some(({ value }) => value === last) ? last : '';
  await signIn(personaSelect.value);
}

const personasOffered = offerPersonas();

async function authorization() {
  await personasOffered;
  if (session && Date.now() > session.until) await signIn(session.persona);
  return session ? { authorization: `Bearer ${session.token}` } : {};
}

function fetcher(parameters, { headers = {}, documentAST } = {}) {
  const operations = documentAST?.definitions.filter(({ kind }) => kind === 'OperationDefinition') ?? [];
  const { operationName } = parameters;
  const asked = operations.find(({ name }) => !operationName || name?.value === operationName);
  const declared = asked?.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
  const { variables, missing } = carried.fill(declared, parameters.variables ?? {});
  if (missing.length) return Promise.resolve({ errors: missing.map(missed) });
  const filled = { ...parameters, variables };
  return asked?.operation === 'subscription' ? subscribe(filled, headers) : ask(filled, headers);
}

const carried = openCarried(settings.sources);
const missed = (name) => ({
  message: `$${name} is empty, and nothing has answered it yet. Run what gives ${settings.sources[name].join(' or ')}, or write it into the variables.`,
});

/** Results as they come (GraphQL over server-sent events). GraphiQL ends it with `return`. */
function subscribe(parameters, headers) {
  const ending = new AbortController();
  const results = resultsOf(parameters, headers, ending.signal);
  const events = {
    next: () => results.next(),
    async return() {
      ending.abort();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => events,
  };
  return events;
}

async function* resultsOf(parameters, headers, signal) {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        ...(await authorization()),
        ...headers,
      },
      body: JSON.stringify(parameters),
      signal,
    });
    if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
      yield await response.json();
      return;
    }
    let rest = '';
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const events = (rest + decoder.decode(part.value, { stream: true })).split('\n\n');
      rest = events.pop();
      for (const event of events) {
        const data = /^event: next\ndata: (.*)$/.exec(event)?.[1];
        if (data) yield JSON.parse(data);
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function ask(parameters, headers) {
  const isIntrospection = parameters.operationName === 'IntrospectionQuery';
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(await authorization()),
      ...(!isIntrospection && { [settings.explainHeader]: '1' }),
      ...headers,
    },
    body: JSON.stringify(parameters),
  });
  const result = await response.json();
  carried.keep(result.data);
  if (!isIntrospection) showPlan(result.extensions?.explanation);
  if (result.extensions) {
    const { explanation: _, ...extensions } = result.extensions; // shown in its own panel
    result.extensions = Object.keys(extensions).length ? extensions : undefined;
  }
  return result;
}

for (const [index, { title }] of settings.examples.entries()) exampleSelect.add(new Option(title, index));

/** Opens its tab, as whom it is for. A tab that was closed comes back. */
exampleSelect.addEventListener('change', () => {
  const example = settings.examples[exampleSelect.value];
  const content = settings.tabs[exampleSelect.value];
  exampleSelect.value = '';
  if (!example) return;
  if (!personaSelect.closest('label').hidden) {
    personaSelect.value = example.persona === 'anybody' ? '' : example.persona;
    personaSelect.dispatchEvent(new Event('change'));
  }
  const state = JSON.parse(localStorage.getItem(TABS));
  const comment = ({ query }) => query?.split('\n', 1)[0];
  const index = state.tabs.findIndex((tab) => comment(tab) === comment(content));
  if (index >= 0) {
    const button = document.getElementById(`graphiql-session-tab-${index}`);
    button.click();
    button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return;
  }
  const reopened = {
    id: crypto.randomUUID(),
    ...content,
    title: example.title,
    operationName: null,
    response: null,
  };
  const tabs = [...state.tabs, reopened];
  localStorage.setItem(TABS, JSON.stringify({ ...state, tabs }));
  sessionStorage.setItem('reopened', `graphiql-session-tab-${tabs.length - 1}`);
  location.reload();
});

const reopenedTab = sessionStorage.getItem('reopened');
if (reopenedTab) {
  sessionStorage.removeItem('reopened');
  new MutationObserver((_, observer) => {
    const button = document.getElementById(reopenedTab);
    if (!button) return;
    observer.disconnect();
    button.click();
  }).observe(document.getElementById('graphiql'), { childList: true, subtree: true });
}

planButton.addEventListener('click', () => {
  planPanel.hidden = !planPanel.hidden;
  planButton.setAttribute('aria-expanded', String(!planPanel.hidden));
});

function cell(text, className) {
  const element = document.createElement('td');
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

function showPlan(explanation) {
  const rows = document.getElementById('plan-fetches');
  rows.replaceChildren(
    ...(explanation?.fetches ?? []).map(({ service, path, entities, startedMs, durationMs, failed }) => {
      const row = document.createElement('tr');
      row.append(
        cell(service),
        cell(path.join('.') || '(root)'),
        cell(entities ?? '', 'number'),
        cell(startedMs.toFixed(1), 'number'),
        cell(failed ?? durationMs.toFixed(1), 'number'),
      );
      return row;
    }),
  );
  document.getElementById('plan-text').textContent = explanation?.plan ?? 'Run an operation to see its plan.';
}

globalThis.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_moduleId, label) => settings.workers[label] ?? settings.workers.editorWorkerService,
};
globalThis.YogaGraphiQL.renderYogaGraphiQL(document.getElementById('graphiql'), {
  fetcher,
  title: 'Patron',
  defaultTabs: settings.tabs,
  shouldPersistHeaders: false,
});
