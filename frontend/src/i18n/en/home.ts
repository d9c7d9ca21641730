import type { Dictionary } from '../fr';
import { pluralEn } from '../plural';

export const home: Dictionary['home'] = {
  title: (city) => `Residents’ projects in ${city}`,
  headline: (city) => `What is in the making in ${city}`,
  totalsLead: 'Together, so far',
  openProjects: (count) => pluralEn(count, 'open project', 'open projects'),
  givers: (count) => pluralEn(count, 'giver', 'givers'),
  cities: 'Choose your city',
  noCity: 'No city has opened here yet.',
  filters: 'Filter the projects',
  search: 'Search for a project',
  searchHint: 'A word, a street, a neighbourhood…',
  searchButton: 'Search',
  category: 'Theme',
  allCategories: 'All themes',
  neighbourhood: 'Neighbourhood',
  allNeighbourhoods: 'All neighbourhoods',
  state: 'Stage',
  states: { open: 'Open for gifts', done: 'Succeeded', idea: 'Ideas', all: 'All' },
  matchedNow: 'Matched by the city right now',
  order: 'Sort by',
  orders: {
    NEWEST: 'Newest',
    CLOSING_SOON: 'Closing soon',
    NEARLY_THERE: 'Nearly there',
    MOST_BACKED: 'Most backed'
  },
  clear: 'Clear the filters',
  results: (count) => pluralEn(count, 'project', 'projects'),
  empty: 'No project matches.',
  emptyHint: 'Widen the search, or propose the project that is missing.',
  map: 'Map of the projects',
  showMap: 'See the map',
  showList: 'See the list',
  mapHint: 'Everything on the map is in the list too.',
  mapFailed: 'This browser cannot draw the map. Every project is in the list.',
  searchHere: 'Search this area',
  box: 'Within the map’s area',
  removeBox: 'Remove the area',
  unplaced: (count) =>
    count === 1
      ? '1 project without a precise place is in the list only.'
      : `${count} projects without a precise place are in the list only.`,
  cluster: (count) => `${count} projects here, zoom in`,
  pin: (title, percent) => `${title}, ${percent}`,
  byNeighbourhood: 'Neighbourhood by neighbourhood',
  neighbourhoodTotals: (projects, crowd, match) =>
    `${pluralEn(projects, 'project', 'projects')} · residents ${crowd} · city ${match}`,
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  wholeCity: 'The whole city',
  cityWide: 'The whole city',
  daysLeft: (days) => (days === 0 ? 'last hours' : pluralEn(days, 'day', 'days')),
  withMatch: (match) => `${match} of it from the city`,
  seeProject: 'See the project',
  together: (count) => `${count} projects in one place`
};
