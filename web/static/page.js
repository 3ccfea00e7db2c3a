// The page asks for itself again while somebody types, and takes over the parts that have changed. Without this file a button does the same.
"use strict";
document.documentElement.classList.add("live");

const leave = document.getElementById("leave");
if (leave) {
  const away = (event) => { event.preventDefault(); window.location.replace(leave.href); };
  leave.addEventListener("click", away);
  // Three times Escape, for whoever has no time to aim.
  let pressed = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") { pressed = []; return; }
    pressed = [...pressed.filter((time) => event.timeStamp - time < 1500), event.timeStamp];
    if (pressed.length >= 3) away(event);
  });
}

for (const form of document.querySelectorAll("form[data-sends-itself]")) {
  form.addEventListener("change", () => form.requestSubmit());
}

const form = document.querySelector("form[data-live]");
if (form) {
  const PAUSE = 200; // milliseconds after the last key
  let timer = 0;
  let asking = null;
  const logo = form.elements.logo;

  const swap = (page) => {
    const focused = document.activeElement;
    const zoom = form.querySelector("[name=zoom]:checked")?.value;
    for (const fresh of page.querySelectorAll("[data-swap]")) {
      const old = document.getElementById(fresh.id);
      if (!old || old.innerHTML === fresh.innerHTML || (old.contains(focused) && focused.tagName === "INPUT")) continue;
      // A screen reader tells what changes within a status, not a new one.
      if (old.matches("[role=status]")) { old.textContent = fresh.textContent; continue; }
      const back = old.contains(focused) ? focused.id : "";
      old.replaceWith(document.adoptNode(fresh));
      if (back) document.getElementById(back)?.focus();
    }
    const chosen = zoom && form.querySelector(`[name=zoom][value=${zoom}]`);
    if (chosen) chosen.checked = true;
    for (const field of form.querySelectorAll("[aria-describedby]")) {
      const bad = document.getElementById(`${field.name}-problem`)?.textContent.trim();
      if (bad) field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid");
    }
  };

  const ask = async () => {
    asking?.abort();
    const mine = asking = new AbortController();
    form.classList.add("waiting");
    const data = new FormData(form);
    data.delete("setup");
    const sent = logo.files.length > 0;
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, signal: mine.signal, credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine.signal.aborted) return;
      if (answer.ok) {
        swap(page);
        // The logo waits in the form from now on: it need not be sent again.
        if (sent) logo.value = "";
      } else {
        document.getElementById("status").textContent = page.querySelector("main h1")?.textContent ?? "";
      }
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    } finally {
      if (asking === mine) { asking = null; form.classList.remove("waiting"); }
    }
  };

  const soon = (event) => {
    if (event.target.matches("[data-keep], [name=setup]")) return;
    clearTimeout(timer);
    timer = setTimeout(ask, event.type === "input" && event.target.matches("input") ? PAUSE : 0);
  };
  form.addEventListener("input", soon);
  form.addEventListener("change", (event) => { if (event.target.matches("[type=file]")) soon(event); });
}
