/* mkdocs-academic: search and filters over a list of works, and the button that copies BibTeX.
 *
 * Everything can be read without this file; it only adds. There is no index beside the entries of a page: what they are
 * found by is read from their text and their data attributes. The words come with the page, in its language.
 */
(() => {
  "use strict";
  if (window.academic) return;                                  // a theme may run a script again with each page
  window.academic = true;

  const ROW = 6;                                                // so many values stand in a row; more go into a menu,
  const FEW = 12;                                               // which has a field to find one when they are not few
  const MOST = 100;                                             // and shows this many at once
  const LONG = 300;                                             // so many works take a browser long to lay out
  const TEXTS = ".academic-title, .academic-authors, .academic-venue, .academic-note, .academic-highlights, .academic-details--abstract > div";
  const LETTERS = { ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i" };
  const kept = new WeakSet();                                   // links within the page that keep what is chosen
  let lists = [];

  /** A text for comparing: without accents, in one case. */
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[ßøłđðþæœı]/g, (letter) => LETTERS[letter]);

  const fill = (text, parts) => text.replace(/\{(\w+)\}/g, (_, name) => parts[name]);

  function make(name, properties, ...children) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  }

  const button = (className, textContent, onclick) => make("button", { className, type: "button", textContent, onclick });

  /* One list with its controls ------------------------------------------------------------------------------------- */

  class List {
    constructor(block, number) {
      Object.assign(this, JSON.parse(block.dataset.academicFilter));           // search, facets, labels, words
      this.block = block;
      this.prefix = number ? `${number + 1}-` : "";
      this.read();
      this.build(this.words.label + (number ? ` ${number + 1}` : ""));
      this.recall();
    }

    /** Reads which facts each entry has, and which groups hold it. A work that stands in two groups is counted once. */
    read() {
      const groups = new Map();
      const groupOf = (element) => {
        const found = element.closest(".academic-group");
        if (!this.block.contains(found)) return null;
        if (!groups.has(found)) groups.set(found, { element: found, outer: groupOf(found.parentElement), shown: 0 });
        return groups.get(found);
      };
      const seen = new Set();
      const facets = this.facets.map(([name, title], index) => ({ name, title, index, values: new Map(), chosen: [] }));
      this.entries = [...this.block.querySelectorAll(".academic-publication")].map((element) => {
        const key = element.dataset.key ?? element.id.slice(4);                // behind "pub-"
        const first = !seen.has(key);
        seen.add(key);
        const facts = facets.map((facet) => this.values(facet, element.dataset, first));
        return { element, first, facts, group: groupOf(element), hidden: element.hidden };
      });
      this.groups = [...groups.values()];
      this.total = seen.size;
      for (const facet of facets) {
        // A value that every work has narrows nothing.
        facet.values = [...facet.values.values()].filter((value) => value.total < this.total).sort(
          facet.name === "year" ? (a, b) => b.text - a.text : (a, b) => b.total - a.total || a.label.localeCompare(b.label),
        );
      }
      this.facets = facets.filter((facet) => facet.values.length);
    }

    /** The values of a facet that an entry has. */
    values(facet, data, first) {
      return (data[facet.name] ?? "").split("\n").filter(Boolean).map((text) => {
        const name = fold(text);
        const label = this.labels[facet.name]?.[text] ?? text;
        const value = facet.values.get(name) ?? { facet, name, text, label, total: 0, count: 0, chosen: false };
        facet.values.set(name, value);
        value.total += first;
        return value;
      });
    }

    /* The controls ------------------------------------------------------------------------------------------------- */

    build(label) {
      const { words } = this;
      this.form = make("form", { className: "academic-filter", autocomplete: "off", role: "search", ariaLabel: label });
      this.form.onsubmit = () => false;
      this.query = make("input", { className: "academic-search", type: "search", placeholder: words.hint });
      this.query.oninput = () => this.update("replace");
      this.query.onfocus = () => this.prepare();
      if (this.search) this.form.append(this.row(words.search, this.query, "label"));
      if (this.facets.length) {
        this.panel = make("div", { className: "academic-filter__facets" });
        this.form.append(this.panel);
        const menus = this.facets.filter((facet) => facet.values.length > ROW);
        for (const facet of this.facets) {
          const className = `academic-facet__options academic-facet__options--${facet.name}`;
          facet.options = make("div", { className, role: "group", ariaLabel: facet.title });
          if (menus.includes(facet)) continue;
          this.draw(facet);
          this.panel.append(this.row(facet.title, facet.options));
        }
        const row = make("div", { className: "academic-filter__menus" }, ...menus.map((facet) => this.makeMenu(facet)));
        if (menus.length) this.panel.append(this.row(words.by, row));
      }
      this.status = make("span", { className: "academic-status__count", role: "status", tabIndex: -1 });
      this.chips = make("span", { className: "academic-status__chips" });
      this.clearings = [1, 2].map(() => button("academic-status__clear", words.clear, () => this.clear("push")));
      this.line = make("div", { className: "academic-status" }, this.status, this.chips, this.clearings[0]);
      this.form.append(this.line);
      if (this.panel) this.makeSheet(label);
      this.block.querySelector(".academic-filter")?.remove();
      this.block.prepend(this.form);
    }

    row(title, content, name = "div") {
      const label = make("span", { className: "academic-filter__label", textContent: title });
      return make(name, { className: "academic-filter__row" }, label, content);
    }

    /** A menu, whose values are made when it is opened; one is open at a time. */
    makeMenu(facet) {
      const { find } = this.words;
      facet.summary = make("summary", { className: "academic-facet__summary" });
      facet.menu = make("details", { className: "academic-facet", name: `academic-${this.prefix}facets` }, facet.summary);
      if (facet.values.length > FEW) {
        const className = "academic-facet__find";
        facet.find = make("input", { className, type: "search", placeholder: find, ariaLabel: `${find} (${facet.title})` });
        facet.find.oninput = () => this.draw(facet);
        facet.menu.append(facet.find);
      }
      facet.menu.append(facet.options);
      facet.menu.ontoggle = () => facet.menu.open && this.draw(facet);
      facet.menu.onkeydown = (event) => {
        if (event.key !== "Escape" || !facet.menu.open || facet.find?.value) return;
        event.preventDefault();                                 // a sheet around it stays open
        facet.menu.open = false;
        facet.summary.focus();
      };
      return facet.menu;
    }

    /** Draws the values of a facet; of a menu those that its field finds, and those that are chosen. */
    draw(facet) {
      const wanted = fold(facet.find?.value ?? "");
      const found = facet.values.filter((value) => value.chosen || fold(value.label).includes(wanted));
      facet.options.replaceChildren(...found.slice(0, MOST).map((value) => this.makeOption(value)));
      if (found.length > MOST) facet.options.append(make("p", {}, fill(this.words.more, { n: found.length - MOST })));
    }

    makeOption(value) {
      value.box = make("input", { type: "checkbox" });
      value.box.onchange = () => this.choose(value, value.box.checked);
      value.number = make("span", { className: "academic-facet__count" });
      const name = make("bdi", {}, value.label);
      value.option = make("label", { className: "academic-facet__option" }, value.box, name, "\u00a0", value.number);
      this.show(value);
      return value.option;
    }

    show(value) {
      value.box.checked = value.chosen;
      value.number.textContent = value.count;
      value.option.toggleAttribute("data-empty", !value.count);
    }

    /** On narrow windows the facets are in a sheet, which is over the page while it is open. */
    makeSheet(ariaLabel) {
      this.showing = button("academic-sheet__show", "", () => this.sheet.close());
      const told = make("div", { role: "status" }, this.showing);
      const foot = make("div", { className: "academic-sheet__foot" }, told, this.clearings[1]);
      this.sheet = make("dialog", { className: "academic-sheet", ariaLabel }, foot);
      this.sheet.onclick = (event) => { if (event.target === this.sheet) this.sheet.close(); };
      this.sheet.onclose = () => this.line.before(this.panel);
      this.opener = button("academic-filter__open", "", () => {
        this.sheet.prepend(this.panel);
        this.sheet.showModal();
      });
      this.opener.ariaHasPopup = "dialog";
      this.line.prepend(this.opener);
      this.form.append(this.sheet);
    }

    /* What is chosen ----------------------------------------------------------------------------------------------- */

    get chosen() {
      return this.facets.flatMap((facet) => facet.chosen);
    }

    /** Marks the values of a facet that are chosen. */
    mark(facet, isChosen) {
      for (const value of facet.values) value.chosen = isChosen(value);
      facet.chosen = facet.values.filter((value) => value.chosen);
    }

    choose(value, chosen) {
      this.mark(value.facet, (one) => (one === value ? chosen : one.chosen));
      this.update("push");
    }

    clear(how) {
      this.query.value = "";
      for (const facet of this.facets) this.mark(facet, () => false);
      this.update(how);
      if (how === "push") (this.sheet?.open ? this.showing : this.status).focus();          // the button is gone
    }

    /** Shows what fits, and counts for each value what it would leave, its own facet apart. */
    update(how) {
      const words = fold(this.query.value).split(/\s+/).filter(Boolean);
      const active = this.facets.filter((facet) => facet.chosen.length);
      if (how || words.length) this.prepare();
      for (const facet of this.facets) for (const value of facet.values) value.count = 0;
      for (const group of this.groups) group.shown = 0;
      this.shown = 0;
      for (const entry of this.entries) {
        let fits = words.every((word) => entry.text.includes(word));
        if (fits) {
          const missed = active.filter((facet) => !entry.facts[facet.index].some((value) => value.chosen));
          if (entry.first && missed.length < 2) {
            for (const facet of missed.length ? missed : this.facets) {
              for (const value of entry.facts[facet.index]) value.count += 1;
            }
          }
          fits = !missed.length;
        }
        if (entry.hidden === fits) entry.element.hidden = entry.hidden = !fits;
        if (!fits) continue;
        this.shown += entry.first;
        for (let { group } = entry; group; group = group.outer) group.shown += 1;
      }
      for (const { element, shown } of this.groups) if (element.hidden === shown > 0) element.hidden = !shown;
      this.say();
      if (how) this.keep(how);
    }

    /** Reads the texts of the entries, without buttons and BibTeX, when somebody is about to search or filter. */
    prepare() {
      if (this.entries[0].text !== undefined) return;
      for (const entry of this.entries) {
        const { year, tag, venue } = entry.element.dataset;
        const texts = [...entry.element.querySelectorAll(TEXTS)].map((part) => part.textContent);
        entry.text = fold([...texts, year, tag, venue].join(" "));
      }
      this.block.classList.toggle("academic-publications--long", this.entries.length >= LONG);
    }

    /** Brings the controls to what is chosen. */
    say() {
      const { chosen, words, shown, total } = this;
      const all = !chosen.length && !this.query.value.trim();
      this.status.textContent = fill(!shown ? words.none : all ? words.all : words.some, { shown, all: total });
      this.chips.replaceChildren(...chosen.map((value) => this.makeChip(value)));
      for (const clear of this.clearings) clear.hidden = all;
      const counted = (text, n) => (n ? `${text} (${n})` : text);
      for (const facet of this.facets) {
        if (facet.menu) facet.summary.textContent = counted(facet.title, facet.chosen.length);
        for (const value of facet.values) if (value.option?.isConnected) this.show(value);
      }
      if (!this.sheet) return;
      this.opener.textContent = counted(words.open, chosen.length);
      this.showing.textContent = fill(words.show, { n: shown });
    }

    makeChip(value) {
      const chip = button("academic-chip", "", () => {
        const place = [...this.chips.children].indexOf(chip);
        this.choose(value, false);
        (this.chips.children[place] ?? this.chips.lastChild ?? this.status).focus();
      });
      chip.append(make("bdi", {}, value.label));
      chip.ariaLabel = fill(this.words.remove, value);
      return chip;
    }

    /* The state in the address ------------------------------------------------------------------------------------- */

    /** Writes what is chosen into the address: a new entry of the history for each choice, none for each letter. */
    keep(how) {
      const url = new URL(location.href);
      const put = (name, values) => {
        url.searchParams.delete(this.prefix + name);
        for (const value of values) if (value) url.searchParams.append(this.prefix + name, value);
      };
      put("search", [this.query.value.trim()]);
      for (const { name, chosen } of this.facets) {
        const texts = chosen.map((value) => value.text);
        put(name, [texts.filter((text) => !text.includes(",")).join(), ...texts.filter((text) => text.includes(","))]);
      }
      url.search = url.search.replaceAll("%2C", ",");
      if (this.hides(target(url.hash))) url.hash = "";
      if (url.href === location.href) return;
      try {
        history[`${how}State`](how === "push" ? null : history.state, "", url);
      } catch { /* browsers allow so many a minute */ }
    }

    /** Reads the address; what it asks for and no work has is left out. */
    recall() {
      const asked = new URLSearchParams(location.search);
      this.query.value = (this.search && asked.get(`${this.prefix}search`)) || "";
      for (const facet of this.facets) {
        const texts = asked.getAll(this.prefix + facet.name).map(fold);
        const wanted = new Set(texts.flatMap((text) => [text, ...text.split(",")]));
        this.mark(facet, (value) => wanted.has(value.name));
      }
      this.update();
    }

    hides(element) {
      return this.block.contains(element) && element.closest("[hidden]");
    }
  }

  /* Places on the page ----------------------------------------------------------------------------------------------- */

  function target(hash) {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      return null;
    }
  }

  /** Clears the filters that hide what an address leads to. */
  function reveal(hash) {
    const element = target(hash);
    const list = element && lists.find((one) => one.hides(element));
    list?.clear("replace");
    return list && element;
  }

  addEventListener("popstate", () => lists.forEach((list) => list.recall()));
  addEventListener("hashchange", () => reveal(location.hash)?.scrollIntoView());
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href*='#']");
    if (!lists.length || link?.pathname !== location.pathname) return;
    reveal(link.hash);
    if (!link.search || kept.has(link)) {                       // a theme may have made it a whole address
      if (link.search !== location.search) link.search = location.search;
      kept.add(link);
    }
  }, true);

  /* Talks ------------------------------------------------------------------------------------------------------------ */

  /** Moves the talks that have been given since the site was built from those to come to their years. */
  function updateTalks() {
    const now = Date.now();
    for (const one of document.querySelectorAll(".academic-occasion--upcoming[data-ends]")) {
      if (Date.parse(one.dataset.ends) <= now) one.classList.remove("academic-occasion--upcoming");
    }
    for (const talk of document.querySelectorAll(".academic-talk--upcoming[data-ends]")) {
      if (Date.parse(talk.dataset.ends) > now) continue;
      talk.classList.remove("academic-talk--upcoming");
      const group = talk.closest(".academic-group--upcoming");
      const list = talk.closest("[data-academic-upcoming]");
      if (group) moveTalk(talk, group);
      else if (list) talk.remove();                             // of a list of what is to come
    }
  }

  function moveTalk(talk, group) {
    const { year } = talk.dataset;
    const years = [...group.parentNode.querySelectorAll(":scope > :has(> .academic-group__title)")].filter((one) => one !== group);
    const title = (one) => one.querySelector(".academic-group__title").firstChild.textContent.trim();
    const items = (one) => one.querySelector(".academic-items, tbody");
    let place = years.find((one) => title(one) === year);
    if (!place) {
      place = group.cloneNode(true);
      place.classList.remove("academic-group--upcoming");
      items(place).replaceChildren();
      const heading = place.querySelector(".academic-group__title");
      heading.removeAttribute("id");
      heading.classList.remove("academic-group__title--word");
      heading.textContent = year;
      const next = years.find((one) => title(one) < year);
      if (next) next.before(place);
      else group.parentNode.append(place);
    }
    items(place).prepend(talk);
    if (group.querySelector(".academic-talk")) return;
    const { id } = group.querySelector(".academic-group__title");
    document.querySelector(`.md-nav__item:has(> [href="#${id}"])`)?.remove();
    group.remove();
  }

  /** Loads a recording from another host when a reader asks for it. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-academic-embed]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const frame = make("iframe", { src: link.dataset.academicEmbed, title: link.title, allow: "fullscreen", allowFullscreen: true });
    link.replaceWith(frame);
    frame.focus();
  });

  /* Copying ---------------------------------------------------------------------------------------------------------- */

  /** Puts a button above the text of an element that is marked with `data-academic-copy`. */
  function addCopy(holder) {
    const source = holder.closest("pre") ?? holder.querySelector("pre");
    const words = holder.closest("[data-academic-copying]")?.dataset.academicCopying;
    if (!source || !words || source.previousElementSibling?.matches(".academic-copy")) return;
    const [label, done, selected] = words.split("\n");
    const said = make("span", { className: "academic-copy__said", role: "status" });
    const copier = button("academic-copy__button", label, async () => {
      said.textContent = await copy(source) ? done : selected;
      setTimeout(() => { said.textContent = ""; }, 4000);
    });
    const title = holder.closest(".academic-publication")?.querySelector(".academic-title")?.textContent;
    if (title) copier.ariaLabel = `${label}: ${title}`;
    source.before(make("p", { className: "academic-copy" }, copier, said));
  }

  /** Adds the buttons that are wanted in a part of the page; in what is folded, when it is unfolded. */
  function addCopies(part) {
    for (const holder of part.querySelectorAll("[data-academic-copy]")) {
      if (!holder.closest("details:not([open])")) addCopy(holder);
    }
  }

  /** Whether a text was copied; it is selected where the browser does not let a script copy. */
  async function copy(source) {
    try {
      await navigator.clipboard.writeText(source.textContent.trim() + "\n");
      return true;
    } catch {
      getSelection().selectAllChildren(source);
      return document.execCommand("copy");
    }
  }

  document.addEventListener("toggle", ({ target: opened }) => opened.open && addCopies(opened.parentNode), true);

  /* Each page -------------------------------------------------------------------------------------------------------- */

  function start() {
    lists = [...document.querySelectorAll("[data-academic-filter]")].map((block, number) => new List(block, number));
    reveal(location.hash)?.scrollIntoView();
    addCopies(document);
    updateTalks();
  }

  if (window.document$) window.document$.subscribe({ next: start, complete: start });          // Material; from disk it tells of no page
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
