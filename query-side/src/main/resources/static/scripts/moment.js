// The slider of an HCP's page: shows the end of the chosen day, in place of what is shown.
const form = document.getElementById('moment');

if (form) {
  const slider = form.querySelector('#day');
  const field = form.querySelector('#as-of');
  const text = form.querySelector('#day-text');
  const first = new Date(form.dataset.first + 'T00:00:00Z');
  const words = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

  const chosen = () => {
    if (slider.value === slider.max) return null;
    const day = new Date(first);
    day.setUTCDate(day.getUTCDate() + Number(slider.value) + 1);
    return new Date(day.getTime() - 1);
  };

  slider.addEventListener('input', () => {
    const end = chosen();
    text.textContent = end ? 'the end of ' + words.format(end) : 'now';
    slider.setAttribute('aria-valuetext', text.textContent);
  });

  slider.addEventListener('change', () => {
    const end = chosen();
    field.value = end ? end.toISOString() : '';
    const address = new URL(location.href);
    if (end) address.searchParams.set('as-of', field.value);
    else address.searchParams.delete('as-of');
    htmx.ajax('GET', address.pathname + address.search, { target: '#panels', select: '#panels', swap: 'outerHTML' })
      .then(() => history.replaceState(null, '', address));
  });
}
