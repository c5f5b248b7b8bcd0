import { get, h, own, words } from './api.js';
import { rapport } from './client.js';
import { facts } from './lists.js';

const id = document.getElementById('main').dataset.content;
const article = document.getElementById('article');
const actions = document.getElementById('actions');
const bookmark = document.getElementById('bookmark');
const said = document.getElementById('said');

const SECTIONS = ['At a glance', 'Background', 'What was found', 'What it means in practice', 'References'];

/** Lines in place of a text that nobody wrote. */
const lines = () => h('div', { class: 'lines', 'aria-hidden': 'true' });

function show({ title, summary, type, topics, product }) {
  document.title = `${title} – Demo portal`;
  article.replaceChildren(
    h('h1', { dir: 'auto' }, title),
    facts({ type, topics }),
    summary && h('p', { class: 'lead', dir: 'auto' }, summary),
    h('p', { class: 'small' }, 'Rapport keeps what is said about content, not its text: the lines below stand for it.'),
    ...SECTIONS.map(heading => h('section', {},
      h('h2', {}, heading),
      h('p', {}, `On ${topics.map(words).join(', ') || words(type)}${product ? `, and ${product}` : ''}.`),
      lines())),
    h('p', { class: 'small', id: 'end' }, 'The end.'));
  article.removeAttribute('aria-busy');
  actions.hidden = false;
}

function press(pressed) {
  bookmark.setAttribute('aria-pressed', pressed);
  bookmark.textContent = pressed ? 'Bookmarked' : 'Bookmark';
}

async function showState() {
  const [{ items }, { purposes }] = await Promise.all([get(own('saved-items')), get(own('consents'))]);
  press(items.some(({ contentId }) => contentId === id));
  const attributed = purposes.some(({ purpose, inForce }) => purpose === 'analytics' && inForce.web);
  if (!attributed) {
    bookmark.disabled = true;
    said.replaceChildren('Bookmarks are kept with your ', h('a', { href: '/portal/consents' }, 'consent to analytics'), ' alone.');
  }
}

bookmark.addEventListener('click', () => {
  const pressed = bookmark.getAttribute('aria-pressed') !== 'true';
  if (pressed) rapport.bookmark(id);
  else rapport.unbookmark(id);
  press(pressed);
});

document.getElementById('download').addEventListener('click', () => {
  const text = new Blob([article.innerText], { type: 'text/plain' });
  const link = h('a', { href: URL.createObjectURL(text), download: `${id}.txt` });
  link.click();
  URL.revokeObjectURL(link.href);
  rapport.download(id);
});

document.getElementById('share').addEventListener('click', async () => {
  try {
    if (navigator.share) await navigator.share({ title: document.title, url: location.href });
    else await navigator.clipboard.writeText(location.href);
    said.textContent = navigator.share ? 'Shared.' : 'The address is on the clipboard.';
  } catch {
    said.textContent = `To share: ${location.href}`;
  }
  rapport.share(id);
});

document.getElementById('rating').addEventListener('change', event => {
  rapport.rate(id, { stars: Number(event.target.value) });
  said.textContent = `You gave ${event.target.value} of 5 stars.`;
});

document.getElementById('comment').addEventListener('submit', event => {
  event.preventDefault();
  const { text } = event.target.elements;
  rapport.comment(id, { text: text.value.trim() });
  event.target.reset();
  said.textContent = 'Your comment was sent.';
});

/** Sent when its end was seen and not only when the page is left, so that the panel tells of it. */
function measure() {
  const reading = rapport.reading(id, article);
  const watcher = new IntersectionObserver(([end]) => {
    if (end.isIntersecting) {
      watcher.disconnect();
      reading.stop();
    }
  });
  watcher.observe(document.getElementById('end'));
}

try {
  const { content } = await get(`content/${encodeURIComponent(id)}`);
  show(content);
  measure();
  await showState();
} catch (failure) {
  article.replaceChildren(h('h1', {}, 'Not to be read here'), h('p', { class: 'notice', role: 'alert' }, failure.message));
}
