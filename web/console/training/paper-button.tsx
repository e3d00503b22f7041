/** Opens a paper (PDF) in a new tab. The button requests a link that is valid for five minutes. */
import { useState } from "preact/hooks";
import type { Problem } from "../../api-client.ts";
import { api } from "../api.ts";
import { useProblemWords } from "../components/form/command-form.tsx";
import { openInTab } from "../components/open-in-tab.ts";

export const PaperButton = ({
  name,
  reference,
  label,
}: {
  name: "showHandoverPaper" | "showCompletionPaper";
  reference: string;
  label: string;
}) => {
  const [problem, setProblem] = useState<Problem>();
  const problemWords = useProblemWords();
  const open = async () => {
    const { reply, problem: refused } = await api.call(name, { params: { reference } });
    setProblem(refused);
    if (reply) openInTab(reply.url);
  };
  const said = problem && problemWords(problem);
  return (
    <>
      <button type="button" class="govuk-button govuk-button--secondary" onClick={() => void open()}>
        {label}
      </button>
      {said && (
        <p class="govuk-error-message" role="alert">
          {said.title}. {said.detail}
        </p>
      )}
    </>
  );
};
