import { fileTypeFromBuffer } from "file-type";
import type { Herkenner } from "./opslag.ts";

/** The media type that the bytes themselves tell, by the library that knows most of them. */
export const herkenMediatype: Herkenner = async (bytes) => {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime ?? null;
  } catch {
    // It stumbles over what only begins as a type: that is none, and trying again would stumble again.
    return null;
  }
};
