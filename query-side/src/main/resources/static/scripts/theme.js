// Before the first paint, so that nobody who chose the other theme sees this one flash.
const chosen = localStorage.getItem('theme');
if (chosen) document.documentElement.dataset.theme = chosen;
