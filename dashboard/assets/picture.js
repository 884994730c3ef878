// The chart as a picture: drawn anew with its title and its stamp inside, so that it says what it is anywhere.
(function () {
  "use strict";
  var WIDTH = 960, HEIGHT = 560, SCALE = 2;

  function titled(chart, button) {
    var style = window.getComputedStyle(document.documentElement);
    var ink = style.getPropertyValue("--ink").trim(), quiet = style.getPropertyValue("--quiet").trim();
    var layout = JSON.parse(JSON.stringify(chart.layout));
    layout.width = WIDTH;
    layout.height = HEIGHT;
    layout.autosize = false;
    layout.paper_bgcolor = layout.plot_bgcolor = style.getPropertyValue("--paper").trim();
    layout.margin = Object.assign({}, layout.margin, { l: 24, t: 64, b: 76, r: 150 });
    layout.title = { text: "<b>" + button.dataset.title + "</b>", x: 0.02, xanchor: "left", y: 0.95, font: { size: 18, color: ink } };
    layout.annotations = (layout.annotations || []).concat([{
      text: button.dataset.note, xref: "paper", yref: "paper", x: 0, y: 0, yshift: -62,
      xanchor: "left", yanchor: "bottom", showarrow: false, font: { size: 11, color: quiet }
    }]);
    return { data: chart.data, layout: layout };
  }

  function kept(address, name) {
    var link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("button[data-picture]");
    var chart = button && document.querySelector(".js-plotly-plot");
    if (!chart || !window.Plotly) return;
    var kind = button.dataset.picture;
    button.disabled = true;
    window.Plotly.toImage(titled(chart, button), { format: kind, width: WIDTH, height: HEIGHT, scale: SCALE })
      .then(function (address) { kept(address, button.dataset.name + "." + kind); })
      .finally(function () { button.disabled = false; });
  });
})();
