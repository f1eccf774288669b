// A word explained opens as a note at the word: Escape or a tap elsewhere closes it, and the address
// stays as it was. Without this the link leads to the note, and the note's link back to the word.
const noteOf = (link) => document.getElementById(link.hash.slice(1));
const isPlain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

function open(link, note) {
  note.popover = "auto";
  note.showPopover({ source: link });
  note.focus({ preventScroll: true });
}

function back(event) {
  if (event.newState !== "closed") return;
  const note = event.target;
  const isLeft = note.contains(document.activeElement) || document.activeElement === document.body;
  note.removeAttribute("popover"); // it stands in the list again
  if (isLeft) document.getElementById(`explained-${note.id.slice(5)}`)?.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.explained, .words-explained [popover] > a");
  if (!link || !isPlain(event) || !("popover" in HTMLElement.prototype)) return;
  event.preventDefault();
  if (link.matches(".explained")) open(link, noteOf(link));
  else link.closest("[popover]").hidePopover();
});
document.querySelectorAll(".words-explained li").forEach((note) => note.addEventListener("toggle", back));
