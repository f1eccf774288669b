// A box with suggestions: the WAI-ARIA pattern "editable combobox with list autocomplete". What is
// typed goes nowhere until the form is sent; a suggestion is a link that the box opens.
const PAUSE = 120;
const SHORTEST = 2;

class Combobox {
  constructor(input) {
    this.input = input;
    this.list = document.getElementById(input.dataset.list);
    this.status = document.getElementById(input.dataset.status);
    this.typed = input.value;
    this.active = -1;
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", this.list.id]]) {
      input.setAttribute(name, value);
    }
    this.close();
    input.addEventListener("input", () => this.ask());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  get isOpen() {
    return !this.list.hidden;
  }

  ask() {
    this.typed = this.input.value;
    clearTimeout(this.timer);
    this.asked?.abort();
    if (this.typed.trim().length < SHORTEST) return this.close();
    this.timer = setTimeout(() => this.fetch(), PAUSE);
  }

  async fetch() {
    const asked = (this.asked = new AbortController()); // the last answer wins
    try {
      const answer = await fetch(`${this.input.dataset.suggestions}?q=${encodeURIComponent(this.typed)}`, { signal: asked.signal });
      const { suggestions, status } = await answer.json();
      if (!asked.signal.aborted && document.activeElement === this.input) this.show(suggestions, status);
    } catch {
      if (!asked.signal.aborted) this.close();
    }
  }

  show(suggestions, status) {
    this.list.replaceChildren(...suggestions.map((suggestion, number) => this.option(suggestion, number)));
    this.activate(-1);
    this.open(suggestions.length > 0);
    this.status.textContent = status; // read out: how many there are
  }

  option({ value, label, kind_label: kind, url, lang }, number) {
    const option = document.createElement("li");
    Object.assign(option, { id: `${this.list.id}-${number}` });
    Object.assign(option.dataset, { url, value });
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const words = Object.assign(document.createElement("span"), { textContent: label, lang, dir: "auto" });
    const about = Object.assign(document.createElement("span"), { textContent: kind, className: "quiet" });
    option.append(words, " ", about);
    return option;
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
  }

  close() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.activate(-1);
    this.open(false);
    this.status.textContent = "";
  }

  activate(number) {
    const options = this.options;
    options[this.active]?.setAttribute("aria-selected", "false");
    this.active = number;
    const option = options[number];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  move(step) {
    const places = this.options.length + 1; // one more: the box itself
    this.activate(((this.active + 1 + step + places) % places) - 1);
  }

  key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const acts = {
      ArrowDown: () => (this.isOpen ? this.move(1) : this.ask()),
      ArrowUp: () => (this.isOpen ? this.move(-1) : this.ask()),
      Enter: () => this.choose(this.options[this.active]),
      Escape: () => this.close(),
    };
    const act = acts[event.key];
    const isMine = event.key.startsWith("Arrow") || (this.isOpen && (event.key === "Escape" || this.active >= 0));
    if (!act || !isMine) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  choose(option) {
    if (!option) return;
    this.input.value = option.dataset.value;
    const { url } = option.dataset;
    this.close();
    window.location.assign(url);
  }
}

document.querySelectorAll("input[data-suggestions]").forEach((input) => new Combobox(input));
