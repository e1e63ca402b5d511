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
  // Along a chart with the arrow keys: one stop for the Tab key instead of one per point.
  document.querySelectorAll(".chart svg").forEach(function (chart) {
    var points = Array.from(chart.querySelectorAll("a"));
    function only(point) {
      points.forEach(function (each) { each.setAttribute("tabindex", each === point ? "0" : "-1"); });
    }
    chart.addEventListener("keydown", function (event) {
      var at = points.indexOf(document.activeElement);
      var to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: points.length - 1 }[event.key];
      if (at < 0 || to === undefined) return;
      event.preventDefault();
      var next = points[Math.max(0, Math.min(points.length - 1, to))];
      only(next);
      next.focus();
    });
    if (points.length) only(points[points.length - 1]);
  });
  var summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();
})();
