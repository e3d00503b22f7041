/** The training of one participant: seat, attendance, progress and end. */
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import { mayCall } from "../api.ts";
import type { ShownApplication } from "../applications/shown-application.ts";
import { ListTable } from "../components/list-table.tsx";
import { Section, SummaryList } from "../components/summary-list.tsx";
import { useCatalogue } from "../hooks/use-catalogue.ts";
import { useTexts } from "../language.ts";
import { useSession } from "../session/session.ts";
import { useWords } from "../words.ts";
import { PaperButton } from "./paper-button.tsx";

interface Shown {
  application: ShownApplication;
}

export const Seat = ({ application }: Shown) => {
  const { seat: texts } = useTexts();
  const words = useWords();
  const { skillName } = useCatalogue();
  const { seat, waitlist } = application;
  if (!seat && !waitlist) return null;
  return (
    <Section title={texts.heading}>
      <SummaryList
        facts={[
          [texts.place, waitlist?.place],
          [texts.classId, seat && `${seat.classId} – ${skillName(seat.skill)}`],
          [texts.venue, seat?.venue],
          [texts.training, seat && `${words.day(seat.startsOn)} – ${words.day(seat.endsOn)}`],
          [
            texts.replyBy,
            seat && application.status === "offered" ? <strong>{words.day(seat.replyBy)}</strong> : undefined,
          ],
        ]}
      />
    </Section>
  );
};

/**
 * The attendance in percent, rounded down: `present` and `late` out of all days except `excused`. The rule of
 * completion counts in the same way. Undefined without any such day.
 */
const sharePresent = ({
  present,
  late,
  absent,
}: NonNullable<ShownApplication["attendance"]>): number | undefined => {
  const counted = present + late + absent;
  return counted === 0 ? undefined : Math.floor(((present + late) / counted) * 100);
};

export const Attendance = ({ application }: Shown) => {
  const { attendance: texts } = useTexts();
  const { attendance } = application;
  if (!attendance || application.status === "offered") return null;
  const share = sharePresent(attendance);
  return (
    <Section title={texts.heading}>
      <SummaryList
        facts={[
          [texts.share, share === undefined ? texts.noSheets : `${share}%`],
          ...(["present", "late", "excused", "absent"] as const).map(
            (mark) => [texts.marks[mark], attendance[mark]] as const,
          ),
        ]}
      />
    </Section>
  );
};

export const Progress = ({ application }: Shown) => {
  const { progress: texts } = useTexts();
  const words = useWords();
  const { progress } = application;
  if (!progress?.length) return null;
  return (
    <Section title={texts.heading}>
      <ListTable
        caption={texts.heading}
        hideCaption
        items={progress}
        keyOf={({ at, unit }) => `${at} ${unit}`}
        columns={[
          { heading: texts.unit, names: true, cell: ({ unit }) => unit },
          { heading: texts.level, cell: ({ level }) => texts.levels[level] ?? level },
          { heading: texts.on, cell: ({ on }) => words.day(on) },
          { heading: texts.note, cell: ({ note }) => <span class="console-typed">{note ?? "–"}</span> },
        ]}
      />
    </Section>
  );
};

export const Completion = ({ application }: Shown) => {
  const { completion: texts } = useTexts();
  const words = useWords();
  const { roles } = useSession();
  const { completion, reference } = application;
  if (!completion) return null;
  const { certificate } = completion;
  return (
    <Section title={texts.shown}>
      <SummaryList
        facts={[
          [texts.result, texts.results[completion.result]],
          [texts.on, words.day(completion.on)],
          [texts.code, completion.code && <span class="console-code">{completion.code}</span>],
          [
            texts.certificate,
            certificate &&
              `${certificate.number}, ${certificate.issuer}${certificate.on ? `, ${words.day(certificate.on)}` : ""}`,
          ],
          [texts.recordedBy, fillIn("{by}, {at}", { by: completion.by, at: words.instant(completion.at) })],
        ]}
      />
      {completion.result === "completed" && mayCall("showCompletionPaper", roles) && (
        <PaperButton name="showCompletionPaper" reference={reference} label={texts.openPaper} />
      )}
    </Section>
  );
};
