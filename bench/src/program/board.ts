/** Where a card stands. */
export class Place {
  constructor(
    public column: string,
    public position: number,
  ) {}
}

export class Card {
  isDone = false;
  constructor(
    readonly title: string,
    readonly createdAtMs: number,
    public place: Place,
  ) {}
}

/**
 * A large state: two objects for each card, all of them in an array and in a Map.
 *
 * @persistent
 */
export class Board {
  cards: Card[] = [];
  byTitle = new Map<string, Card>();

  add(title: string, column: string): void {
    const card = new Card(title, this.cards.length, new Place(column, this.cards.length));
    this.cards.push(card);
    this.byTitle.set(title, card);
  }

  move(index: number, column: string, position: number): void {
    const { place } = this.cards[index % this.cards.length]!;
    place.column = column;
    place.position = position;
  }

  replace(index: number, column: string): void {
    const card = this.cards[index % this.cards.length]!;
    card.place = new Place(column, card.place.position);
    card.isDone = !card.isDone;
    this.byTitle.set(card.title, card);
  }
}
