// A chosen or dropped workbook goes to the server as it is (a raw PUT), with its progress on the page.
(function () {
  "use strict";

  function said(text) {
    var place = document.getElementById("upload-said");
    if (place) place.textContent = text || "";
    return place ? place.dataset : {};
  }

  function shown(percent) {
    var bar = document.getElementById("upload-progress");
    if (!bar) return;
    bar.hidden = percent === null;
    if (percent !== null) bar.value = percent;
  }

  function send(input, file) {
    var words = said("");
    if (file.size > Number(input.dataset.limit)) { said(input.dataset.tooLarge); input.value = ""; return; }
    var hint = document.getElementById("period-hint");
    var asked = new URLSearchParams({ name: file.name, from: input.dataset.upload });
    if (hint && hint.value) asked.set("month", hint.value);
    var request = new XMLHttpRequest();
    request.open("PUT", "/upload?" + asked);
    request.setRequestHeader("Accept", "application/json");
    request.upload.onprogress = function (event) {
      if (!event.lengthComputable) return;
      var percent = Math.round(100 * event.loaded / event.total);
      shown(percent);
      said(percent < 100 ? words.sending + " " + percent + "%" : words.reading);
    };
    request.onload = function () {
      shown(null);
      var answer = {};
      try { answer = JSON.parse(request.responseText); } catch (error) { answer = {}; }
      if (request.status === 200 && answer.to) { said(""); window.monitorGo(answer.to); return; }
      said(answer.message || words.failed);
    };
    request.onerror = function () { shown(null); said(words.failed); };
    said(words.sending);
    request.send(file);
    input.value = "";
  }

  document.addEventListener("change", function (event) {
    var input = event.target;
    if (input.matches && input.matches("input[data-upload]") && input.files.length) send(input, input.files[0]);
  });

  function area(event) {
    return event.target.closest && event.target.closest("[data-drop]");
  }

  document.addEventListener("dragover", function (event) {
    var place = area(event);
    if (!place) return;
    event.preventDefault();
    place.classList.add("over");
  });

  document.addEventListener("dragleave", function (event) {
    var place = area(event);
    if (place && !place.contains(event.relatedTarget)) place.classList.remove("over");
  });

  document.addEventListener("drop", function (event) {
    var place = area(event);
    if (!place) return;
    event.preventDefault();
    place.classList.remove("over");
    var input = document.getElementById(place.dataset.drop);
    if (event.dataTransfer.files.length) send(input, event.dataTransfer.files[0]);
  });
})();
