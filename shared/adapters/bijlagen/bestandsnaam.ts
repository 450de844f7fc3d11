import type { BijlageId } from "../../domain/ids.ts";

/** What a file of this type is called on a desk; none: without an ending it is opened by nothing. */
const UITGANGEN: Readonly<Record<string, string>> = {
  "application/pdf": ".pdf",
  "image/jpeg": ".jpg",
  "image/png": ".png",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
};

/** The name under which an attachment is downloaded: it tells nothing, for it stands in the address. */
export const bestandsnaamVan = (id: BijlageId, mediatype: string): string =>
  `bijlage-${id}${UITGANGEN[mediatype] ?? ""}`;
