/** Opens an address that was just asked for; a tab of its own keeps what is typed on this page. */
export const openInTab = (url: string): void => {
  const link = Object.assign(document.createElement("a"), {
    href: url,
    target: "_blank",
    rel: "noopener noreferrer",
  });
  link.click();
};
