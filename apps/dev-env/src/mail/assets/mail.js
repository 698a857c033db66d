// Says quietly that something new has arrived; what is being read does not move.
const more = document.querySelector('a.more');

async function look() {
  if (document.hidden || !more.hidden) return;
  const filter = new URLSearchParams(new URL(more.href).search);
  filter.set('after', more.dataset.newest);
  const answer = await fetch(`/api/messages?${filter}`).catch(() => null);
  if (answer?.ok && (await answer.json()).items.length > 0) more.hidden = false;
}

if (more !== null) setInterval(() => void look(), 3000);
