// Tells the site which question a followed answer belongs to, so that editors see what helps; no cookie, no visitor.
const asked = new URLSearchParams(location.search).get("q");

function report(event) {
  const link = event.target.closest("[data-result] a");
  if (!link || !asked || event.button > 1) return;
  const result = link.closest("[data-result]").dataset.result;
  navigator.sendBeacon("klik", new URLSearchParams({ q: asked, result }));
}

document.addEventListener("click", report);
document.addEventListener("auxclick", report);
