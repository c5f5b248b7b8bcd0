// Forms with data-post send their fields as JSON to the API, in the session of the page, and say what became of it.

const valueOf = field => {
  if (field.dataset.type === 'instant') return field.value + 'T00:00:00Z';
  if (field.dataset.type === 'list') return [field.value];
  if (field.dataset.type === 'boolean') return field.value === 'true';
  if (field.type === 'number' || field.dataset.type === 'number') return Number(field.value);
  return field.value;
};

const bodyOf = form => Object.fromEntries(
  [...form.elements].filter(field => field.name && field.value !== '').map(field => [field.name, valueOf(field)]));

const tell = (form, message, field) => {
  let notice = form.querySelector('[role=alert]');
  if (!notice) {
    notice = document.createElement('p');
    notice.className = 'notice';
    notice.setAttribute('role', 'alert');
    form.append(notice);
  }
  notice.textContent = message;
  [...form.elements].forEach(element => element.removeAttribute('aria-invalid'));
  const wrong = field && form.elements.namedItem(field);
  if (wrong) {
    wrong.setAttribute('aria-invalid', 'true');
    wrong.focus();
  }
};

const send = async form => {
  const body = bodyOf(form);
  const answer = await fetch(form.dataset.post, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-CSRF-TOKEN': document.querySelector('meta[name=csrf]').content,
    },
    body: Object.keys(body).length > 0 ? JSON.stringify(body) : undefined,
  });
  if (answer.status === 401) {
    location.assign('/sign-in?to=' + encodeURIComponent(location.pathname + location.search));
  } else if (answer.ok) {
    // The page waits for what was just recorded, so that it is in what is shown.
    const here = new URL(location.href);
    const position = answer.headers.get('Rapport-Position');
    if (position) here.searchParams.set('min-position', position);
    location.replace(here);
  } else {
    const problem = await answer.json();
    tell(form, problem.detail ?? problem.title, problem.errors?.[0]?.field);
  }
};

document.addEventListener('submit', event => {
  const form = event.target.closest('form[data-post]');
  if (!form) return;
  event.preventDefault();
  const button = event.submitter;
  if (button) button.disabled = true;
  send(form)
    .catch(() => tell(form, 'The server was not reached. Nothing is known of what became of it; try again.'))
    .finally(() => { if (button) button.disabled = false; });
});
