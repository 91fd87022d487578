/**
 * What forms gain where scripts run: a form marked `data-once` is sent once however often its button is pressed, and a
 * part marked `data-autosubmit` sends its form when a field in it changed, by its own button (`data-no-script`), which
 * nobody has to press then.
 */
const CHANGE_REST = 500;

function once(form: HTMLFormElement): void {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-busy", "true");
  });
}

function autosubmit(part: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const button = part.querySelector<HTMLButtonElement>("[data-no-script]");
  if (!button) return;
  button.classList.add("visually-hidden");
  part.addEventListener("change", () => {
    clearTimeout(timer);
    timer = setTimeout(() => button.form?.requestSubmit(button), CHANGE_REST);
  });
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-once]")) once(form);
for (const part of document.querySelectorAll<HTMLElement>("[data-autosubmit]")) autosubmit(part);

// A page that comes back out of the browser's memory can be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sent]")) delete form.dataset.sent;
  for (const busy of document.querySelectorAll("[aria-busy]")) busy.removeAttribute("aria-busy");
});
