import type { OfficeSettings } from "../../offices/office-settings.ts";
import type { Language } from "../domain/shared/codes.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";

type Contact = OfficeSettings["contact"];

/** How to reach the office. What its settings leave open is not shown, and without any the whole part is not. */
export const OfficeContact = ({ language, contact }: { language: Language; contact: Contact }) => {
  const { contact: texts } = pageTexts[language];
  const { phone, whatsapp, email, address, hours } = contact;
  const rows = [
    phone && { label: texts.phone, href: `tel:${phone}`, text: phone },
    whatsapp && { label: "WhatsApp", href: `https://wa.me/${whatsapp.slice(1)}`, text: whatsapp },
    email && { label: texts.email, href: `mailto:${email}`, text: email },
    address && { label: texts.address, text: address },
    hours && { label: texts.hours, text: hours[language] },
  ].filter((row): row is { label: string; href?: string; text: string } => Boolean(row));
  if (rows.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{texts.title}</h2>
      <dl class="govuk-summary-list">
        {rows.map(({ label, href, text }) => (
          <div key={label} class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{label}</dt>
            <dd class="govuk-summary-list__value">
              {href ? (
                <a class="govuk-link" href={href}>
                  {text}
                </a>
              ) : (
                text
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
};
