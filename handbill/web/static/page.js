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

const parsed = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

// A choice narrows the gallery down in place: a new page would take the keyboard back to its top at every arrow key.
const filter = document.querySelector("form[data-filter]");
filter?.addEventListener("change", async () => {
  const address = `${filter.action}?${new URLSearchParams(new FormData(filter))}`;
  history.replaceState(null, "", address);
  const page = await parsed(await fetch(address));
  const fresh = page.getElementById("pieces");
  // Only the last of several choices counts; what is no gallery says itself what is wrong.
  if (location.href === address) fresh ? document.getElementById("pieces").replaceWith(fresh) : location.reload();
});

const form = document.querySelector("form[data-live]");
if (form) {
  const PAUSE = 200; // milliseconds after the last key
  let timer = 0;
  let asking = null;
  const logo = form.elements.logo;

  const swap = (page, sent) => {
    const focused = document.activeElement;
    const zoom = form.querySelector("[name=zoom]:checked")?.value;
    for (const fresh of page.querySelectorAll("[data-swap]")) {
      const old = document.getElementById(fresh.id);
      if (!old) continue;
      // Where somebody types or ticks, nothing moves; but a logo that was sent must come to wait in the form.
      const still = old.innerHTML === fresh.innerHTML || (old.contains(focused) && focused.tagName === "INPUT");
      if (still && !(sent && fresh.id === "logo-state")) continue;
      // A screen reader tells what changes within a status, not a new one.
      if (old.matches("[role=status]")) { old.textContent = fresh.textContent; continue; }
      const back = old.contains(focused) ? focused.id : "";
      old.replaceWith(document.adoptNode(fresh));
      if (back) document.getElementById(back)?.focus();
    }
    const chosen = zoom && form.querySelector(`[name=zoom][value=${zoom}]`);
    if (chosen) chosen.checked = true;
    for (const field of form.querySelectorAll("[aria-describedby]")) {
      const bad = document.querySelector(`#${field.name}-problem > span`);
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
      const page = await parsed(answer);
      if (mine.signal.aborted) return;
      if (answer.ok) {
        swap(page, sent);
        // The logo waits in the form from now on: it need not be sent again.
        if (sent) logo.value = "";
      } else {
        document.getElementById("status").textContent = page.querySelector("main h1")?.textContent ?? "";
      }
    } catch (error) {
      if (error.name !== "AbortError") document.getElementById("status").textContent = form.dataset.silent;
    } finally {
      if (asking === mine) { asking = null; form.classList.remove("waiting"); }
    }
  };

  // What is too large is not even sent.
  const tooLarge = () => {
    const large = [...logo.files].some((file) => file.size > Number(logo.dataset.most));
    if (!large) return false;
    const told = document.createElement("span");
    told.textContent = logo.dataset.tooLarge;
    document.getElementById("logo-problem").replaceChildren(told);
    logo.setAttribute("aria-invalid", "true");
    logo.value = "";
    return true;
  };

  const soon = (event) => {
    if (event.target === logo && tooLarge()) return;
    if (event.target.matches("[data-keep], [name=setup]")) return;
    clearTimeout(timer);
    timer = setTimeout(ask, event.type === "input" && event.target.matches("input") ? PAUSE : 0);
  };
  form.addEventListener("input", (event) => { if (!event.target.matches("[type=file]")) soon(event); });
  form.addEventListener("change", (event) => { if (event.target.matches("[type=file]")) soon(event); });
}
