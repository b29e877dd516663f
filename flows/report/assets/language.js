"use strict";
// Runs before anything is drawn: the language is the reader's last choice, else the browser's.
var newsclaims = window.newsclaims || {};
newsclaims.language = function (chosen) {
  if (chosen) {
    document.documentElement.lang = chosen;
    try { localStorage.setItem("newsclaims.language", chosen); } catch (error) { /* nothing is kept without storage */ }
  }
  return document.documentElement.lang;
};
(function () {
  let kept = null;
  try { kept = localStorage.getItem("newsclaims.language"); } catch (error) { /* as above */ }
  document.documentElement.lang = kept || (navigator.language.startsWith("zh") ? "zh-CN" : "en");
  document.addEventListener("DOMContentLoaded", function () {
    document.getElementById("language").addEventListener("click", function () {
      newsclaims.language(newsclaims.language() === "en" ? "zh-CN" : "en");
      document.dispatchEvent(new Event("language"));
    });
  });
})();
