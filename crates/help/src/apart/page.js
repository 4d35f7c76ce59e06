(() => {
  const place = document.querySelector("[data-seen]");
  if (!place) return;
  // As in rules.rs, which says how the digits are made up.
  const [damm, ...lists] = place.dataset.seen.split("|");
  const find = (list) => {
    const known = list.split(";").filter(Boolean).map((one) => one.split("="));
    const [, number, name] = known.find(([mark]) => navigator.userAgent.includes(mark)) || [];
    return number ? { number: Number(number), name } : null;
  };
  const seen = { browser: find(lists[0]), system: find(lists[1]) };
  const row = (one) => place.querySelector(`[data-one=${one}]`);
  const shared = (one) => row(one).querySelector("input").checked;
  // That they are kept here says nothing of the portal's own.
  const blocked = !navigator.cookieEnabled;
  const lang = document.documentElement.lang === "es" ? 1 : 0;

  const number = (said) => {
    const of = (one) => (seen[one] && shared(one) ? seen[one].number : 0);
    const cookies = blocked && shared("cookies") ? 2 : 0;
    const told = (((said * 3 + cookies) * 16 + of("browser")) * 16 + of("system")) * 2 + lang;
    const digits = "0" + String(told * 100 + (told % 97)).padStart(7, "0");
    let check = 0;
    for (const digit of digits) check = Number(damm[check * 10 + Number(digit)]);
    return (digits + check).replace(/(...)(...)(...)/, "$1-$2-$3");
  };
  const show = () => {
    for (const one of document.querySelectorAll("[data-said]"))
      one.textContent = number(Number(one.dataset.said));
  };

  for (const one of ["browser", "system"]) {
    if (seen[one]) row(one).querySelector("span").textContent = seen[one].name;
    else row(one).hidden = true;
  }
  row("cookies").hidden = !blocked;
  place.hidden = false;
  place.addEventListener("change", show);
  show();
})();
