// Keeps the panels of a page as they are at this moment, for as long as it is looked at.
const main = document.querySelector('[data-live]');
const state = document.getElementById('live-state');
const MOST = 50;
let source;

const replace = (id, html) => { document.getElementById(id).innerHTML = html; };

const prepend = html => {
  const events = document.getElementById('events');
  events.insertAdjacentHTML('afterbegin', html);
  while (events.children.length > MOST) events.lastElementChild.remove();
};

const open = () => {
  source = new EventSource(main.dataset.live);
  source.addEventListener('open', () => { state.textContent = 'Live.'; });
  source.addEventListener('error', () => { state.textContent = 'The connection was lost, and is tried again.'; });
  source.addEventListener('panels', event => replace('panels', event.data));
  source.addEventListener('events', event => prepend(event.data));
};

document.addEventListener('visibilitychange', () => {
  source?.close();
  if (!document.hidden) open();
});
addEventListener('pagehide', () => source?.close());
open();
