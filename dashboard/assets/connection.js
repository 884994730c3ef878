// Pages are asked for through this: a lost connection is told and tried again, a slow one is seen to be at work.
(function () {
  "use strict";
  var ASKED = "/_dash-update-component";
  var SLOW = 400, SPOKEN = 1000; // milliseconds until the bar shows, and until it is said aloud
  var WAITS = [1, 2, 4, 8, 15]; // seconds between attempts
  var AWAY = [502, 503, 504]; // whoever stands before us answers so while we are not there
  var fetched = window.fetch;
  var newest = {}; // by what it fills, the number of the request that counts
  var number = 0, working = 0, timers = [];

  function place() { return document.getElementById("connection"); }

  function said(what) {
    var bar = place(), language = document.documentElement.lang === "en" ? "en" : "zh";
    if (!bar) return;
    bar.hidden = !what;
    bar.querySelector("span").textContent = what ? bar.getAttribute("data-" + what + "-" + language) : "";
    var link = bar.querySelector("a");
    link.hidden = what !== "expired" && what !== "failed";
    link.textContent = bar.getAttribute("data-again-" + language);
    link.href = window.location.href;
  }

  function begun() {
    working += 1;
    if (working > 1) return;
    timers = [
      window.setTimeout(function () { document.documentElement.setAttribute("data-working", ""); }, SLOW),
      window.setTimeout(function () { aloud("loading"); }, SPOKEN)
    ];
  }

  function ended() {
    working -= 1;
    if (working) return;
    timers.forEach(window.clearTimeout);
    document.documentElement.removeAttribute("data-working");
    aloud("");
  }

  function aloud(what) {
    var bar = place(), live = document.getElementById("connection-said");
    var language = document.documentElement.lang === "en" ? "en" : "zh";
    if (bar && live) live.textContent = what ? bar.getAttribute("data-" + what + "-" + language) : "";
  }

  // Nothing to be filled in: the page stays as it is.
  function nothing() { return new Response(null, { status: 204 }); }

  // Until the time is over, or the browser says that it is on the net again.
  function pause(seconds) {
    return new Promise(function (go) {
      var timer = window.setTimeout(done, 1000 * seconds);
      function done() {
        window.clearTimeout(timer);
        window.removeEventListener("online", done);
        go();
      }
      window.addEventListener("online", done);
    });
  }

  function asked(request, fills, mine, attempt) {
    function again() {
      if (newest[fills] !== mine) return nothing();
      said("lost");
      return pause(WAITS[Math.min(attempt, WAITS.length - 1)]).then(function () {
        return newest[fills] === mine ? asked(request, fills, mine, attempt + 1) : nothing();
      });
    }
    return fetched.apply(window, request).then(function (answer) {
      if (AWAY.indexOf(answer.status) >= 0) return again();
      if (answer.status === 401 || answer.status === 403) { said("expired"); return nothing(); }
      if (answer.status >= 500) { said("failed"); return nothing(); }
      said("");
      return answer;
    }, again);
  }

  window.fetch = function (input, options) {
    var address = typeof input === "string" ? input : input.url;
    if (address.indexOf(ASKED) < 0) return fetched.apply(window, arguments);
    var fills = "";
    try { fills = JSON.parse(options.body).output; } catch (error) { fills = ""; }
    number += 1;
    newest[fills] = number;
    begun();
    return asked([input, options], fills, number, 0).finally(ended);
  };

  window.addEventListener("offline", function () { said("lost"); });
  window.addEventListener("online", function () { if (!working) said(""); });
})();
