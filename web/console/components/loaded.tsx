/** The state of a page while it reads, and after reading failed. */
import type { ComponentChildren } from "preact";
import type { Problem } from "../../api-client.ts";
import { useTexts } from "../language.ts";
import { useProblemWords } from "./form/command-form.tsx";

const ReadProblem = ({ problem, retry }: { problem: Problem; retry: () => unknown }) => {
  const texts = useTexts();
  const { title, detail } = useProblemWords()(problem);
  return (
    <div class="console-problem" role="alert">
      <h2 class="govuk-heading-s">{title}</h2>
      <p class="govuk-body">
        {detail}
        {problem.status >= 500 && problem.correlationId && ` ${texts.incident} ${problem.correlationId}`}
      </p>
      <button type="button" class="govuk-button govuk-button--secondary" onClick={() => void retry()}>
        {texts.retry}
      </button>
    </div>
  );
};

/** Shows the reply. While the page reads again, and if that fails, the earlier reply stays visible. */
export const Reading = <T,>({
  query,
  children,
}: {
  query: { reply: T | undefined; problem: Problem | undefined; reload: () => unknown };
  children: (reply: T) => ComponentChildren;
}) => {
  const { loading } = useTexts();
  const { reply, problem } = query;
  return (
    <>
      {problem && <ReadProblem problem={problem} retry={query.reload} />}
      {reply !== undefined
        ? children(reply)
        : !problem && (
            <p class="govuk-body" role="status">
              {loading}
            </p>
          )}
    </>
  );
};
