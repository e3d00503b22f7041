/** Opens a requested address in a new tab, so that this page keeps the typed text. */
export const openInTab = (url: string): void => {
  const link = Object.assign(document.createElement("a"), {
    href: url,
    target: "_blank",
    rel: "noopener noreferrer",
  });
  link.click();
};
