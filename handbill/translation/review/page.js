"use strict";
// Keeps the answers while they are given, checks better wordings, and saves the answers as a file. Nothing is sent anywhere.
(() => {
  const about = JSON.parse(document.getElementById("about").textContent);
  const articles = [...document.querySelectorAll("article")];
  const kept = `handbill-review-${about.language}`;
  const count = document.getElementById("count");
  const note = document.getElementById("note");
  let unsaved = false;
  let keeps = true;

  const field = (article, verdict) => article.querySelector(`.${verdict} textarea`);
  const chosen = (article) => article.querySelector("input:checked")?.value ?? "";
  const wording = (article) => article.querySelector(".wording").textContent;

  function answerOf(article) {
    const answer = chosen(article);
    const words = answer === "right" || answer === "" ? "" : field(article, answer).value.trim();
    return { id: article.dataset.id, digest: article.dataset.digest, answer, words };
  }

  // A better or wrong wording needs words, and better ones must differ from those that are there.
  function isComplete(article) {
    const { answer, words } = answerOf(article);
    return answer === "right" || (answer === "wrong" && words !== "") || (answer === "better" && words !== "" && words !== wording(article));
  }

  const placeholders = (text) => [...text.matchAll(/\{\{\s*(.*?)\s*\}\}/gs)].map((match) => match[1].replace(/\s+/g, " "));
  const digits = (text) => text.replace(/\{\{.*?\}\}/gs, "|").match(/[0-9]+/g) ?? [];

  function warningFor(article) {
    const { answer, words } = answerOf(article);
    if (answer !== "better") return "";
    if (words === "" || words === wording(article)) return "Write the whole message the way it should be. If it is right as it is, choose Right.";
    const english = article.querySelector(".english").textContent;
    const names = placeholders(words);
    const lost = placeholders(english).filter((name) => !names.includes(name)).map((name) => `{{ ${name} }}`);
    const left = digits(words);
    const missing = digits(english).filter((each) => {
      const at = left.indexOf(each);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    const gone = [...lost, ...missing];
    return gone.length ? `This is missing and must stay: ${gone.join(", ")}` : "";
  }

  function show(article) {
    const answer = chosen(article);
    for (const verdict of ["better", "wrong"]) article.querySelector(`.${verdict}`).hidden = answer !== verdict;
    article.querySelector(".warning").textContent = warningFor(article);
  }

  function tally() {
    const done = articles.filter(isComplete).length;
    count.textContent = `${done} of ${articles.length} answered`;
  }

  function keep() {
    const answers = articles.map(answerOf).filter((each) => each.answer !== "");
    try {
      localStorage.setItem(kept, JSON.stringify(answers));
    } catch {
      keeps = false;
      note.textContent = "This browser does not keep your answers: save them before you close the page.";
    }
  }

  function restore() {
    let answers = [];
    try {
      answers = JSON.parse(localStorage.getItem(kept) ?? "[]");
    } catch {
      keeps = false;
    }
    const byId = new Map(answers.map((each) => [each.id, each]));
    for (const article of articles) {
      const answer = byId.get(article.dataset.id);
      // Of a wording that has changed since, an answer says nothing.
      if (!answer || answer.digest !== article.dataset.digest) continue;
      const radio = article.querySelector(`input[value="${CSS.escape(answer.answer)}"]`);
      if (!radio) continue;
      radio.checked = true;
      if (answer.words) field(article, answer.answer).value = answer.words;
    }
    if (answers.length) note.textContent = "Your answers from before are still here.";
  }

  function changed(article) {
    unsaved = true;
    show(article);
    tally();
    keep();
  }

  function save() {
    const answers = articles.filter(isComplete).map(answerOf);
    const open = articles.filter((article) => chosen(article) !== "" && !isComplete(article));
    const data = JSON.stringify({ ...about, answers }, null, 2) + "\n";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([data], { type: "application/json" }));
    link.download = `answers-${about.language}.json`;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    unsaved = false;
    const numbers = open.map((article) => article.dataset.number).join(", ");
    const rest = open.length ? ` Not saved, because words are missing: ${numbers}.` : "";
    note.textContent = `Saved as ${link.download}, in your downloads. Send this file back.${rest}`;
  }

  function clear() {
    if (!confirm("Delete all of your answers on this page?")) return;
    for (const article of articles) {
      for (const input of article.querySelectorAll("input")) input.checked = false;
      for (const area of article.querySelectorAll("textarea")) area.value = "";
      show(article);
    }
    try {
      localStorage.removeItem(kept);
    } catch {
      keeps = false;
    }
    unsaved = false;
    tally();
    note.textContent = "Your answers are deleted.";
  }

  function next() {
    const here = articles.indexOf(document.activeElement?.closest("article"));
    const order = [...articles.slice(here + 1), ...articles.slice(0, here + 1)];
    const article = order.find((each) => !isComplete(each));
    if (!article) return;
    article.scrollIntoView({ block: "start" });
    article.querySelector("input").focus({ preventScroll: true });
  }

  restore();
  for (const article of articles) {
    article.addEventListener("change", (event) => {
      if (event.target.value === "better" && field(article, "better").value === "") field(article, "better").value = wording(article);
      changed(article);
    });
    article.addEventListener("input", () => changed(article));
    show(article);
  }
  tally();
  document.getElementById("clear").addEventListener("click", clear);
  document.getElementById("next").addEventListener("click", next);
  document.getElementById("save").addEventListener("click", save);
  addEventListener("beforeunload", (event) => {
    if (unsaved && !keeps) event.preventDefault();
  });
})();
