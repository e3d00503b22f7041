import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  enterToolkits,
  ToolkitForm,
  toolkitStates,
  writeOffToolkit,
} from "../../core/domain/toolkits/toolkit.ts";
import { aDelivery } from "../support/examples.ts";
import { aMeta, expectRefusal } from "../support/rule-records.ts";

const skills = [{ skill: "sewing" }];
const formOf = (serials: string[]) => ToolkitForm.parse(aDelivery(serials));

describe("toolkits that are delivered", () => {
  test("enter the stock one a serial number, each worth the sum of its items", () => {
    const serial = fc.stringMatching(/^[A-Z]{1,5}-\d{1,4}$/);
    fc.assert(
      fc.property(fc.uniqueArray(serial, { minLength: 1, maxLength: 40 }), (serials) => {
        const form = formOf(serials);
        const value = form.items.reduce((sum, item) => sum + item.quantity * item.unitPrice, 0);
        const entered = enterToolkits(form, { known: new Set(), skills }, aMeta());
        expect(entered.map((each) => each.serial)).toEqual(serials);
        for (const each of entered) expect(each).toMatchObject({ value, state: "in-stock", version: 1 });
      }),
    );
  });

  test("enter all or none: each number that is known already is named", () => {
    const known = new Set(["JHT-2", "JHT-4"]);
    const form = formOf(["JHT-1", "JHT-2", "JHT-3", "JHT-4"]);
    expectRefusal(() => enterToolkits(form, { known, skills }, aMeta()), "serial-known", {
      "/serials/1": "serial-known",
      "/serials/3": "serial-known",
    });
  });

  test("are of a skill that is taught, and were received by today", () => {
    const form = formOf(["JHT-1"]);
    const enter = (more: object, taught = skills) =>
      enterToolkits({ ...form, ...more }, { known: new Set(), skills: taught }, aMeta());
    expectRefusal(() => enter({}, []), "invalid-request", { "/skill": "unknown-skill" });
    expectRefusal(() => enter({ receivedOn: "2026-11-25" }), "invalid-request", {
      "/receivedOn": "day-to-come",
    });
    expect(enter({ receivedOn: "2026-11-24" })).toHaveLength(1);
  });
});

test("a toolkit is written off from the stock alone, and keeps why", () => {
  const [toolkit] = enterToolkits(formOf(["JHT-1"]), { known: new Set(), skills }, aMeta());
  if (!toolkit) throw new Error("no toolkit entered");
  const writeOff = { state: "damaged", why: "Kena banjir." } as const;
  expect(writeOffToolkit(toolkit, writeOff)).toEqual({ ...toolkit, ...writeOff, version: 2 });
  for (const state of toolkitStates.filter((each) => each !== "in-stock"))
    expectRefusal(() => writeOffToolkit({ ...toolkit, state }, writeOff), "toolkit-not-in-stock");
});
