/** Of which letters the two have how many in common, each within half the longer's length, and how many moved. */
const gemeenschappelijk = (kort: readonly string[], lang: readonly string[]) => {
  const bereik = Math.max(Math.floor(lang.length / 2) - 1, 0);
  const gebruikt = new Set<number>();
  const uitKort = kort.filter((letter, i) => {
    const plaats = lang.findIndex(
      (ander, j) => ander === letter && !gebruikt.has(j) && j >= i - bereik && j <= i + bereik,
    );
    if (plaats >= 0) gebruikt.add(plaats);
    return plaats >= 0;
  });
  const uitLang = lang.filter((_, j) => gebruikt.has(j));
  return { aantal: uitKort.length, verplaatst: uitKort.filter((letter, n) => letter !== uitLang[n]).length / 2 };
};

/**
 * Jaro–Winkler: 1 for equal texts, 0 for texts without a letter in common. Made for names, in which the first letters are
 * the least often wrong. The libraries that have it bring a language toolkit along; the domain imports none.
 */
export const jaroWinkler = (een: string, ander: string): number => {
  if (een === ander) return 1;
  // In a fixed order: the letters are paired greedily, and then it could matter which comes first.
  const [a, b] = [een, ander].sort((x, y) => x.length - y.length || (x < y ? -1 : 1)) as [string, string];
  const [kort, lang] = [Array.from(a), Array.from(b)];
  const { aantal, verplaatst } = gemeenschappelijk(kort, lang);
  if (aantal === 0) return 0;
  const jaro = (aantal / kort.length + aantal / lang.length + (aantal - verplaatst) / aantal) / 3;
  const eersteVerschil = kort.findIndex((letter, i) => letter !== lang[i]);
  const begin = Math.min(eersteVerschil < 0 ? kort.length : eersteVerschil, 4);
  return jaro + begin * 0.1 * (1 - jaro);
};

/** Whether one letter more, less or other, or two neighbours that changed places, makes one text of the other. */
export const scheeltEenTeken = (een: string, ander: string): boolean => {
  const [kort, lang] = een.length <= ander.length ? [een, ander] : [ander, een];
  if (lang.length - kort.length > 1) return false;
  let begin = 0;
  while (begin < kort.length && kort[begin] === lang[begin]) begin += 1;
  const rest = (tekst: string, vanaf: number) => tekst.slice(begin + vanaf);
  if (kort.length < lang.length) return rest(kort, 0) === rest(lang, 1);
  return (
    rest(kort, 1) === rest(lang, 1) ||
    (kort[begin] === lang[begin + 1] && kort[begin + 1] === lang[begin] && rest(kort, 2) === rest(lang, 2))
  );
};
