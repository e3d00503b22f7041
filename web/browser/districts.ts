/**
 * The districts of the chosen regency. The page holds no districts: a province may have six hundred. Each regency has a
 * small file, which is fetched when somebody chooses the regency.
 */
import { withTimeLimit } from "../time-limit.ts";
import { found, make } from "./dom.ts";
import type { WizardTexts } from "./texts.ts";

/** By the last two digits of the code. */
type Districts = Record<string, string>;

const known: Record<string, Districts> = {};

const fetchDistricts = async (regency: string): Promise<Districts> => {
  known[regency] ??= await withTimeLimit(async (signal) => {
    const reply = await fetch(`/assets/area-${regency}.json`, { signal });
    if (!reply.ok) throw new Error(`${reply.status}`);
    return (await reply.json()) as Districts;
  });
  return known[regency];
};

/** Fetches the districts that a draft needs, so that its answer finds its place. Without them the draft still opens. */
export const fetchDistrictsFor = async (regency: string | undefined): Promise<void> => {
  if (regency) await fetchDistricts(regency).catch(() => {});
};

/** Returns a function that offers the districts of a regency in the form's list. */
export const createDistrictList = (form: HTMLFormElement, texts: WizardTexts) => {
  const select = found<HTMLSelectElement>("#address-district", form);
  const none = select.options[0] as HTMLOptionElement;
  const told = make("p", { class: "govuk-hint", role: "status" });
  select.before(told);
  let offered = "";

  const fill = (regency: string, districts: Districts) => {
    const { value } = select;
    const options = Object.entries(districts)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([number, name]) => make("option", { value: `${regency}.${number}` }, name));
    select.replaceChildren(none, ...options);
    select.value = value.startsWith(`${regency}.`) ? value : "";
    told.replaceChildren();
  };

  const fetchAndFill = async (regency: string) => {
    select.replaceChildren(none);
    told.replaceChildren(texts.districtsLoading);
    try {
      const districts = await fetchDistricts(regency);
      if (offered === regency) fill(regency, districts);
    } catch {
      if (offered !== regency) return;
      const again = make("button", { type: "button", class: "link-button" }, texts.retry);
      again.addEventListener("click", () => void fetchAndFill(regency));
      told.replaceChildren(`${texts.districtsFailed} `, again);
    }
  };

  return (regency: string): void => {
    if (regency === offered) return;
    offered = regency;
    const districts = known[regency];
    if (districts) fill(regency, districts);
    else if (regency) void fetchAndFill(regency);
    else select.replaceChildren(none);
  };
};
