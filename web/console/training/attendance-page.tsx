/** The attendance sheet of one class on one day. A trainer fills the sheet, other roles read it. */
import { statusTable } from "../../../core/domain/applications/statuses.ts";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import type { Reply } from "../../api-client.ts";
import { mayCall } from "../api.ts";
import { asOptional } from "../components/form/as-typed.ts";
import { CommandForm } from "../components/form/command-form.tsx";
import { Radios, TextField } from "../components/form/field.tsx";
import { ListTable } from "../components/list-table.tsx";
import { Reading } from "../components/loaded.tsx";
import { useCommandForm } from "../hooks/use-command-form.ts";
import { useQuery } from "../hooks/use-query.ts";
import { useWholeList } from "../hooks/use-whole-list.ts";
import { useTexts } from "../language.ts";
import { announce, hrefOf, type Page, PageHeading, type PageProps } from "../router.tsx";
import { useSession } from "../session/session.ts";
import { choicesOf, useWords } from "../words.ts";

type Sheet = Reply<"showAttendance">;
type Participant = Reply<"listApplications">["items"][number];

interface Row {
  reference: string;
  name: string;
  mark: string;
  why: string;
}

/** The participants who are still in the class, and everyone who is already on the sheet. */
const rowsOf = (participants: readonly Participant[], sheet: Sheet | null): Row[] =>
  participants
    .filter(
      ({ status, reference }) =>
        ["under-way", "completed"].includes(statusTable[status].training) ||
        sheet?.marks.some((each) => each.reference === reference),
    )
    .map(({ reference, fullName }) => {
      const marked = sheet?.marks.find((each) => each.reference === reference);
      return { reference, name: fullName, mark: marked?.mark ?? "", why: marked?.why ?? "" };
    })
    .sort((a, b) => a.name.localeCompare(b.name, "id"));

const needsWhy = (mark: string) => mark === "excused" || mark === "absent" || mark === "late";

const SheetForm = ({
  params,
  rows,
  sheet,
  reload,
}: {
  params: { cohortId: string; date: string; classId: string };
  rows: Row[];
  sheet: Sheet | null;
  reload: () => Promise<unknown>;
}) => {
  const { sessions: texts, attendance } = useTexts();
  const { cohortId, date, classId } = params;
  const marks = choicesOf(
    Object.keys(attendance.marks),
    (mark) => attendance.marks[mark as keyof typeof attendance.marks],
  );
  const form = useCommandForm("changeAttendance", {
    draft: { marks: rows },
    request: (draft) => ({
      params: { cohortId, date },
      body: {
        classId,
        marks: draft.marks.map(({ reference, mark, why }) => ({
          reference,
          mark,
          why: needsWhy(mark) ? asOptional(why, String) : undefined,
        })),
        ...(sheet ? { version: sheet.version } : {}),
      },
    }),
    draftAfter: (_reply, sent) => sent,
    onDone: reload,
    onStale: reload,
  });
  const setAll = () => {
    form.set(
      "/marks",
      form.draft.marks.map((row) => ({ ...row, mark: "present" })),
    );
    announce(texts.allSet);
  };
  return (
    <CommandForm form={form} submit={texts.save} saved={texts.saved} stored={{ marks: rows }}>
      <button type="button" class="govuk-button govuk-button--secondary" onClick={setAll}>
        {texts.allPresent}
      </button>
      {form.draft.marks.map(({ reference, name, mark }, index) => (
        <div class="console-mark" key={reference}>
          <Radios
            form={form}
            at={`/marks/${index}/mark`}
            inline
            label={name}
            // Several participants may have the same name, so the reference is shown too.
            hint={reference}
            choices={marks}
          />
          {needsWhy(mark) && (
            <TextField form={form} at={`/marks/${index}/why`} label={fillIn(texts.why, { name })} />
          )}
        </div>
      ))}
    </CommandForm>
  );
};

const SheetTable = ({ rows }: { rows: Row[] }) => {
  const { sessions: texts, attendance } = useTexts();
  return (
    <ListTable
      caption={texts.sheet}
      items={rows}
      keyOf={({ reference }) => reference}
      columns={[
        {
          heading: texts.name,
          names: true,
          cell: ({ name, reference }) => (
            <a class="govuk-link" href={hrefOf(`/pendaftaran/${reference}`)}>
              {name}
            </a>
          ),
        },
        {
          heading: texts.mark,
          cell: ({ mark }) => attendance.marks[(mark || "absent") as keyof typeof attendance.marks] ?? mark,
        },
        { heading: texts.whyHeading, cell: ({ why }) => why || "–" },
      ]}
    />
  );
};

const AttendanceView = ({ params }: PageProps) => {
  const { sessions: texts, back } = useTexts();
  const words = useWords();
  const { roles } = useSession();
  const { cohortId = "", date = "", classId = "" } = params;
  const query = useQuery("showAttendance", { params: { cohortId, date }, query: { classId } });
  const members = useWholeList("listApplications", { query: { cohortId, classId, limit: "100" } });
  const isNew = query.problem?.status === 404;
  const sheet = { ...query, ...(isNew ? { problem: undefined, reply: query.reply ?? null } : {}) };
  const change = mayCall("changeAttendance", roles);
  return (
    <div class="console-narrow">
      <a class="govuk-back-link" href={hrefOf(`/angkatan/${cohortId}/kehadiran`)}>
        {back}
      </a>
      <PageHeading>
        {fillIn(texts.sheetHeading, {
          classId,
          date: Number.isNaN(Date.parse(date)) ? date : words.day(date),
        })}
      </PageHeading>
      <Reading query={sheet}>
        {(shown) => (
          <Reading query={members}>
            {(participants) => {
              const rows = rowsOf(participants, shown);
              if (rows.length === 0) return <p class="govuk-body">{texts.nobody}</p>;
              return (
                <>
                  {isNew && <p class="govuk-inset-text">{texts.noSheet}</p>}
                  {change ? (
                    <SheetForm
                      params={{ cohortId, date, classId }}
                      rows={rows}
                      sheet={shown}
                      reload={query.reload}
                    />
                  ) : (
                    !isNew && <SheetTable rows={rows} />
                  )}
                </>
              );
            }}
          </Reading>
        )}
      </Reading>
    </div>
  );
};

export const attendancePage: Page = {
  path: "/angkatan/{cohortId}/kehadiran/{date}/{classId}",
  needs: "showAttendance",
  View: AttendanceView,
};
