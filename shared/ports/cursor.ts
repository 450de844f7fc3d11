/** Thrown for a cursor that no list gave: the caller made it up or changed it. The API answers 400, never 500. */
export class CursorOngeldig extends Error {
  constructor() {
    super("Not a cursor of this list");
    this.name = "CursorOngeldig";
  }
}
