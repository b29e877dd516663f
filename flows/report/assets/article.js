"use strict";
// The reading of the number that is pointed at, focused or linked to.
(function () {
  const shown = document.getElementById("shown");
  const close = document.getElementById("close");
  const hint = shown.innerHTML;
  let pinned = null;
  let current = null;

  function show(number) {
    if (number === current) return;
    if (current) current.classList.remove("current");
    current = number;
    close.hidden = !number;
    document.body.classList.toggle("reads", Boolean(number));
    if (!number) { shown.innerHTML = hint; return; }
    number.classList.add("current");
    const reading = document.getElementById("r-" + number.id).cloneNode(true);
    reading.removeAttribute("id");
    shown.replaceChildren(reading);
  }

  function numberOf(event) { return event.target.closest ? event.target.closest("a.number") : null; }

  document.addEventListener("pointerover", function (event) {
    const number = event.pointerType === "mouse" && numberOf(event);
    if (number) show(number);
  });
  document.addEventListener("focusin", function (event) {
    const number = numberOf(event);
    if (number) show(number);
  });
  document.addEventListener("click", function (event) {
    const number = numberOf(event);
    if (!number) return;
    event.preventDefault();
    pin(number);
    history.replaceState(null, "", "#" + number.id);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") release();
  });
  close.addEventListener("click", release);

  function pin(number) {
    if (pinned) pinned.classList.remove("pinned");
    pinned = number;
    if (number) number.classList.add("pinned");
    show(number);
  }

  function release() {
    const last = current;
    pin(null);
    if (last) last.focus({ preventScroll: true });
    show(null);
  }

  function follow() {
    const number = document.getElementById(location.hash.slice(1));
    if (!number || !number.matches("a.number")) return;
    pin(number);
    number.focus({ preventScroll: true });
    number.scrollIntoView({ block: "center" });
  }

  for (const box of document.querySelectorAll(".legend input")) {
    box.addEventListener("change", function () { document.body.classList.toggle("without-" + box.value, !box.checked); });
  }
  window.addEventListener("hashchange", follow);
  follow();
})();
