/** Asks now and then whether the payment is settled, and loads the page again when it is, or when it takes long. */
const EVERY = 1_500;
const ROUNDS = 20;

const page = document.querySelector<HTMLElement>("[data-await-outcome]");

async function settled(): Promise<boolean> {
  const answer = await fetch("/api/checkout-outcome", { headers: { accept: "application/json" } });
  return answer.ok && (await answer.json()).settled === true;
}

async function wait(next: string): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    if (await settled().catch(() => false)) break;
  }
  location.replace(next);
}

if (page?.dataset.awaitOutcome) wait(page.dataset.awaitOutcome);
