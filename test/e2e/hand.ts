import type { Locator, Page } from 'playwright-core';

export type Point = readonly [number, number, number];
type View = 'axial' | 'coronal' | 'sagittal';

/** What a press is estimated to take a user who sees the page for the first time, seconds. House values. */
const takesS = { click: 2, anatomy: 4, key: 1, wheel: 3, read: 5 } as const;
type Kind = keyof typeof takesS;

/** Which of the patient's axes run to the right and down in a view, and the one that the wheel runs along. */
const axesOf: Readonly<Record<View, readonly [0 | 1 | 2, 0 | 1 | 2, 0 | 1 | 2]>> = {
  axial: [0, 1, 2],
  coronal: [0, 2, 1],
  sagittal: [1, 2, 0],
};

/** A user's hand on the page: mouse and keys as a user has them, each counted with the time that it takes a user. */
export class Hand {
  readonly did: { readonly kind: Kind; readonly what: string }[] = [];

  constructor(private readonly page: Page) {}

  /** Presses a button, a row or a field. */
  async click(what: string, target: Locator): Promise<void> {
    await target.click();
    this.note('click', what);
  }

  async key(what: string, key: string): Promise<void> {
    await this.page.keyboard.press(key);
    this.note('key', `${what} (${key})`);
  }

  read(what: string): void {
    this.note('read', what);
  }

  /** Turns the wheel over a view until its slice is the one through a place, then clicks that place. */
  async clickAt(view: View, place: Point, what: string): Promise<void> {
    await this.scrollTo(view, place[axesOf[view][2]], what);
    const { x, y } = await this.pixelOf(view, place);
    await this.page.mouse.click(x, y);
    this.note('anatomy', what);
  }

  /** Zooms a view about a place with Ctrl and the wheel. */
  async zoom(view: View, place: Point, notches: number): Promise<void> {
    const { x, y } = await this.pixelOf(view, place);
    await this.page.mouse.move(x, y);
    await this.page.keyboard.down('Control');
    for (let n = 0; n < notches; n++) await this.page.mouse.wheel(0, -100);
    await this.page.keyboard.up('Control');
    this.note('wheel', `zoom the ${view} view (Ctrl + wheel)`);
  }

  /** Seconds of a user's work. */
  get workS(): number {
    return this.did.reduce((sum, { kind }) => sum + takesS[kind], 0);
  }

  get clicks(): number {
    return this.did.filter(({ kind }) => kind === 'click' || kind === 'anatomy').length;
  }

  /** What was done, like steps taken together, as a Markdown table. */
  list(): string {
    const lines: { what: string; kind: Kind; count: number }[] = [];
    for (const { kind, what } of this.did) {
      const last = lines.at(-1);
      if (last?.kind === kind && last.what === what) last.count++;
      else lines.push({ kind, what, count: 1 });
    }
    const rows = lines.map(
      ({ what, kind, count }) => `| ${what} | ${count} × ${kind} | ${count * takesS[kind]} |`,
    );
    return ['| what | hand | s |', '| --- | --- | --- |', ...rows].join('\n');
  }

  note(kind: Kind, what: string): void {
    this.did.push({ kind, what });
  }

  private async scrollTo(view: View, mm: number, what: string): Promise<void> {
    const axis = axesOf[view][2];
    const box = await this.boxOf(view);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    let turned = false;
    for (let n = 0; n < 400; n++) {
      const offMm = mm - (await this.placeAt(x, y))[axis]!;
      if (Math.abs(offMm) <= 1.01) break;
      // Towards the user is towards the feet, the back, the right.
      const towards = (axis === 1 ? 1 : -1) * Math.sign(offMm);
      await this.page.mouse.wheel(0, towards * 100);
      turned = true;
    }
    if (turned) this.note('wheel', `${what}: turn to the slice`);
  }

  /** Where a place lies on the screen, from what the status bar says of two pixels of the view. */
  private async pixelOf(view: View, place: Point): Promise<{ x: number; y: number }> {
    const [right, down] = axesOf[view];
    const box = await this.boxOf(view);
    const [x, y] = [box.x + 0.4 * box.width, box.y + 0.4 * box.height];
    const first = await this.placeAt(x, y);
    const second = await this.placeAt(x + 60, y + 60);
    const along = (axis: number) => (place[axis]! - first[axis]!) * (60 / (second[axis]! - first[axis]!));
    const at = { x: x + along(right), y: y + along(down) };
    if (at.x < box.x || at.y < box.y || at.x > box.x + box.width || at.y > box.y + box.height)
      throw new Error(`the place is not on the ${view} view`);
    return at;
  }

  private async boxOf(view: View) {
    return (await this.page.locator(`.slice[data-view="${view}"]`).boundingBox())!;
  }

  /** Where the status bar says that the pointer is, LPS mm. */
  private async placeAt(x: number, y: number): Promise<number[]> {
    const status = this.page.locator('footer .status-point');
    await this.page.mouse.move(x + 1, y);
    await this.page.mouse.move(x, y);
    await this.page.waitForTimeout(60);
    const text = await status.innerText();
    return [...text.matchAll(/([LRPASI])\s+([\d.]+)/g)]
      .slice(0, 3)
      .map(([, letter, number]) => ('LPS'.includes(letter!) ? 1 : -1) * Number(number));
  }
}
