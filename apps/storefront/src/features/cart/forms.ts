/**
 * What forms gain where scripts run: a form marked `data-once` is sent once however often its button is pressed, and one
 * marked `data-autosubmit` is sent when a field changed, which makes its own button (`data-no-script`) needless.
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

function autosubmit(form: HTMLFormElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener("change", () => {
    clearTimeout(timer);
    timer = setTimeout(() => form.requestSubmit(form.querySelector<HTMLElement>("[data-no-script]")), CHANGE_REST);
  });
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-once]")) once(form);
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-autosubmit]")) autosubmit(form);
for (const button of document.querySelectorAll("[data-no-script]")) button.classList.add("visually-hidden");

// A page that comes back out of the browser's memory can be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sent]")) {
    delete form.dataset.sent;
    for (const busy of form.querySelectorAll("[aria-busy]")) busy.removeAttribute("aria-busy");
  }
});
