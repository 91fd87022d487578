/** Fills the cities when a province is picked and the counties when a city is; without it a button reloads the page. */
interface Region {
  code: string;
  name: string;
}

const select = (name: string) => document.querySelector<HTMLSelectElement>(`select[name=${name}]`);
const [province, city, county] = [select("province"), select("city"), select("county")];
const button = document.querySelector<HTMLElement>("[data-region-step]");

function fill(target: HTMLSelectElement, regions: readonly Region[]): void {
  target.replaceChildren(new Option("请选择", ""), ...regions.map(({ code, name }) => new Option(name, code)));
  if (regions.length === 1) target.selectedIndex = 1;
}

async function load(parent: HTMLSelectElement, target: HTMLSelectElement): Promise<void> {
  const asked = parent.value;
  if (!asked) {
    fill(target, []);
    return;
  }
  const answer = await fetch(`/api/regions?parent=${asked}`);
  if (!answer.ok) throw new Error(String(answer.status));
  const regions = await answer.json();
  // Another choice may have been made while waiting.
  if (parent.value === asked) fill(target, regions);
}

if (province && city && county && button) {
  button.hidden = true;
  // Where the list cannot be had, the button that works without scripts comes back.
  const failed = () => {
    button.hidden = false;
  };
  province.addEventListener("change", () => {
    fill(county, []);
    load(province, city)
      .then(() => load(city, county))
      .catch(failed);
  });
  city.addEventListener("change", () => load(city, county).catch(failed));
}
