import { get, h, own, post, Refused, time, words } from './api.js';

const SVG = 'http://www.w3.org/2000/svg';

/** The API takes texts of up to 2,000 characters as signatures: a drawing is sent as the path of an SVG. */
const LONGEST_SIGNATURE = 2_000;
const DRAWING = /^(?:M\d+ \d+(?:L\d+ \d+)*)+$/;

const form = document.getElementById('ask');
const canvas = document.getElementById('signature');
const problem = document.getElementById('problem');
const said = document.getElementById('said');
const pen = canvas.getContext('2d');
let strokes = [];

function point(event) {
  const box = canvas.getBoundingClientRect();
  return [
    Math.round(((event.clientX - box.left) / box.width) * canvas.width),
    Math.round(((event.clientY - box.top) / box.height) * canvas.height),
  ].map(part => Math.max(0, part));
}

function paint() {
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.strokeStyle = getComputedStyle(canvas).color;
  pen.lineWidth = 3;
  pen.lineCap = 'round';
  for (const [first, ...rest] of strokes) {
    pen.beginPath();
    pen.moveTo(...first);
    rest.forEach(next => pen.lineTo(...next));
    pen.stroke();
  }
  canvas.setAttribute('aria-label', `Field to draw your signature in: ${strokes.length === 0 ? 'empty' : 'signed'}`);
}

canvas.addEventListener('pointerdown', event => {
  canvas.setPointerCapture(event.pointerId);
  strokes.push([point(event)]);
});
canvas.addEventListener('pointermove', event => {
  if (!canvas.hasPointerCapture(event.pointerId)) return;
  strokes.at(-1).push(point(event));
  paint();
});
document.getElementById('clear').addEventListener('click', () => {
  strokes = [];
  paint();
});

/** Every point of each stroke, or so many of them as fit. */
function drawing() {
  const drawn = strokes.filter(stroke => stroke.length > 1);
  for (let step = 1; ; step++) {
    const path = drawn
      .map(stroke => stroke.filter((_, index) => index % step === 0 || index === stroke.length - 1))
      .map(points => 'M' + points.map(([x, y]) => `${x} ${y}`).join('L'))
      .join('');
    if (path.length <= LONGEST_SIGNATURE || step > 500) return path;
  }
}

function signed(signature) {
  if (!DRAWING.test(signature)) return h('span', { dir: 'auto' }, `signed “${signature}”`);
  const image = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  image.setAttribute('viewBox', `0 0 ${canvas.width} ${canvas.height}`);
  image.setAttribute('class', 'signed');
  image.setAttribute('role', 'img');
  image.setAttribute('aria-label', 'Your drawn signature');
  path.setAttribute('d', signature);
  image.append(path);
  return image;
}

async function showRequests(position) {
  const { items } = await get(own('sample-requests'), { 'min-position': position });
  document.getElementById('asked-none').hidden = items.length > 0;
  document.getElementById('asked').replaceChildren(...items.map(request => h('li', {},
    h('strong', {}, `${request.quantity} × ${request.product}, ${request.strength}`),
    ' ',
    h('span', { class: 'badge' }, words(request.phase)),
    h('p', { class: 'small' },
      [
        `signed on ${time(request.signedAt)}`,
        request.shippedAt && `shipped on ${time(request.shippedAt)}`,
        request.receivedAt && `received on ${time(request.receivedAt)}`,
        request.denialReason && `denied: ${words(request.denialReason)}`,
      ].filter(Boolean).join(', ')),
    request.signature && signed(request.signature),
    request.phase === 'shipped' && h('button', {
      type: 'button', class: 'quiet',
      onclick: () => step(request, 'receipt', {}),
    }, 'I received them'),
    ['requested', 'checked', 'check-failed', 'approved'].includes(request.phase) && h('button', {
      type: 'button', class: 'quiet', 'aria-label': `Cancel the request for ${request.product} of ${time(request.signedAt)}`,
      onclick: () => step(request, 'cancellation', {}),
    }, 'Cancel'))));
}

async function step({ id }, what, body) {
  try {
    const { position } = await post(own(`sample-requests/${encodeURIComponent(id)}/${what}`), body);
    await showRequests(position);
  } catch (failure) {
    tell(failure);
  }
}

/** At the field that is to blame, where the API names one. */
function tell(failure) {
  const errors = failure instanceof Refused ? failure.problem?.errors ?? [] : [];
  const placed = errors.filter(({ field, detail }) => mark(field, detail));
  problem.textContent = placed.length > 0 ? 'Nothing was sent. See the fields that are marked.' : `Nothing was sent: ${failure.message}.`;
  problem.hidden = false;
  form.querySelector('[aria-invalid]')?.focus();
}

function mark(field, detail) {
  const input = form.elements[field];
  if (!(input instanceof HTMLElement)) return false;
  const message = h('span', { class: 'error', id: `error-${field}` }, detail);
  input.setAttribute('aria-invalid', 'true');
  input.dataset.described = input.getAttribute('aria-describedby') ?? '';
  input.setAttribute('aria-describedby', `${input.dataset.described} error-${field}`.trim());
  input.after(message);
  return true;
}

function unmark() {
  form.querySelectorAll('.error').forEach(message => message.remove());
  form.querySelectorAll('[aria-invalid]').forEach(input => {
    input.removeAttribute('aria-invalid');
    if (input.dataset.described) input.setAttribute('aria-describedby', input.dataset.described);
    else input.removeAttribute('aria-describedby');
  });
  problem.hidden = true;
  said.textContent = '';
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  unmark();
  const given = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
  const request = { ...given, quantity: Number(given.quantity), signature: given.signature || drawing() };
  const button = form.querySelector('button:not([type])');
  button.disabled = true;
  try {
    const { position } = await post(own('sample-requests'), request);
    form.reset();
    strokes = [];
    paint();
    said.textContent = 'Requested.';
    await showRequests(position);
  } catch (failure) {
    tell(failure);
  } finally {
    button.disabled = false;
  }
});

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
document.getElementById('theme').addEventListener('click', () => requestAnimationFrame(paint));
showRequests().catch(tell);
