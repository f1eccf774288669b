// Menus of the header close on Escape and on a tap elsewhere; without this they close on their summary.
const menus = document.querySelectorAll(".header .disclosure");

function close(menu, refocus = false) {
  if (!menu.open) return;
  menu.open = false;
  if (refocus) menu.querySelector("summary").focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") menus.forEach((menu) => close(menu, menu.contains(document.activeElement)));
});
document.addEventListener("click", (event) => {
  menus.forEach((menu) => menu.contains(event.target) || close(menu));
});
