// The API in the visitor's session, and the pieces that the pages are made of. Text becomes text nodes, never markup.

const panel = document.getElementById('recorded');

/** Whose portal it is. */
export const reader = { id: panel.dataset.hcp, country: panel.dataset.country, language: panel.dataset.language };

/** A path below this HCP's. */
export const own = path => `hcps/${encodeURIComponent(reader.id)}/${path}`;

export class Refused extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? problem?.title ?? `the answer was ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

export function sessionHeaders() {
  return { 'X-CSRF-TOKEN': document.querySelector('meta[name=csrf]').content };
}

export async function get(path, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const query = new URLSearchParams(given).toString();
  return answered(await fetch(`/api/v1/${path}${query && '?' + query}`, { cache: 'no-store' }));
}

export async function post(path, json) {
  return answered(await fetch(`/api/v1/${path}`, {
    method: 'POST',
    headers: { ...sessionHeaders(), 'Content-Type': 'application/json' },
    body: JSON.stringify(json),
  }));
}

async function answered(response) {
  const text = await response.text();
  const body = text.startsWith('{') ? JSON.parse(text) : undefined;
  if (response.status === 401) location.assign('/portal');
  if (!response.ok) throw new Refused(response.status, body);
  return body;
}

/** An element. Properties that begin with "on" are listeners, all others attributes; absent ones are left out. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== undefined && child !== null && child !== false));
  return element;
}

const minute = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC',
});
export const time = instant => `${minute.format(new Date(instant))} UTC`;

/** A code as words: heart-failure is heart failure. */
export const words = code => (code ?? '').replaceAll('-', ' ');

export const count = number => number.toLocaleString('en-GB');
