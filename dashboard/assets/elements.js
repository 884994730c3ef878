// Tree shows a tree of [tag, attributes, children]; Head names the document. See dashboard/elements.py.
(function () {
  "use strict";
  var React = window.React;

  function drawn(node, slot) {
    if (typeof node === "string") return node;
    if (node[0] === "slot") return slot;
    var children = node[2].map(function (child) { return drawn(child, slot); });
    return React.createElement.apply(React, [node[0], node[1]].concat(children));
  }

  // A page that says so looks again after some seconds (while the demo fills itself).
  function useRefresh(props) {
    React.useEffect(function () {
      var asking = props.id === "page" && document.querySelector("[data-refresh]");
      if (!asking) return undefined;
      var timer = window.setTimeout(function () {
        var here = window.location.pathname + window.location.search;
        window.dash_clientside.set_props("page-address", { data: here });
      }, 1000 * Number(asking.dataset.refresh));
      return function () { window.clearTimeout(timer); };
    }, [props.tree]);
  }

  function Tree(props) {
    useRefresh(props);
    return props.tree ? drawn(props.tree, props.children || null) : null;
  }

  function Head(props) {
    React.useEffect(function () {
      if (props.title) document.title = props.title;
      document.documentElement.lang = props.language === "en" ? "en" : "zh-CN";
    }, [props.title, props.language]);
    React.useEffect(function () {
      if (props.page) window.dispatchEvent(new CustomEvent("page-shown", { detail: props.page }));
    }, [props.page]);
    return null;
  }

  window.monitor = { Tree: Tree, Head: Head };
})();
