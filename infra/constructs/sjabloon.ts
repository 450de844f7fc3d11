/** Fills the placeholders of an address in an environment's file; throws on one that this place does not know. */
export const fillIn = (sjabloon: string, waarden: Readonly<Record<string, string>>): string =>
  sjabloon.replaceAll(/\{(\w+)\}/g, (_, naam: string) => {
    const waarde = waarden[naam];
    if (waarde === undefined) throw new Error(`{${naam}} has no value in ${sjabloon}`);
    return waarde;
  });
