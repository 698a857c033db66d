// Keeps the journal of the shown customer fresh; nothing else of the page moves, so that a form can be filled in peace.
const everyMs = 2_000;

async function refresh() {
  if (document.hidden) return;
  const address = new URL(location.href);
  const answer = await fetch(address, { headers: { accept: 'text/html' } }).catch(() => null);
  if (!answer?.ok) return;
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('journal');
  const old = document.getElementById('journal');
  if (next && old && next.innerHTML !== old.innerHTML) old.replaceWith(next);
}

setInterval(() => void refresh(), everyMs);
