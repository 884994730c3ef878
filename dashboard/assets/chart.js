// The chart's dict is drawn in light ink; here its colours become those of the reader's theme.
(function () {
  "use strict";
  var PAPER = { width: 670, height: 370 }; // pixels on A4
  var source = null;

  function inked(value, inks, style) {
    if (typeof value === "string") {
      return inks[value] ? style.getPropertyValue(inks[value]).trim() || value : value;
    }
    if (Array.isArray(value)) return value.map(function (item) { return inked(item, inks, style); });
    if (value && typeof value === "object") {
      var copy = {};
      Object.keys(value).forEach(function (key) { copy[key] = inked(value[key], inks, style); });
      return copy;
    }
    return value;
  }

  function drawn() {
    var figure = inked(source.figure, source.inks, window.getComputedStyle(document.documentElement));
    var family = window.getComputedStyle(document.body).fontFamily;
    figure.layout.font.family = figure.layout.hoverlabel.font.family = family;
    if (window.innerWidth < 760) { // a phone: smaller words, so that the lines keep their room
      figure.layout.margin.r = 94;
      figure.layout.font.size = 11;
      figure.layout.annotations.forEach(function (label) { label.font.size = 11; });
    }
    return figure;
  }

  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
    if (source && document.getElementById("chart")) {
      window.dash_clientside.set_props("chart", { figure: drawn() });
    }
  });

  // On paper the chart is as wide as the sheet, whatever the window was.
  function sized(width, height) {
    var chart = document.querySelector(".js-plotly-plot");
    if (chart && window.Plotly) window.Plotly.relayout(chart, { width: width, height: height, autosize: width === null });
  }
  window.addEventListener("beforeprint", function () { sized(PAPER.width, PAPER.height); });
  window.addEventListener("afterprint", function () { sized(null, null); });

  window.dash_clientside = Object.assign(window.dash_clientside || {}, {
    chart: {
      inked: function (given) {
        if (!given) return window.dash_clientside.no_update;
        source = given;
        return drawn();
      }
    }
  });
})();
