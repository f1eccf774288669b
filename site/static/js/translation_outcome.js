// Above the publishing of a page: ask again what becomes of its translations when a draft is saved.

const place = document.querySelector("[data-translation-outcome]");

async function ask() {
  const answer = await fetch(place.dataset.translationOutcome, {
    headers: { "X-Requested-With": "XMLHttpRequest" },
  });
  if (answer.ok) place.innerHTML = await answer.text();
}

if (place) document.addEventListener("w-autosave:success", ask);
