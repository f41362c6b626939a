/** Holds the words that make a number one of seats. */
import { wordSet } from './words.ts';

/** A number before one of these counts seats: "300 seats". */
export const SEATS = wordSet({
  en: ['seat seats user users license licenses licence licences'],
  es: ['asiento asientos usuario usuarios licencia licencias puestos'],
  de: ['Plätze Arbeitsplätze Lizenz Lizenzen Nutzer Benutzer Anwender'],
  fr: ['licence licences utilisateur utilisateurs postes'],
  pt: ['licença licenças utilizador utilizadores usuário usuários assentos'],
});

/** These may be anybody, so they count after "for": "for 40 people". */
export const PEOPLE = wordSet({
  en: ['people persons employees agents reps colleagues salespeople members'],
  es: ['personas empleados agentes vendedores comerciales'],
  de: ['Personen Leute Mitarbeiter Mitarbeitende Kollegen Vertriebler'],
  fr: ['personnes employés salariés collaborateurs commerciaux'],
  pt: ['pessoas funcionários colaboradores vendedores'],
});

export const FOR = wordSet({
  en: ['for'],
  es: ['para'],
  de: ['für'],
  fr: ['pour'],
  pt: ['para'],
});

/** One of these may stand between the number and its word. */
export const FILLERS = wordSet({
  en: ['new more named additional active extra full sales paid internal'],
  es: ['nuevos nuevas más'],
  de: ['neue neuen weitere zusätzliche'],
  fr: ['nouveaux nouvelles'],
  pt: ['novos novas mais'],
});

/** "Team of 40". */
export const TEAMS = wordSet({
  en: ['team group staff'],
  es: ['equipo grupo'],
  de: ['Team Mannschaft'],
  fr: ['équipe'],
  pt: ['equipe equipa time'],
});

export const OF = wordSet({ en: ['of'], es: ['de'], de: ['von'], fr: ['de'], pt: ['de'] });
