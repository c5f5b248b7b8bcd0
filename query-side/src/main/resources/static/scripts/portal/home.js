import { count, get, h, own, reader, time, words } from './api.js';
import { rapport } from './client.js';
import { address, facts, recommend } from './lists.js';

const PAGE = 10;
const SAVED = 5;

const form = document.getElementById('find');
const section = document.getElementById('found');
const said = document.getElementById('found-count');
const list = document.getElementById('found-list');
const more = document.getElementById('found-more');

function wish() {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
}

async function search(offset) {
  const wanted = wish();
  const found = await get('content', { ...wanted, hcp: reader.id, limit: PAGE, offset });
  section.hidden = false;
  said.textContent = `${count(found.total)} ${found.total === 1 ? 'item' : 'items'}`;
  if (offset === 0) list.replaceChildren();
  list.append(...found.items.map((item, index) => h('li', {},
    h('a', {
      href: address(item.id), dir: 'auto',
      onclick: () => rapport.searchClick(item.id, { rank: offset + index + 1 }),
    }, item.title),
    facts(item))));
  more.hidden = list.children.length >= found.total;
  return { wanted, found };
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  const { wanted, found } = await search(0);
  const given = Object.entries(wanted).filter(([, value]) => value !== '');
  history.replaceState(null, '', `?${new URLSearchParams(given)}`);
  rapport.search({
    query: wanted.q || undefined,
    topics: wanted.topic ? [wanted.topic] : undefined,
    type: wanted.type || undefined,
    results: found.total,
  });
});

more.addEventListener('click', () => search(list.children.length));

async function offerFilters() {
  const { facets } = await get('content', { hcp: reader.id, limit: 1 });
  for (const name of ['topic', 'type']) {
    const values = Object.keys(facets[name]).sort();
    form.elements[name].append(...values.map(value => h('option', { value }, words(value))));
  }
  const asked = new URLSearchParams(location.search);
  for (const name of ['q', 'topic', 'type']) form.elements[name].value = asked.get(name) ?? '';
  if (asked.size > 0) await search(0);
}

const saved = ({ contentId, title, savedAt }) => h('li', {},
  title ? h('a', { href: address(contentId), dir: 'auto' }, title) : 'No longer published',
  h('p', { class: 'small' }, `saved on ${time(savedAt)}`));

async function showSaved() {
  const { items } = await get(own('saved-items'));
  const list = document.getElementById('saved');
  list.replaceChildren(...items.slice(0, SAVED).map(saved));
  if (items.length > SAVED) {
    list.append(h('li', {}, h('details', {},
      h('summary', {}, `${count(items.length - SAVED)} more`),
      h('ul', { class: 'items' }, items.slice(SAVED).map(saved)))));
  }
  if (items.length === 0) list.append(h('li', {}, 'Nothing yet. With your consent to analytics, bookmarks are kept here.'));
}

recommend(rapport, 8);
showSaved();
offerFilters();
