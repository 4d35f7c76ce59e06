// The addresses of every page state, as the gallery itself lists them.

export async function samples(person) {
  await person.opens("/demo/gallery");
  const links = person.page.locator('a[href^="/demo/gallery/"]');
  const places = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  return [...new Set(places)];
}
