const root = document.documentElement;
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

document.getElementById('theme').addEventListener('click', () => {
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : prefersDark.matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('theme', root.dataset.theme);
});

document.addEventListener('htmx:configRequest', event => {
  const csrf = document.querySelector('meta[name=csrf]');
  if (csrf) event.detail.headers['X-CSRF-TOKEN'] = csrf.content;
});
