// Lists of content: what is recommended, and why.
import { get, h, own, words } from './api.js';

const BASIS = {
  segment: 'Chosen for your specialty, role and country, and not by what you do.',
  behaviour: 'Chosen by what you read, search for and save, with your consent to personalisation.',
  model: 'Ranked by a model from what you read, search for and save, with your consent to personalisation.',
};

const WHY_NOT = ['not-relevant', 'already-known', 'not-for-my-patients', 'other'];

export const address = content => `/portal/content/${encodeURIComponent(content)}`;

/** Fills the list of recommendations of the page, by what was recorded up to {@code position} at least. */
export async function recommend(rapport, limit, position) {
  const basis = document.getElementById('basis');
  const place = document.getElementById('recommended');
  try {
    const list = await get(own('recommendations'), { limit, 'min-position': position });
    basis.textContent = BASIS[list.level] ?? list.level;
    basis.dataset.level = list.level;
    place.replaceChildren(...list.items.map(item => recommendation(rapport, list.id, item)));
    if (list.items.length === 0) place.append(h('li', {}, 'Nothing at present.'));
  } catch (failure) {
    basis.textContent = `There are no recommendations at present: ${failure.message}.`;
  }
}

function recommendation(rapport, list, { place, contentId, title, reasons }) {
  const item = h('li', {},
    h('a', {
      href: address(contentId), dir: 'auto',
      onclick: () => rapport.clickRecommendation(contentId, { recommendation: list, place }),
    }, title),
    reasons.length > 0 && h('p', { class: 'small' }, 'Why: ' + reasons.map(({ text }) => text.toLowerCase()).join('; ')),
    h('details', { class: 'dismiss' },
      h('summary', { 'aria-label': `Not for me: ${title}` }, 'Not for me'),
      h('p', { class: 'buttons' }, WHY_NOT.map(reason => h('button', {
        type: 'button', class: 'quiet',
        onclick: () => {
          rapport.dismissRecommendation(contentId, { recommendation: list, reason });
          item.replaceChildren(h('p', { class: 'small', tabindex: '-1' }, `“${title}” is not recommended again.`));
          item.firstChild.focus();
        },
      }, words(reason))))));
  return item;
}

export function facts({ type, topics = [], publishedAt }) {
  return h('p', { class: 'small' }, [words(type), ...topics.map(words)].join(' · '));
}
