// Updates the preview while the visitor types, by fetching the page again and replacing the parts that changed. Without this file, a button does it.
"use strict";
document.documentElement.classList.add("live");

const quickExit = document.getElementById("quick-exit");
if (quickExit) {
  const leave = (event) => { event.preventDefault(); window.location.replace(quickExit.href); };
  quickExit.addEventListener("click", leave);
  // Three presses of Escape, for someone who has no time to aim.
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") { presses = []; return; }
    presses = [...presses.filter((time) => event.timeStamp - time < 1500), event.timeStamp];
    if (presses.length >= 3) leave(event);
  });
}

const parseAnswer = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

// Filter the gallery in place: loading a new page would move the keyboard focus to the top at every arrow key.
const filter = document.querySelector("form[data-filter]");
filter?.addEventListener("change", async () => {
  const address = `${filter.action}?${new URLSearchParams(new FormData(filter))}`;
  history.replaceState(null, "", address);
  const page = await parseAnswer(await fetch(address));
  const pieces = page.getElementById("pieces");
  const sets = page.getElementById("sets");
  // Only the last of several choices counts. An answer without pieces is an error page: reload to show it.
  if (location.href !== address) return;
  if (!pieces) { location.reload(); return; }
  document.getElementById("pieces").replaceWith(pieces);
  if (sets) document.getElementById("sets").replaceWith(sets);
});

const form = document.querySelector("form[data-live]");
if (form) {
  const PAUSE = 200; // milliseconds after the last key
  let timer = 0;
  let pending = null;
  const logo = form.elements.logo;

  const swapParts = (page, logoSent) => {
    const focused = document.activeElement;
    const zoom = form.querySelector("[name=zoom]:checked")?.value;
    for (const fresh of page.querySelectorAll("[data-swap]")) {
      const old = document.getElementById(fresh.id);
      if (!old) continue;
      // Do not replace the part with the field in use. But a logo that was sent must be carried by the form from now on.
      const unchanged = old.innerHTML === fresh.innerHTML || (old.contains(focused) && focused.tagName === "INPUT");
      if (unchanged && !(logoSent && fresh.id === "logo-state")) continue;
      // A screen reader announces changes inside a status, but not a new status.
      if (old.matches("[role=status]")) { old.textContent = fresh.textContent; continue; }
      const focusedId = old.contains(focused) ? focused.id : "";
      old.replaceWith(document.adoptNode(fresh));
      if (focusedId) document.getElementById(focusedId)?.focus();
    }
    const chosen = zoom && form.querySelector(`[name=zoom][value=${zoom}]`);
    if (chosen) chosen.checked = true;
    for (const field of form.querySelectorAll("[aria-describedby]")) {
      const error = document.querySelector(`#${field.name}-error > span`);
      if (error) field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid");
    }
  };

  const updatePreview = async () => {
    pending?.abort();
    const current = pending = new AbortController();
    form.classList.add("waiting");
    const data = new FormData(form);
    data.delete("details");
    const logoSent = logo.files.length > 0;
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, signal: current.signal, credentials: "same-origin" });
      const page = await parseAnswer(answer);
      if (current.signal.aborted) return;
      if (answer.ok) {
        swapParts(page, logoSent);
        // The form carries the logo from now on, so the file need not be sent again.
        if (logoSent) logo.value = "";
      } else {
        document.getElementById("status").textContent = page.querySelector("main h1")?.textContent ?? "";
      }
    } catch (error) {
      if (error.name !== "AbortError") document.getElementById("status").textContent = form.dataset.noAnswer;
    } finally {
      if (pending === current) { pending = null; form.classList.remove("waiting"); }
    }
  };

  // A logo that is too large is not sent.
  const refuseLargeLogo = () => {
    const large = [...logo.files].some((file) => file.size > Number(logo.dataset.largest));
    if (!large) return false;
    const error = document.createElement("span");
    error.textContent = logo.dataset.tooLarge;
    document.getElementById("logo-error").replaceChildren(error);
    logo.setAttribute("aria-invalid", "true");
    logo.value = "";
    return true;
  };

  // A ZIP that takes a while comes piece by piece, so that the page can say how far it is. Its files lie in it uncompressed, each behind the
  // same four bytes ("PK", 3, 4).
  const filesIn = (bytes, carried) => {
    let found = 0;
    const all = new Uint8Array([...carried, ...bytes.subarray(0, 3)]);
    for (const part of [all, bytes]) {
      for (let at = part.indexOf(80); at >= 0; at = part.indexOf(80, at + 1)) {
        if (part[at + 1] === 75 && part[at + 2] === 3 && part[at + 3] === 4) found += 1;
      }
    }
    return found;
  };

  const downloadWithProgress = async (button) => {
    const status = document.getElementById("status");
    button.disabled = true;
    try {
      const answer = await fetch(button.formAction, { method: "POST", body: new FormData(form), credentials: "same-origin" });
      const count = answer.headers.get("X-Handbill-Files");
      if (!count) {
        const page = await parseAnswer(answer);
        if (answer.ok) swapParts(page, false); else status.textContent = page.querySelector("main h1")?.textContent ?? "";
        return;
      }
      const parts = [];
      let carried = new Uint8Array();
      let number = 0;
      const reader = answer.body.getReader(); // not every browser can loop over a stream
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        const bytes = part.value;
        parts.push(bytes);
        number += filesIn(bytes, carried);
        carried = bytes.slice(-3);
        status.textContent = button.dataset.progress.replace("{number}", Math.min(number + 1, count)).replace("{count}", count);
      }
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob(parts, { type: "application/zip" }));
      link.download = /filename="?([^";]+)/.exec(answer.headers.get("Content-Disposition"))?.[1] ?? "handbill.zip";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      status.textContent = button.dataset.done;
    } catch {
      status.textContent = form.dataset.noAnswer;
    } finally {
      button.disabled = false;
    }
  };
  form.addEventListener("submit", (event) => {
    if (!event.submitter?.dataset.progress) return;
    event.preventDefault();
    downloadWithProgress(event.submitter);
  });

  const scheduleUpdate = (event) => {
    if (event.target === logo && refuseLargeLogo()) return;
    if (event.target.matches("[data-keep], [name=details]")) return;
    clearTimeout(timer);
    timer = setTimeout(updatePreview, event.type === "input" && event.target.matches("input") ? PAUSE : 0);
  };
  form.addEventListener("input", (event) => { if (!event.target.matches("[type=file]")) scheduleUpdate(event); });
  form.addEventListener("change", (event) => { if (event.target.matches("[type=file]")) scheduleUpdate(event); });
}
