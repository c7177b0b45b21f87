import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A program of so many files below `folder`: shops, each with its entities, rules and helpers, and code that only uses them. */
export function generateProgram(folder: string, fileCount: number, systemCount: number): readonly string[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const perSystem = Math.floor(fileCount / systemCount);
  const texts = new Map<string, string>();
  for (let system = 0; system < systemCount; system++) {
    texts.set(`shop${system}.ts`, shopText(system));
    texts.set(`order${system}.ts`, orderText(system));
    texts.set(`prices${system}.ts`, pricesText(system));
    for (let more = 3; more < perSystem; more++)
      texts.set(`view${system}-${more}.ts`, viewText(system, more));
  }
  for (const [name, text] of texts) writeFileSync(join(folder, name), text);
  return [...texts.keys()].map((name) => join(folder, name));
}

const shopText = (n: number) => `import { clock, random } from "coopy";
import { Customer, Order, type Line } from "./order${n}.js";
import { discountOf, priceOf, totalOf } from "./prices${n}.js";

/** @persistent */
export class Shop${n} {
  orders = new Map<string, Order>();
  customers: Customer[] = [];
  stock: Record<string, number> = {};

  register(name: string, email: string): string {
    const customer = new Customer(random.uuid(), name, email);
    this.customers.push(customer);
    return customer.id;
  }

  place(customerId: string, lines: Line[]): string {
    const customer = this.customers.find(({ id }) => id === customerId);
    if (customer === undefined) throw new Error(\`no customer \${customerId}\`);
    for (const { article, count } of lines) {
      const left = (this.stock[article] ?? 0) - count;
      if (left < 0) throw new Error(\`\${article} is sold out\`);
      this.stock[article] = left;
    }
    const order = new Order(random.uuid(), customer, lines, clock.now());
    order.total = totalOf(order, discountOf(customer));
    this.orders.set(order.id, order);
    customer.spent += order.total;
    return order.id;
  }

  deliver(article: string, count: number): void {
    this.stock[article] = (this.stock[article] ?? 0) + count;
  }

  pay(orderId: string, amount: number): boolean {
    const order = this.orders.get(orderId);
    if (order === undefined) return false;
    order.pay(amount, clock.now());
    return order.isPaid;
  }

  cancel(orderId: string): void {
    const order = this.orders.get(orderId);
    if (order === undefined || order.isPaid) return;
    for (const { article, count } of order.lines) this.deliver(article, count);
    this.orders.delete(orderId);
  }

  open(): Order[] {
    return [...this.orders.values()].filter((order) => !order.isPaid).sort((a, b) => b.total - a.total);
  }

  turnover(): number {
    return this.customers.reduce((sum, { spent }) => sum + spent, 0);
  }

  worth(): number {
    return Object.entries(this.stock).reduce((sum, [article, count]) => sum + priceOf(article) * count, 0);
  }
}
`;

const orderText = (n: number) => `export interface Line {
  article: string;
  count: number;
}

export interface Payment {
  amount: number;
  at: Date;
}

export class Customer {
  spent = 0;
  tags = new Set<string>();
  constructor(readonly id: string, public name: string, public email: string) {}
  get isGood(): boolean {
    return this.spent > 1_000;
  }
  rename(name: string): void {
    this.name = name.trim().replace(/\\s+/g, " ");
    if (this.isGood) this.tags.add("good");
  }
}

export class Order {
  total = 0;
  payments: Payment[] = [];
  constructor(readonly id: string, readonly customer: Customer, readonly lines: Line[], readonly placedAt: Date) {}
  get paid(): number {
    return this.payments.reduce((sum, { amount }) => sum + amount, 0);
  }
  get isPaid(): boolean {
    return this.paid >= this.total;
  }
  pay(amount: number, at: Date): void {
    this.payments.push({ amount, at });
    this.payments.sort((a, b) => a.at.getTime() - b.at.getTime());
  }
}
export const order${n} = ${n};
`;

const pricesText = (n: number) => `import type { Customer, Order } from "./order${n}.js";

const base: Readonly<Record<string, number>> = { apple: ${n + 1}, pear: ${n + 2}, plum: ${n + 3} };
const pattern = /^[a-z]+$/;

export function priceOf(article: string): number {
  if (!pattern.test(article)) throw new RangeError(\`\${article} is no article\`);
  return base[article] ?? 1;
}

export function discountOf(customer: Customer): number {
  return customer.isGood ? 0.1 : 0;
}

export function totalOf({ lines }: Order, discount: number): number {
  const sum = lines.map(({ article, count }) => priceOf(article) * count).reduce((a, b) => a + b, 0);
  return Math.round(sum * (1 - discount) * 100) / 100;
}
`;

const viewText = (n: number, more: number) => `import type { Order } from "./order${n}.js";
import type { Shop${n} } from "./shop${n}.js";

export interface View${more} {
  title: string;
  rows: { label: string; amount: string; at: string }[];
}

export function view${n}x${more}(shop: Pick<Shop${n}, "customers" | "stock">, orders: readonly Order[]): View${more} {
  const rows = orders.map((order) => ({
    label: \`\${order.customer.name} (\${order.lines.length})\`,
    amount: order.total.toLocaleString("en", { style: "currency", currency: "EUR" }),
    at: order.placedAt.toLocaleDateString("en", { timeZone: "UTC" }),
  }));
  const missing = Object.entries(shop.stock).filter(([, count]) => count < ${more});
  for (const [article, count] of missing) {
    rows.push({ label: article, amount: String(count), at: new Date().toISOString() });
  }
  return { title: \`\${shop.customers.length} customers\`, rows: rows.slice(0, ${more * 10}) };
}
`;
