/**
 * Whether the local store stays fast as it fills: the same command in an empty store and after many other commands.
 */

import { createApi } from "../test/support/api.ts";
import { aCohort, aForm, aNik } from "../test/support/forms.ts";
import { startLocal } from "../test/support/start-local.ts";
import { type Measurement, median } from "./measurement.ts";

const most = 1.2;
const sampled = 200;
/** The number of commands under way at once while the store fills. */
const atOnce = 6;

export const measureHomePace = async (applications: number): Promise<Measurement> => {
  const running = await startLocal({ runsByItself: false });
  try {
    running.clock.set("2026-11-24T02:00:00Z");
    const api = createApi(running.url);
    await (await api.as("manager")).post("/api/staff/cohorts", aCohort());
    let people = 0;
    const apply = async () => {
      people += 1;
      const day = String(1 + (people % 28)).padStart(2, "0");
      const month = String(1 + (Math.floor(people / 28) % 12)).padStart(2, "0");
      const birthDate = `${1975 + (Math.floor(people / 336) % 30)}-${month}-${day}`;
      const nik = aNik({ serial: 1 + Math.floor(people / 10_080), birthDate });
      const reply = await api.post("/api/applications", aForm({ nik, birthDate }));
      if (reply.status !== 201) throw new Error(`Applying was answered ${reply.status}: ${reply.text}`);
    };
    const sample = async (): Promise<number[]> => {
      const milliseconds: number[] = [];
      for (let count = 0; count < sampled; count += 1) {
        const begun = performance.now();
        await apply();
        milliseconds.push(Number((performance.now() - begun).toFixed(2)));
      }
      return milliseconds;
    };
    // The first calls load code and open connections, in any store.
    for (let count = 0; count < 100; count += 1) await apply();
    const empty = await sample();
    const fill = async () => {
      while (people < applications) await apply();
    };
    await Promise.all(Array.from({ length: atOnce }, fill));
    // Waits until the stream's work is done. Otherwise the bench would measure that work too.
    await api.get("/local/messages");
    const full = await sample();
    const ratio = median(full) / median(empty);
    return {
      title: "The store at home keeps its pace",
      how: `A person applies over HTTP to a Berdaya of \`npm start\`: ${sampled} times one after another in a store that is as good as empty, and again after ${applications.toLocaleString("en")} applications, in the same run.`,
      target: `at most ${most} times as long`,
      rows: [
        {
          what: `applying after ${applications.toLocaleString("en")} applications`,
          measured: `${median(full).toFixed(1)} ms`,
          peer: `${median(empty).toFixed(1)} ms in an empty store`,
          ratio,
          withinTarget: ratio <= most,
        },
      ],
      unit: "milliseconds",
      samples: { empty, full },
    };
  } finally {
    await running.stop();
  }
};
