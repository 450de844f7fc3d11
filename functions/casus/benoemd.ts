/** What a code of the region stands for; one that its data no longer hold is still told. */
export const benoemd = <K extends { readonly code: string; readonly naam: string }>(
  code: string,
  keuzes: readonly K[],
) => keuzes.find((een) => een.code === code) ?? { code, naam: code };
