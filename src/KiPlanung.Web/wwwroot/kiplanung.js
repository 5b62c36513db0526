// Annehmlichkeiten; jede Seite funktioniert ohne sie.
"use strict";

// Nach einem Fehler steht der Fokus auf der Übersicht.
document.getElementById("fehleruebersicht")?.focus();

// Fortschritt eines Auftrags: fragt nach, leitet aber nie von selbst weiter.
const jobStates = { waiting: "wartet", running: "läuft", finished: "fertig", cancelled: "abgebrochen", failed: "fehlgeschlagen" };
for (const box of document.querySelectorAll("[data-fortschritt]")) {
  const bar = box.querySelector("progress");
  const number = box.querySelector(".kp-fortschritt__zahl");
  const ask = async () => {
    try {
      const answer = await fetch(box.dataset.fortschritt, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const { progress, state, done } = await answer.json();
      bar.value = progress;
      number.textContent = `${Math.round(progress * 100)} %${jobStates[state] ? ` – ${jobStates[state]}` : ""}`;
      if (!done) return void setTimeout(ask, 2000);
      const note = document.createElement("p");
      note.setAttribute("role", "status");
      const link = document.createElement("a");
      link.className = "kern-link";
      link.href = location.href;
      link.textContent = "Der Auftrag ist beendet. Seite neu laden";
      note.append(link);
      box.append(note);
    } catch {
      setTimeout(ask, 10000);
    }
  };
  setTimeout(ask, 2000);
}

// n und p springen zur nächsten und vorigen Markierung, außer beim Schreiben.
const marks = [...document.querySelectorAll("mark.kp-fund[id]")];
if (marks.length > 0) {
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input, textarea, select, [contenteditable]");
    if (writing || event.ctrlKey || event.altKey || event.metaKey || (event.key !== "n" && event.key !== "p")) return;
    const here = marks.indexOf(document.activeElement.closest("mark"));
    const step = event.key === "n" ? 1 : -1;
    const next = here < 0 ? (step > 0 ? 0 : marks.length - 1) : (here + step + marks.length) % marks.length;
    marks[next].focus();
    marks[next].scrollIntoView({ block: "center" });
  });
}

// Markierte Textstelle -> Zeichenpositionen (UTF-16) und Wörter in den Feldern, die data-auswahl nennt; ohne Artnamen der Markierungen.
for (const source of document.querySelectorAll("[data-auswahl]")) {
  const [start, end, words] = source.dataset.auswahl.split(" ").map((id) => document.getElementById(id));
  if (!start || !end) continue;
  const textOf = (range) => {
    const part = range.cloneContents();
    for (const label of part.querySelectorAll(".kp-fund__art")) label.remove();
    return part.textContent;
  };
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!source.contains(range.startContainer) || !source.contains(range.endContainer)) return;
    const before = document.createRange();
    before.setStart(source, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const text = textOf(range);
    const lead = text.length - text.trimStart().length;
    start.value = textOf(before).length + lead;
    end.value = Number(start.value) + text.trim().length;
    if (words) words.value = text.trim().replace(/\s+/g, " ");
  });
}
