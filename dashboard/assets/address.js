// The address is the state: links change it without a reload, the drawer is a part of it.
(function () {
  "use strict";
  var DRAWER = ["source", "how"];
  var opener = null; // what opened the drawer, so that closing gives the focus back
  var fresh = true; // a link was followed (not the back button), so the page starts at its top
  var initial = true;

  function go(href) {
    var next = new URL(href, window.location.href);
    fresh = next.pathname !== window.location.pathname;
    window.history.pushState({}, "", next.href);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  function isPlain(event) {
    return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (!link || event.defaultPrevented || !isPlain(event)) return;
    var to = new URL(link.getAttribute("href"), window.location.href); // a link in a drawing has no parts of its own
    if (to.origin !== window.location.origin || link.hasAttribute("download") || link.getAttribute("target")) return;
    if (link.getAttribute("href").charAt(0) === "#") return;
    event.preventDefault();
    document.querySelectorAll("details.menu[open]").forEach(function (menu) { menu.open = false; });
    if (to.hash && to.pathname === window.location.pathname && to.search === window.location.search) {
      window.location.hash = to.hash;
      return;
    }
    if (DRAWER.some(function (key) { return to.searchParams.has(key); })) opener = link;
    go(to.href);
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    var menu = document.querySelector("details.menu[open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); return; }
    var close = document.querySelector(".drawer a.close");
    if (close) close.click();
  });

  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  // A form of ours is sent without a reload; the answer says where to go on.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.hasAttribute("data-inner")) return;
    event.preventDefault();
    var fields = new URLSearchParams(new FormData(form, event.submitter));
    if (form.method === "get") { go(form.action.split("?")[0] + "?" + fields); return; }
    able(form, false);
    fetch(form.action, { method: "POST", body: fields, headers: { Accept: "application/json" } })
      .then(function (answer) { return answer.json(); })
      .then(function (answer) { if (answer.to) arrived(form, answer.to); else unsent(form, answer.message); })
      .catch(function () { unsent(form, form.dataset.inner); });
  });

  // The same words may be answered twice in a row: then the address stays, and the page is asked for anew.
  function arrived(form, to) {
    if (new URL(to, window.location.href).href !== window.location.href) { go(to); return; }
    able(form, true);
    var here = window.location.pathname + window.location.search;
    window.dash_clientside.set_props("page-address", { data: here });
  }

  function able(form, may) {
    form.querySelectorAll("button").forEach(function (button) { button.disabled = !may; });
  }

  // Nothing was done, or nobody knows: the form stays as it is, with the reason below it.
  function unsent(form, reason) {
    var place = form.querySelector(".unsent") || form.appendChild(document.createElement("p"));
    place.className = "unsent";
    place.setAttribute("role", "alert");
    place.textContent = reason;
    able(form, true);
  }

  window.addEventListener("popstate", function () { fresh = false; });

  window.addEventListener("page-shown", function () {
    if (initial) { initial = false; return; }
    if (!fresh) return;
    window.scrollTo(0, 0);
    var heading = document.querySelector("main h1");
    if (heading) { heading.setAttribute("tabindex", "-1"); heading.focus({ preventScroll: true }); }
  });

  function opened() {
    var title = document.querySelector(".drawer h2");
    if (title) { title.setAttribute("tabindex", "-1"); title.focus(); }
  }

  function closed() {
    if (opener && document.contains(opener)) opener.focus();
    opener = null;
  }

  window.monitorGo = go;
  window.dash_clientside = Object.assign(window.dash_clientside || {}, {
    address: {
      // pathname, search, and what both were before -> what the page shows, what the drawer shows
      split: function (pathname, search, page, drawer) {
        var none = window.dash_clientside.no_update;
        var asked = new URLSearchParams(search || "");
        var open = DRAWER.some(function (key) { return asked.has(key); });
        var whole = open ? pathname + "?" + asked : "";
        DRAWER.forEach(function (key) { asked.delete(key); });
        var rest = pathname + (asked.toString() ? "?" + asked : "");
        return [rest === page ? none : rest, whole === drawer ? none : whole];
      },
      shown: function (tree) {
        window.setTimeout(tree ? opened : closed, 0);
        return window.dash_clientside.no_update;
      },
      // a click on a point of the chart opens where its number comes from
      opened: function (click) {
        var key = click && click.points && click.points[0] && click.points[0].customdata;
        if (typeof key === "string" && key) {
          var asked = new URL(window.location.href);
          asked.searchParams.set("source", key);
          go(asked.href);
        }
        return window.dash_clientside.no_update;
      }
    }
  });
})();
