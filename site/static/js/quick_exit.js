// The way out leaves no entry behind in the list of visited pages that "back" goes through.
const exit = document.querySelector("[data-quick-exit]");

function leave(event) {
  event.preventDefault();
  window.location.replace(exit.href);
}

exit?.addEventListener("click", leave);
document.addEventListener("keydown", (event) => {
  if (exit && event.key === "Escape") leave(event);
});
