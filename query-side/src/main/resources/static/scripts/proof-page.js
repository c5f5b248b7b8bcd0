import { decodeLeaf, fromBase64, verify } from './proof.js';

const section = document.getElementById('proof');
const steps = document.getElementById('steps');
const facts = document.getElementById('facts');
const trusted = document.getElementById('trusted');
const position = Number(section.dataset.position);

trusted.value = localStorage.getItem('trusted-key') ?? '';
trusted.addEventListener('change', () => localStorage.setItem('trusted-key', trusted.value));

const get = async path => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error((await answer.json()).detail);
  return answer;
};

const tell = ({ ok, text }) => {
  const item = document.createElement('li');
  const mark = document.createElement('span');
  mark.className = ok ? 'state good' : 'state missed';
  mark.textContent = ok ? '✓ ' : '✗ ';
  item.append(mark, text);
  steps.append(item);
};

const show = leaf => {
  facts.replaceChildren();
  for (const [name, value] of Object.entries(leaf)) {
    const term = document.createElement('dt');
    const text = document.createElement('dd');
    term.textContent = name;
    text.className = 'digest';
    text.dir = 'auto';
    text.textContent = typeof value === 'object' ? JSON.stringify(value) : String(value);
    facts.append(term, text);
  }
  document.getElementById('proven').hidden = false;
};

document.getElementById('verify').addEventListener('click', async () => {
  steps.replaceChildren();
  document.getElementById('proven').hidden = true;
  try {
    const [leaf, proof, key] = await Promise.all([
      get('/api/v1/audit/proofs/leaf?position=' + position).then(answer => answer.json()),
      get('/api/v1/audit/proofs/inclusion?position=' + position).then(answer => answer.json()),
      get('/api/v1/audit/key').then(answer => answer.text()),
    ]);
    const proven = await verify({ position, leaf, proof, key, trusted: trusted.value }, tell);
    if (proven) show(decodeLeaf(fromBase64(leaf.encoded)));
  } catch (failure) {
    tell({ ok: false, text: failure.message });
  }
});
