// The addresses of every page state, as the gallery itself lists them.

export async function samples(house, language) {
  const places = await house.json("/demo/gallery.json");
  return places.map((place) => `${place}?lang=${language}`);
}
