import { at, of } from '../../lib/french';
import { pluralFr } from '../plural';

export const home = {
  title: (city: string) => `Les projets des habitants ${of(city)}`,
  headline: (city: string) => `Ce qui se prépare ${at(city)}`,
  totalsLead: 'Ensemble, jusqu’ici',
  openProjects: (count: number) => pluralFr(count, 'projet ouvert', 'projets ouverts'),
  givers: (count: number) => pluralFr(count, 'donateur', 'donateurs'),
  cities: 'Choisissez votre ville',
  noCity: 'Aucune ville n’est encore ouverte ici.',
  filters: 'Filtrer les projets',
  search: 'Chercher un projet',
  searchHint: 'Un mot, une rue, un quartier…',
  searchButton: 'Chercher',
  category: 'Thème',
  allCategories: 'Tous les thèmes',
  neighbourhood: 'Quartier',
  allNeighbourhoods: 'Tous les quartiers',
  state: 'Étape',
  states: { open: 'Collecte ouverte', done: 'Réussis', idea: 'Idées', all: 'Tous' },
  matchedNow: 'Complétés par la ville en ce moment',
  order: 'Trier par',
  orders: {
    NEWEST: 'Les plus récents',
    CLOSING_SOON: 'Bientôt clos',
    NEARLY_THERE: 'Presque réunis',
    MOST_BACKED: 'Les plus soutenus'
  },
  clear: 'Effacer les filtres',
  results: (count: number) => pluralFr(count, 'projet', 'projets'),
  empty: 'Aucun projet ne correspond.',
  emptyHint: 'Élargissez la recherche, ou proposez le projet qui manque.',
  map: 'Carte des projets',
  showMap: 'Voir la carte',
  showList: 'Voir la liste',
  mapHint: 'Tout ce qui est sur la carte est aussi dans la liste.',
  mapFailed: 'La carte ne peut pas s’afficher dans ce navigateur. Tous les projets sont dans la liste.',
  searchHere: 'Chercher dans cette zone',
  box: 'Dans la zone de la carte',
  removeBox: 'Enlever la zone',
  unplaced: (count: number) =>
    count < 2
      ? `${count} projet sans lieu précis est dans la liste seulement.`
      : `${count} projets sans lieu précis sont dans la liste seulement.`,
  cluster: (count: number) => `${count} projets ici, agrandir`,
  pin: (title: string, percent: string) => `${title}, ${percent}`,
  byNeighbourhood: 'Quartier par quartier',
  neighbourhoodTotals: (projects: number, crowd: string, match: string) =>
    `${pluralFr(projects, 'projet', 'projets')} · habitants ${crowd} · ville ${match}`,
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  wholeCity: 'Toute la ville',
  cityWide: 'Toute la ville',
  daysLeft: (days: number) => (days === 0 ? 'dernières heures' : pluralFr(days, 'jour', 'jours')),
  withMatch: (match: string) => `dont ${match} de la ville`,
  seeProject: 'Voir le projet',
  together: (count: number) => `${count} projets au même endroit`
};
