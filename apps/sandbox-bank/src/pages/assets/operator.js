// The page works without this script (a button sends the choice); with it the choice answers at once.
const searchPauseMs = 200;
let latest = 0;

function addressFromForm(form) {
  const address = new URL(location.href);
  for (const name of ['q', 'person']) {
    const value = new FormData(form).get(name);
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  return address;
}

async function refresh(form, parts) {
  const turn = ++latest;
  const address = addressFromForm(form);
  const answer = await fetch(address, { headers: { accept: 'text/html' } });
  // A later choice has overtaken this one, or the sign-in has ended: then the whole page tells what is so.
  if (turn !== latest) return;
  if (!answer.ok || answer.redirected) return location.assign(address);
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const id of parts) {
    const [old, fresh] = [document.getElementById(id), next.getElementById(id)];
    if (old && fresh) old.replaceWith(fresh);
  }
  history.replaceState(null, '', address);
  const language = document.querySelector('a.language');
  const nextLanguage = next.querySelector('a.language');
  if (language && nextLanguage) language.href = nextLanguage.href;
}

const choose = document.getElementById('choose');
if (choose) {
  let pause;
  choose.addEventListener('submit', (event) => {
    event.preventDefault();
    void refresh(choose, ['people', 'mandates']);
  });
  choose.addEventListener('input', (event) => {
    if (event.target.name !== 'q') return;
    clearTimeout(pause);
    pause = setTimeout(() => void refresh(choose, ['people']), searchPauseMs);
  });
  choose.addEventListener('change', (event) => {
    if (event.target.name !== 'person') return;
    void refresh(choose, ['mandates']).then(() => {
      const mandates = document.getElementById('mandates');
      const below = matchMedia('(max-width: 767px)').matches;
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      if (mandates && below) mandates.scrollIntoView({ behavior: still ? 'auto' : 'smooth', block: 'start' });
    });
  });
}
