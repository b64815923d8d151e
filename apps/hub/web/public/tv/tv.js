/* The board for old televisions: ECMAScript 5, no modules, no WebSocket, no fetch. It asks the hub every second. */
(function () {
  "use strict";

  var everyMs = 1000;
  var answerWithinMs = 4000;
  /** A page that runs for weeks on a small machine begins anew now and then, while nobody is called. */
  var renewMs = 6 * 3600 * 1000;
  /** So long a call stands out, and so many calls have a card. */
  var freshMs = 6000;
  var cards = 2;

  var parts = location.pathname.split("/");
  var address = "/api/board/" + (parts[2] || "") + location.search;
  var begun = new Date().getTime();
  var shown = "";
  var heardAt = 0;
  var words = null;

  function byId(id) {
    return document.getElementById(id);
  }

  /** An element of this class with a text; text is never read as markup. */
  function element(tag, name, text) {
    var made = document.createElement(tag);
    if (name !== "") made.className = name;
    if (text !== "") made.appendChild(document.createTextNode(text));
    return made;
  }

  function fill(place, children) {
    var i;
    while (place.firstChild !== null) place.removeChild(place.firstChild);
    for (i = 0; i < children.length; i += 1) place.appendChild(children[i]);
  }

  function counterWords(counter) {
    return /^.{1,3}$/.test(counter) ? words.counter + " " + counter : counter;
  }

  function card(call, first, now) {
    var fresh = now - call.at < freshMs;
    var made = element("div", "call" + (first ? " first" : "") + (fresh ? " fresh" : ""), "");
    made.appendChild(element("div", "label", call.label));
    made.appendChild(element("div", "counter", counterWords(call.counter)));
    if (first) made.appendChild(element("div", "purpose", call.agency + " \u00b7 " + call.service));
    return made;
  }

  function table(rows) {
    var made = element("table", "", "");
    var body = element("tbody", "", "");
    var i, row;
    for (i = 0; i < rows.length; i += 1) {
      row = element("tr", "", "");
      row.appendChild(element("td", "", rows[i][0]));
      row.appendChild(element("td", "", rows[i][1]));
      body.appendChild(row);
    }
    made.appendChild(body);
    return made;
  }

  function showNow(view, now) {
    var children = [];
    var i, call;
    for (i = 0; i < view.calls.length && children.length < cards; i += 1) {
      call = view.calls[i];
      if (now < call.nowUntil) children.push(card(call, children.length === 0, now));
    }
    if (children.length === 0) fill(byId("now"), [element("div", "rest", words.rest)]);
    else fill(byId("now"), [element("h1", "", words.nowCalling)].concat(children));
    return children.length;
  }

  function showSide(view, now) {
    var last = [];
    var waiting = [];
    var carded = 0;
    var i, call, row;
    // Who has no card stands in the list, also while they are called.
    for (i = 0; i < view.calls.length && last.length < 6; i += 1) {
      call = view.calls[i];
      if (now < call.nowUntil && carded < cards) carded += 1;
      else last.push([call.label, counterWords(call.counter)]);
    }
    for (i = 0; i < view.waiting.length && i < 8; i += 1) {
      row = view.waiting[i];
      waiting.push([row.prefix + " " + row.service, String(row.persons)]);
    }
    fill(byId("last"), last.length === 0 ? [] : [element("h2", "", words.lastCalls), table(last)]);
    fill(byId("waiting"), waiting.length === 0 ? [] : [element("h2", "", words.waiting), table(waiting)]);
  }

  function show(answer) {
    var view = answer.view;
    var busy;
    words = answer.words;
    document.documentElement.lang = view.language;
    fill(byId("hall"), [document.createTextNode(view.hall.name + " \u00b7 " + view.zone.name)]);
    fill(byId("clock"), [document.createTextNode(answer.clock)]);
    busy = showNow(view, answer.now) > 0;
    showSide(view, answer.now);
    byId("foot").className = "";
    fill(byId("foot"), [document.createTextNode(words.foot)]);
    if (!busy && new Date().getTime() - begun > renewMs) location.reload();
  }

  /** What is shown is old: it says so itself, for nobody else here can. */
  function showCut() {
    if (words === null || new Date().getTime() - heardAt < 3 * everyMs) return;
    byId("foot").className = "cut";
    fill(byId("foot"), [document.createTextNode(words.cut)]);
  }

  function take(text) {
    var answer;
    try {
      answer = JSON.parse(text);
    } catch (error) {
      return;
    }
    if (answer === null || typeof answer !== "object" || answer.ok !== true) return;
    heardAt = new Date().getTime();
    // Without a call that is new or over nothing but the clock changes.
    if (text === shown) return;
    shown = text;
    show(answer.value);
  }

  function ask() {
    var request = new XMLHttpRequest();
    var over = false;
    function end() {
      if (over) return;
      over = true;
      clearTimeout(timer);
      showCut();
      setTimeout(ask, everyMs);
    }
    var timer = setTimeout(function () {
      request.abort();
      end();
    }, answerWithinMs);
    request.onreadystatechange = function () {
      if (request.readyState !== 4) return;
      if (request.status === 200) take(request.responseText);
      end();
    };
    request.open("GET", address, true);
    request.send(null);
  }

  /** Everything is measured by the height of the picture: televisions of all sizes are read from as far. */
  function size() {
    var height = window.innerHeight || document.documentElement.clientHeight;
    document.documentElement.style.fontSize = Math.max(12, Math.round(height / 28)) + "px";
  }

  size();
  window.onresize = size;
  ask();
})();
