import { get, h, own, reader, time, words } from './api.js';
import { rapport } from './client.js';
import { recommend } from './lists.js';

/** Any version may be cited where none was published. */
const NO_NOTICE = 'portal-2026-01';

const list = document.getElementById('purposes');
const problem = document.getElementById('problem');
let notices = [];

const DECISIONS = {
  grant: 'gave consent', request: 'gave consent, to be confirmed', confirm: 'confirmed', refuse: 'refused',
  withdraw: 'withdrew consent', expire: 'consent ran out', object: 'objected', 'withdraw-objection': 'took the objection back',
};

/** The newest notice of those that are for the HCP's country above all. */
function noticeFor(purpose) {
  const nearness = ({ jurisdiction }) => [`*`, 'EU', reader.country].indexOf(jurisdiction);
  const citable = notices
    .filter(version => version.purposes.includes(purpose) && nearness(version) >= 0 && new Date(version.effectiveFrom) <= new Date())
    .sort((a, b) => nearness(a) - nearness(b)
      || new Date(a.effectiveFrom) - new Date(b.effectiveFrom)
      || (a.language === reader.language) - (b.language === reader.language));
  const notice = citable.at(-1);
  return notice ? { notice: notice.version, language: notice.language } : { notice: NO_NOTICE };
}

/** Where it stands in a word, with all channels where they differ. */
function stand({ inForce, notInForce, legalBasis }) {
  const on = Object.keys(inForce);
  const reasons = [...new Set(Object.values(notInForce))].map(words);
  if (reasons.includes('confirmation pending')) return 'asked for, until you confirm with a code by e-mail, which the demo does not send';
  if (on.length === 0) return `no: ${reasons.join(', ')}`;
  const basis = Object.values(inForce).every(record => record === 'legitimate-interest') ? ', as a legitimate interest' : '';
  return reasons.length === 0 ? `yes${basis}` : `yes, on ${on.join(', ')} alone${basis}`;
}

async function decide(standing) {
  const { purpose, inForce, notInForce } = standing;
  const consents = rapport.consents;
  if (Object.keys(inForce).length > 0) {
    return Object.values(inForce).includes('legitimate-interest') ? consents.object(purpose) : consents.withdraw(purpose);
  }
  if (Object.values(notInForce).includes('objected')) {
    const taken = await consents.withdrawObjection(purpose);
    const now = taken.standing.purposes.find(candidate => candidate.purpose === purpose);
    if (Object.keys(now.inForce).length > 0) return taken;
  }
  return consents.grant(purpose, noticeFor(purpose));
}

function row(standing) {
  const on = Object.keys(standing.inForce).length > 0;
  const label = `purpose-${standing.purpose}`;
  return h('li', {},
    h('div', {},
      h('span', { id: label }, `${standing.title.replace(/^./, first => first.toLowerCase())}?`),
      h('p', { class: 'small' }, stand(standing))),
    h('button', {
      type: 'button', role: 'switch', class: 'switch', id: `switch-${standing.purpose}`,
      'aria-checked': String(on), 'aria-labelledby': label,
      onclick: event => change(event.currentTarget, standing),
    }, on ? 'Yes' : 'No'));
}

async function change(button, standing) {
  button.disabled = true;
  problem.hidden = true;
  try {
    const decided = await decide(standing);
    show(decided.standing);
    await Promise.all([recommend(rapport, 5, decided.position), showReceipts(decided.standing, decided.position)]);
  } catch (failure) {
    problem.textContent = `Nothing was changed: ${failure.problem?.detail ?? failure.message}.`;
    problem.hidden = false;
    button.disabled = false;
  }
  document.getElementById(button.id).focus();
}

function show(standing) {
  list.replaceChildren(...standing.purposes.map(row));
  list.removeAttribute('aria-busy');
}

async function showReceipts({ decisions }, position) {
  const { receipts } = await get(own('consents/receipts'), { 'min-position': position });
  const receiptOf = new Map(receipts.map(({ recordId, receipt }) => [recordId, receipt]));
  const scope = ({ purpose, channel, product, contentType }) =>
    [words(purpose), channel && `by ${channel}`, product && `on ${product}`, contentType && `in ${words(contentType)}`]
      .filter(Boolean).join(' ');
  document.getElementById('history').replaceChildren(...[...decisions].reverse().map(decision => h('tr', {},
    h('td', { 'data-label': 'When' }, time(decision.decidedAt)),
    h('td', { 'data-label': 'Decision' }, DECISIONS[decision.decision] ?? words(decision.decision)),
    h('td', { 'data-label': 'For' }, scope(decision)),
    h('td', { 'data-label': 'Receipt' }, receiptOf.has(decision.recordId)
      ? h('a', { href: receiptOf.get(decision.recordId), 'aria-label': `Receipt of ${time(decision.decidedAt)}, ${scope(decision)}` }, 'receipt')
      : 'none'))));
  document.getElementById('history-none').hidden = decisions.length > 0;
}

try {
  const [standing, published] = await Promise.all([rapport.consents.read(), get('notices')]);
  notices = published.versions;
  show(standing);
  await Promise.all([recommend(rapport, 5), showReceipts(standing)]);
} catch (failure) {
  problem.textContent = `Your consents cannot be read at present: ${failure.message}.`;
  problem.hidden = false;
}
