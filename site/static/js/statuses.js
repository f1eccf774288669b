// Hides services that say they are for people of another residence status. What is chosen never
// leaves this page: no address, no storage, no request.
const box = document.querySelector("[data-status-filter]");
const select = box?.querySelector("select");
const note = box?.querySelector("[data-hidden-count]");

function apply() {
  let hidden = 0;
  for (const item of document.querySelectorAll("[data-statuses]")) {
    const open = item.dataset.statuses.split(" ");
    item.hidden = Boolean(select.value) && !open.includes("kazdy") && !open.includes(select.value);
    hidden += item.hidden;
  }
  note.hidden = hidden === 0;
  note.querySelector("b").textContent = String(hidden);
}

if (box) {
  box.hidden = false;
  select.addEventListener("change", apply);
}
