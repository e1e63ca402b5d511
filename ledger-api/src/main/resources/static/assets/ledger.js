// Improvements only: everything works without this file.
(function () {
  "use strict";
  // A long text: how many characters are left.
  document.querySelectorAll("textarea[data-limit]").forEach(function (area) {
    var says = document.getElementById(area.id + "-count");
    if (!says) return;
    var limit = Number(area.dataset.limit);
    var between = document.documentElement.lang === "sq" ? "\u00a0" : ",";
    var later;
    function tell() {
      var left = limit - Array.from(area.value.replace(/\r\n?/g, "\n")).length;
      var over = left < 0;
      var n = Math.abs(left);
      var words = n === 1 ? (over ? says.dataset.overOne : says.dataset.leftOne) : (over ? says.dataset.over : says.dataset.left);
      says.textContent = words.replace("{0}", String(n).replace(/\B(?=(\d{3})+$)/g, between));
      says.classList.toggle("over", over);
    }
    area.addEventListener("input", function () { clearTimeout(later); later = setTimeout(tell, 400); });
    tell();
  });
  // A second press while the first is on its way does nothing; the server would count it once anyway.
  document.querySelectorAll("form[method=post]").forEach(function (form) {
    form.addEventListener("submit", function (event) {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "1";
    });
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
  });
  // Buttons that only a script can serve.
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
  document.querySelectorAll("[data-copy]").forEach(function (button) {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim()).then(function () {
        button.textContent = button.dataset.done;
      });
    });
  });
  var summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();
})();
