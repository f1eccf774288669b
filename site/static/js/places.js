// While a place is being typed, its list of suggestions is filled with towns, villages and postcodes too.
const PAUSE = 200;

for (const input of document.querySelectorAll("input[data-places]")) {
  const list = input.list;
  const register = [...list.children];
  let timer, asked;

  async function suggest() {
    const typed = input.value.trim();
    if (typed.length < 2 || register.some((option) => option.value === typed)) return;
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(`${input.dataset.places}?q=${encodeURIComponent(typed)}`, { signal: asked.signal });
      const { suggestions } = await answer.json();
      const known = new Set(register.map((option) => option.value));
      const found = suggestions.filter(({ value }) => !known.has(value)).map(({ value, detail }) => new Option(detail, value));
      list.replaceChildren(...register, ...found);
    } catch {
      // Without an answer the register's own names are still offered.
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, PAUSE);
  });
}
