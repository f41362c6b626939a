/** Holds the words that make a number one of money, and that sum a budget or none. */
import { wordSet, wordsOf } from './words.ts';

/** Moneys of about the same worth, so that they are not converted. */
export const CURRENCIES = new Set([
  '€',
  '$',
  '£',
  ...wordsOf('eur euro euros usd dollar dollars gbp pound pounds libras chf franken francs'),
  ...wordsOf('dolar dolares'),
]);

/** `US$`, `C$` and `A$` are such money, `R$` and `MX$` are not. */
export const DOLLARS = new Set(['us', 'c', 'ca', 'a', 'au']);

/** Other moneys: what stands beside one of these is not read. */
export const OTHER_CURRENCIES: ReadonlySet<string> = new Set([
  ...wordsOf('brl reais real r mxn mx peso pesos jpy yen inr rupees cny rmb hk nt sg'),
  ...wordsOf('sek nok dkk pln czk huf try zar'),
]);

const THOUSAND = 'k thousand grand mil tsd Tausend mille';
const MILLION = 'm mio mln million millions millón millones Millionen milhão milhões';

export const MULTIPLIERS: ReadonlyMap<string, number> = new Map([
  ...wordsOf(THOUSAND).map((word) => [word, 1_000] as const),
  ...wordsOf(MILLION).map((word) => [word, 1_000_000] as const),
]);

export const BUDGETS = wordSet({
  en: ['budget budgets budgeted spend spending allocated earmarked invest'],
  es: ['presupuesto presupuestado invertir gastar'],
  de: ['Budget budgetiert investieren ausgeben'],
  fr: ['budget investir dépenser'],
  pt: ['orçamento verba investir gastar'],
});

/** A clause with one of these speaks of other money, unless it speaks of a budget as well. */
export const NOT_BUDGETS = wordSet({
  en: [
    'raised raise funding revenue revenues turnover arr mrr valuation salary invoice',
    'charged charge refund paid pay paying pays fee cost costs price priced plan per save',
    'saves saved earn win',
  ],
  es: ['factura facturación ingresos cuesta precio pagamos salario ahorrar'],
  de: ['Umsatz Rechnung kostet bezahlt zahlen Gehalt Preis sparen'],
  fr: ['facture chiffre coûte payons salaire prix levé économiser'],
  pt: ['fatura faturamento receita custa preço pagamos salário economizar'],
});
