/**
 * Asks a service of the emulator for which the product has no client. It looks at the name of the service in the signature and not at
 * the signature itself.
 * @param doel `X-Amz-Target` of a service that speaks JSON; left out: a form
 */
export const vraagDienst = async (
  endpoint: string,
  dienst: string,
  vraag: Readonly<Record<string, unknown>>,
  doel?: string,
): Promise<string> => {
  const scope = `test/20260101/eu-west-1/${dienst}/aws4_request`;
  const antwoord = await fetch(endpoint, {
    method: "POST",
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=geen`,
      ...(doel === undefined
        ? { "content-type": "application/x-www-form-urlencoded" }
        : { "content-type": "application/x-amz-json-1.1", "x-amz-target": doel }),
    },
    body:
      doel === undefined
        ? new URLSearchParams(Object.entries(vraag).map(([naam, waarde]): [string, string] => [naam, String(waarde)]))
        : JSON.stringify(vraag),
  });
  const tekst = await antwoord.text();
  if (!antwoord.ok) throw new Error(`${dienst} antwoordt ${antwoord.status}`);
  return tekst;
};
