import { CursorOngeldig } from "../../ports/cursor.ts";

/** Every list is ordered by a date and then by what tells two of the same date apart. */
const positiePatroon = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z#[!-~]{1,400}$/;

/** A cursor holds a sort key only: a position in a list that the caller asks for anyway, nothing that widens it. */
export const naarCursor = (positie: string): string => Buffer.from(positie).toString("base64url");

/**
 * The position that a cursor holds.
 * @throws CursorOngeldig when it is not exactly what {@link naarCursor} makes
 */
export const uitCursor = (cursor: string): string => {
  const positie = Buffer.from(cursor, "base64url").toString("utf8");
  if (!positiePatroon.test(positie) || naarCursor(positie) !== cursor) throw new CursorOngeldig();
  return positie;
};
