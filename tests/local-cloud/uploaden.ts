import type { Uploadformulier } from "../../shared/ports/bijlagen.ts";

/** Sends a file by its form, as a browser does: every field, and the file as the last. Answers the status of S3. */
export const stuur = async ({ url, velden }: Uploadformulier, inhoud: Uint8Array): Promise<number> => {
  const formulier = new FormData();
  for (const [naam, waarde] of Object.entries(velden)) formulier.append(naam, waarde);
  formulier.append("file", new Blob([new Uint8Array(inhoud)]));
  const antwoord = await fetch(url, { method: "POST", body: formulier });
  await antwoord.body?.cancel();
  return antwoord.status;
};
