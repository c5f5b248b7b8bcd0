// What is recorded of this HCP, told as it happens.
import { get, h, own, time, words } from './api.js';

const EVERY = 2_000;
const SHOWN = 30;

const panel = document.getElementById('recorded-list');
const note = document.getElementById('recorded-note');
const titles = new Map();
let newest;
let failed = false;
let timer;

const WHAT = {
  'engagement.session-started': () => 'Came to the portal',
  'engagement.session-ended': () => 'Left the portal',
  'engagement.content-viewed': ({ depthPercent, dwellMillis }) =>
    `Read ${depthPercent ?? 0} % in ${Math.round((dwellMillis ?? 0) / 1000)} s`,
  'engagement.content-searched': ({ results }, { query }) => `Searched${query ? ` for “${query}”` : ''}, ${results} found`,
  'engagement.search-result-clicked': ({ rank }) => `Opened result ${rank} of a search`,
  'engagement.content-bookmarked': () => 'Bookmarked',
  'engagement.content-unbookmarked': () => 'Took the bookmark off',
  'engagement.content-downloaded': () => 'Downloaded',
  'engagement.content-shared': () => 'Shared',
  'engagement.content-rated': ({ stars }) => `Gave ${stars} of 5 stars`,
  'engagement.content-commented': (_, { text }) => `Commented${text ? ` “${text}”` : ''}`,
  'engagement.content-followed': () => 'Follows',
  'engagement.recommendation-clicked': ({ place }) => `Opened recommendation ${place}`,
  'engagement.recommendation-dismissed': ({ reason }) => `Did not want a recommendation${reason ? `: ${words(reason)}` : ''}`,
  'engagement.topic-refused': ({ topic }) => `Wants nothing more on ${words(topic)}`,
  'engagement.rep-visited': () => 'Was visited by a representative',
  'engagement.email-sent': () => 'Was sent an e-mail',
  'engagement.email-opened': () => 'Opened an e-mail',
  'engagement.email-clicked': () => 'Followed a link of an e-mail',
  'consent.granted': ({ purpose }) => `Consented to ${words(purpose)}`,
  'consent.requested': ({ purpose }) => `Consented to ${words(purpose)}, to be confirmed`,
  'consent.confirmed': ({ purpose }) => `Confirmed consent to ${words(purpose)}`,
  'consent.refused': ({ purpose }) => `Refused ${words(purpose)}`,
  'consent.withdrawn': ({ purpose }) => `Withdrew consent to ${words(purpose)}`,
  'consent.expired': ({ purpose }) => `Consent to ${words(purpose)} ran out`,
  'consent.objection-raised': ({ purpose }) => `Objected to ${words(purpose)}`,
  'consent.objection-withdrawn': ({ purpose }) => `Took back the objection to ${words(purpose)}`,
  'hcp.registered': () => 'Registered',
  'hcp.verified-by-npi': () => 'Was verified by NPI',
  'hcp.verified-by-licence': () => 'Was verified by licence',
  'hcp.interests-chosen': () => 'Chose topics of interest',
  'sampling.requested': () => 'Asked for samples',
  'sampling.checked': () => 'Request for samples was checked',
  'sampling.approved': () => 'Request for samples was approved',
  'sampling.denied': () => 'Request for samples was denied',
  'sampling.shipped': () => 'Samples were shipped',
  'sampling.receipt-acknowledged': () => 'Acknowledged the receipt of samples',
  'sampling.cancelled': () => 'Cancelled a request for samples',
};

async function titleOf(content) {
  if (!titles.has(content)) {
    titles.set(content, await get(`content/${encodeURIComponent(content)}`).then(found => found.content.title, () => content));
  }
  return titles.get(content);
}

async function line(entry) {
  const say = WHAT[entry.event] ?? (() => words(entry.event.split('.')[1]));
  return h('li', { 'data-position': entry.position },
    h('span', { dir: 'auto' }, say(entry.details, entry.personal)),
    entry.contentId && h('span', { class: 'about', dir: 'auto' }, await titleOf(entry.contentId)),
    h('time', { class: 'when', datetime: entry.occurredAt }, time(entry.occurredAt)));
}

/** Without analytics nothing is attributed, so that the silence has to be explained. */
async function explain() {
  const { purposes } = await get(own('consents'), { 'min-position': newest });
  const attributed = purposes.some(({ purpose, inForce }) => purpose === 'analytics' && inForce.web);
  note.textContent = attributed
    ? 'As it happens, from the timeline that you may read by the API.'
    : 'You have not consented to analytics. What you do is counted anonymously and does not appear here, because nothing leads back to you.';
}

/** Only what is new is added, so that who listens hears nothing twice. */
async function refresh() {
  const { items } = await get(own('timeline'), { limit: SHOWN });
  const there = new Set(items.map(({ position }) => String(position)));
  [...panel.children].filter(item => !there.has(item.dataset.position)).forEach(item => item.remove());
  const known = new Set([...panel.children].map(item => item.dataset.position));
  const isFirst = newest === undefined;
  // What moves up from further back, after a withdrawal has taken others away, is no news.
  const added = items.filter(({ position }) => !known.has(String(position)) && (isFirst || position > newest));
  newest = Math.max(newest ?? 0, ...items.map(({ position }) => position));
  if (isFirst || failed || added.some(({ feature }) => feature === 'consent')) await explain();
  for (const item of (await Promise.all(added.map(line))).reverse()) {
    if (!isFirst) item.classList.add('new');
    panel.prepend(item);
  }
}

async function watch() {
  clearTimeout(timer);
  if (document.visibilityState !== 'visible') return;
  try {
    await refresh();
    failed = false;
  } catch (failure) {
    failed = true;
    note.textContent = `The timeline cannot be read at present: ${failure.message}.`;
  }
  timer = setTimeout(watch, EVERY);
}

document.addEventListener('visibilitychange', watch);
watch();
