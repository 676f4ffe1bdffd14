// Shows the states of one trace step by step. The page holds the data; nothing is loaded.
(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("data").textContent);
  var count = data.steps.length;
  var at = 0;

  function byId(id) {
    return document.getElementById(id);
  }

  // An element with a class and children; text is never read as markup.
  function make(tag, cls, children) {
    var element = document.createElement(tag);
    if (cls) {
      element.className = cls;
    }
    (Array.isArray(children) ? children : children === undefined ? [] : [children]).forEach(function (child) {
      element.append(child);
    });
    return element;
  }

  function cpuBadge(cpu) {
    return make("span", "cpu c" + (cpu % 8), "cpu" + cpu);
  }

  var NOTHING = ["0", "false", "none", "free", "idle"];

  function plain(text) {
    return make("span", NOTHING.indexOf(text) >= 0 ? "value nothing" : "value", text);
  }

  function change(before, after) {
    var out = make("span", "change");
    if (before !== null) {
      out.append(make("del", "", before));
    }
    if (before !== null && after !== null) {
      out.append(make("span", "arrow", " → "));
    }
    if (after !== null) {
      out.append(make("ins", "", after));
    }
    return out;
  }

  // The parts of a value, with those marked that differ from the parts before.
  function value(parts, before) {
    var old = {};
    (before || []).forEach(function (p) {
      old[p.name] = p.text;
    });
    var shown = [];
    parts.forEach(function (p) {
      var changed = before && old[p.name] !== p.text;
      var part = make("span", "part" + (changed ? " changed" : ""));
      part.dataset.field = p.name;
      if (p.name !== "" && p.text !== "") {
        part.append(make("span", "field", p.name), " ");
      }
      if (changed) {
        part.append(p.text === "" ? change(null, p.name) : change(p.name in old ? old[p.name] : null, p.text));
      } else if (p.text === "") {
        part.append(make("span", "value flag", p.name));
      } else {
        part.append(plain(p.text));
      }
      delete old[p.name];
      shown.push(part);
    });
    if (before) {
      Object.keys(old).forEach(function (name) {
        var gone = make("span", "part changed", change(old[name] === "" ? name : name + " " + old[name], null));
        gone.dataset.field = name;
        shown.push(gone);
      });
    }
    return shown;
  }

  function showWhere() {
    var where = byId("where");
    where.textContent = "";
    if (at === 0) {
      where.append(make("strong", "", "Start"), " of " + count + (count === 1 ? " step" : " steps"));
      return;
    }
    var step = data.steps[at - 1];
    where.append(make("strong", "", "Step " + at), " of " + count + " ", cpuBadge(step.cpu), " ", make("code", "", step.operation));
    if (step.function !== "") {
      where.append(" ", make("span", "where", step.function));
    }
  }

  function showStep() {
    var out = byId("step");
    out.textContent = "";
    if (at === 0) {
      out.append(make("p", "quiet", "Nothing has run yet: this is the state that the model starts in."));
      return;
    }
    var step = data.steps[at - 1];
    if (step.switched) {
      out.append(make("p", "switched", [cpuBadge(step.cpu), " goes on: " + step.switched]));
    }
    var list = make("dl", "access");
    function fact(label, content) {
      list.append(make("div", "", [make("dt", "", label), make("dd", "", content)]));
    }
    if (step.choices.length > 0) {
      fact("choose", make("code", "", step.choices.join(", ")));
    }
    if (step.access) {
      fact("access", make("code", "", step.access.kind));
      if (step.access.target) {
        fact("of", make("code", "", step.access.target));
      }
      step.access.values.forEach(function (v) {
        fact(v.name, make("code", "", v.text));
      });
    } else {
      fact("access", "none");
    }
    out.append(list);
    if (step.changes.length === 0) {
      out.append(make("p", "quiet", "Changes nothing."));
      return;
    }
    var body = make("tbody");
    step.changes.forEach(function (c) {
      var slot = make("th", "", make("code", "", c.slot));
      slot.colSpan = 2;
      slot.scope = "rowgroup";
      body.append(make("tr", "", slot));
      c.fields.forEach(function (f) {
        body.append(make("tr", "", [make("td", "field", f.name), make("td", "", change(f.before, f.after))]));
      });
    });
    var table = make("table", "changes", [make("caption", "", "Changes"), body]);
    out.append(make("div", "scrolls", table));
  }

  var KEYWORDS = /^(?:abstract|boolean|break|case|class|continue|else|enum|extends|final|for|if|implements|int|interface|long|new|null|private|protected|public|record|return|static|switch|this|throw|true|false|void|while)$/;

  // One line of Java as coloured pieces; comments over several lines are told by their leading star.
  function javaLine(text) {
    if (/^\s*(\*|\/\*)/.test(text)) {
      return [make("span", "comment", text)];
    }
    var pieces = [];
    (text.match(/\/\/.*$|"(?:[^"\\]|\\.)*"|[A-Za-z_@]\w*|[^A-Za-z_@"\/]+|[\s\S]/g) || []).forEach(function (t) {
      var cls = t.indexOf("//") === 0 ? "comment" : t.charAt(0) === "\"" ? "string" : KEYWORDS.test(t) ? "keyword"
          : t.charAt(0) === "@" ? "comment" : "";
      pieces.push(cls ? make("span", cls, t) : t);
    });
    return pieces;
  }

  // Where the CPUs stand after this step: a badge for each at the line of its next access.
  function standing(file) {
    var lines = {};
    (data.positions[Math.min(at, data.positions.length - 1)] || []).forEach(function (position, cpu) {
      var m = /^in .* at ([^:]+):(\d+)$/.exec(position);
      if (m && m[1] === file) {
        (lines[m[2]] = lines[m[2]] || []).push(cpu);
      }
    });
    return lines;
  }

  function showSource() {
    var out = byId("source");
    out.textContent = "";
    var step = at === 0 ? null : data.steps[at - 1];
    if (!step || step.file === "") {
      out.append(make("p", "quiet", step ? "This step makes no shared access." : "No access yet."));
      return;
    }
    var excerpt = step.source < 0 ? null : data.sources[step.source];
    if (!excerpt) {
      out.append(make("p", "place", step.file + (step.line > 0 ? ":" + step.line : "")));
      out.append(make("p", "quiet", "The source of " + step.file + " is not on the model path, so its lines are not here."));
      return;
    }
    out.append(make("p", "place", excerpt.path + ":" + step.line));
    var stand = standing(step.file);
    var lines = make("div", "lines");
    var current = null;
    var near = excerpt.lines.filter(function (line) {
      return Math.abs(line.number - step.line) <= 6;
    });
    // The indentation that all of them have says nothing and takes room.
    var indent = Math.min.apply(null, near.filter(function (line) {
      return line.text.trim() !== "";
    }).map(function (line) {
      return line.text.length - line.text.trimStart().length;
    }));
    near.forEach(function (line) {
      var here = line.number === step.line;
      var wrong = at === count && data.wrong !== undefined && data.wrong.file === step.file
          && data.wrong.line === line.number;
      var row = make("div", "line" + (here ? " current" : "") + (wrong ? " wrong" : ""), [
        make("span", "line-number", String(line.number)),
        make("span", "stand", (stand[line.number] || []).map(cpuBadge)),
        make("code", "", javaLine(line.text.slice(indent)))
      ]);
      if (here) {
        row.setAttribute("aria-current", "true");
        current = row;
      }
      lines.append(row);
    });
    var box = make("div", "source scrolls", lines);
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", "Source around " + step.file + ":" + step.line);
    out.append(box);
    if (current && Object.keys(stand).length > 0) {
      out.append(make("p", "hint", "A badge stands at the next access of a CPU."));
    }
  }

  function stateTable(group, now, before, last, hide) {
    var head = make("tr", "", make("th", "", group.name));
    group.objects.forEach(function (object) {
      var th = make("th", "", make("span", "object", object));
      th.scope = "col";
      var element = last ? data.elements[object] : undefined;
      if (element !== undefined) {
        th.className = "named";
        th.append(" ", make("span", "element", element));
      }
      head.append(th);
    });
    var body = make("tbody");
    group.rows.forEach(function (row) {
      if (hide && !row.changes) {
        return;
      }
      var name = make("th", "", row.field);
      name.scope = "row";
      var line = make("tr", row.changes ? "" : "constant", name);
      row.slots.forEach(function (slots, i) {
        var cell = make("td");
        slots.forEach(function (slot, e) {
          if (slot < 0) {
            return;
          }
          var values = data.slots[slot].values;
          var changed = before !== null && before[slot] !== now[slot];
          var shown = make("span", changed ? "slot changed" : "slot");
          shown.dataset.slot = data.slots[slot].path;
          value(values[now[slot]], changed ? values[before[slot]] : null).forEach(function (part, j) {
            shown.append(j === 0 ? "" : " ", part);
          });
          if (row.elements[e] === "") {
            cell.append(shown);
          } else {
            cell.append(make("span", "entry", [make("span", "field", row.elements[e] + ":"), " ", shown]), " ");
          }
          if (changed) {
            cell.classList.add("changed");
          }
        });
        if (last && data.elements[group.objects[i]] !== undefined) {
          cell.classList.add("named");
        }
        line.append(cell);
      });
      body.append(line);
    });
    if (body.children.length === 0) {
      return null;
    }
    var box = make("div", "scrolls", make("table", "state", [make("thead", "", head), body]));
    return box;
  }

  function positionTable(now, before) {
    var body = make("tbody");
    now.forEach(function (position, cpu) {
      var changed = before !== null && before[cpu] !== position;
      var name = make("th", "", cpuBadge(cpu));
      name.scope = "row";
      var cell = make("td", changed ? "changed" : "", make("span", position === "idle" ? "value nothing" : "value", position));
      body.append(make("tr", "", [name, cell]));
    });
    var head = make("thead", "", make("tr", "", [make("th", "", "CPU"), make("th", "", "where it stands")]));
    return make("div", "scrolls", make("table", "state positions", [head, body]));
  }

  function showState() {
    var out = byId("state");
    out.textContent = "";
    var there = at < data.states.length;
    var k = there ? at : data.states.length - 1;
    var before = there && k > 0 ? k - 1 : null;
    if (!there) {
      out.append(make("p", "notice", "Step " + at + " violates the property itself, so there is no state after it. This is the state before it."));
    }
    var last = at === count;
    var hide = byId("only-changing").checked;
    var tables = make("div", "tables");
    data.groups.forEach(function (group) {
      var table = stateTable(group, data.states[k], before === null ? null : data.states[before], last, hide);
      if (table) {
        tables.append(table);
      }
    });
    tables.append(positionTable(data.positions[k], before === null ? null : data.positions[before]));
    out.append(tables);
  }

  // Scrolls a box, never the page, so that an element inside it is seen.
  function reveal(box, element) {
    var b = box.getBoundingClientRect();
    var e = element.getBoundingClientRect();
    var head = box.querySelector("thead");
    var top = b.top + (head ? head.getBoundingClientRect().height : 0);
    if (e.top < top) {
      box.scrollTop -= top - e.top;
    } else if (e.bottom > b.bottom) {
      box.scrollTop += e.bottom - b.bottom + 4;
    }
    if (e.left < b.left + 60) {
      box.scrollLeft -= b.left + 60 - e.left;
    } else if (e.right > b.right) {
      box.scrollLeft += e.right - b.right + 4;
    }
  }

  // Beside the details the list of steps ends where the window ends, so that the current step is always in sight.
  function fitSteps() {
    var box = byId("steps-box");
    var beside = getComputedStyle(box).position === "sticky";
    box.style.maxHeight = beside ? Math.max(220, innerHeight - box.getBoundingClientRect().top - 8) + "px" : "";
  }

  function markSteps() {
    fitSteps();
    document.querySelectorAll("#steps tr[data-step]").forEach(function (row) {
      var here = Number(row.dataset.step) === at;
      row.classList.toggle("current", here);
      row.classList.toggle("past", Number(row.dataset.step) < at);
      if (here) {
        row.setAttribute("aria-current", "step");
        if (at === 0) {
          byId("steps-box").scrollTop = 0;
        } else {
          reveal(byId("steps-box"), row);
        }
      } else {
        row.removeAttribute("aria-current");
      }
    });
    var now = byId("now");
    if (now) {
      now.hidden = at === 0;
      now.style.gridColumn = String(at + 1);
      var tick = document.querySelector(".tick[data-step='" + Math.max(1, at) + "']");
      if (tick) {
        reveal(byId("schedule"), tick);
      }
    }
    byId("first").disabled = byId("previous").disabled = at === 0;
    byId("last").disabled = byId("next").disabled = at === count;
    document.body.classList.toggle("at-last", at === count);
  }

  function go(step, keepHash) {
    at = Math.max(0, Math.min(count, step));
    showWhere();
    showStep();
    showSource();
    showState();
    markSteps();
    if (!keepHash) {
      history.replaceState(null, "", "#step-" + at);
    }
  }

  function fromHash() {
    var m = /^#step-(\d+)$/.exec(location.hash);
    return m ? Number(m[1]) : null;
  }

  function scrollsSideways(target) {
    var box = target.closest ? target.closest(".scrolls") : null;
    return box !== null && box.scrollWidth > box.clientWidth;
  }

  function listen() {
    byId("first").addEventListener("click", function () { go(0); });
    byId("previous").addEventListener("click", function () { go(at - 1); });
    byId("next").addEventListener("click", function () { go(at + 1); });
    byId("last").addEventListener("click", function () { go(count); });
    byId("only-changing").addEventListener("change", showState);
    byId("steps").addEventListener("click", function (event) {
      var row = event.target.closest("tr[data-step]");
      if (row && String(getSelection()) === "") {
        event.preventDefault();
        go(Number(row.dataset.step));
      }
    });
    if (byId("schedule")) {
      byId("schedule").addEventListener("click", function (event) {
        var tick = event.target.closest("[data-step]");
        if (tick) {
          event.preventDefault();
          go(Number(tick.dataset.step));
        }
      });
    }
    addEventListener("resize", markSteps);
    addEventListener("scroll", fitSteps, { passive: true });
    addEventListener("hashchange", function () {
      var step = fromHash();
      if (step !== null && step !== at) {
        go(step, true);
      }
    });
    document.addEventListener("keydown", function (event) {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
        return;
      }
      var inSteps = byId("steps-box").contains(event.target);
      var moves = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: count };
      if (inSteps) {
        moves.ArrowDown = at + 1;
        moves.ArrowUp = at - 1;
      }
      if (event.key in moves && !scrollsSideways(event.target)) {
        event.preventDefault();
        go(moves[event.key]);
      }
    });
  }

  // The choice of the reader, where the browser keeps one for pages on disk.
  function stored(theme) {
    try {
      if (theme) {
        localStorage.setItem("pageproof-theme", theme);
      }
      return localStorage.getItem("pageproof-theme");
    } catch (e) {
      return null;
    }
  }

  function theme() {
    var button = byId("theme");
    var system = matchMedia("(prefers-color-scheme: dark)");
    function dark() {
      var chosen = document.documentElement.dataset.theme;
      return chosen ? chosen === "dark" : system.matches;
    }
    function label() {
      button.querySelector("span").textContent = dark() ? "light" : "dark";
    }
    var kept = stored();
    if (kept === "dark" || kept === "light") {
      document.documentElement.dataset.theme = kept;
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      document.documentElement.dataset.theme = dark() ? "light" : "dark";
      stored(document.documentElement.dataset.theme);
      label();
    });
    system.addEventListener("change", label);
    label();
  }

  // In a large model most fields stand still, and would hide those that do not.
  function hideConstants() {
    var rows = data.groups.reduce(function (all, group) { return all.concat(group.rows); }, []);
    var constant = rows.filter(function (row) { return !row.changes; }).length;
    byId("constants").textContent = String(constant);
    byId("only-changing").checked = rows.length > 20;
  }

  theme();
  listen();
  hideConstants();
  var wanted = fromHash();
  go(wanted === null ? 0 : wanted, true);
})();
