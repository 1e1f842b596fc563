import type { HydroFact } from './types';
import { fluidSources as from } from './sources';

/** What the literature says about hydrodissection, with its source; "not found" is said as such. */
export const hydroFacts = {
  radiofrequency: {
    id: 'radiofrequency',
    kind: 'rule',
    text: {
      en: 'No 0.9 % saline with radiofrequency: it conducts the current. Use 5 % dextrose.',
      fr: 'Pas de sérum salé à 0,9\u202f% avec la radiofréquence\u202f: il conduit le courant. Utiliser le glucosé à 5\u202f%.',
    },
    source: from.technique,
  },
  temperature: {
    id: 'temperature',
    kind: 'rule',
    text: {
      en: 'Fluid at about 20 °C with radiofrequency or microwaves, at 37 °C with cryotherapy.',
      fr: 'Liquide à environ 20 °C avec radiofréquence ou micro-ondes, à 37 °C avec la cryothérapie.',
    },
    source: from.technique,
  },
  bleeding: {
    id: 'bleeding',
    kind: 'rule',
    text: {
      en: 'Bleeding along the needle has been reported.',
      fr: 'Un saignement le long de l’aiguille a été rapporté.',
    },
    source: from.bleeding,
  },
  oedema: {
    id: 'oedema',
    kind: 'rule',
    text: {
      en: 'A large volume swells the neck: check for oedema before extubation.',
      fr: 'Un grand volume fait gonfler le cou\u202f: vérifier l’œdème avant l’extubation.',
    },
    source: from.registry,
  },
  nerves: {
    id: 'nerves',
    kind: 'rule',
    text: {
      en: 'Marginal mandibular, hypoglossal and superior laryngeal nerves, pharynx and vertebral artery are at risk on these routes; no planning CT shows the nerves.',
      fr: 'Nerfs mandibulaire marginal, hypoglosse et laryngé supérieur, pharynx et artère vertébrale sont exposés sur ces voies\u202f; aucun scanner de planification ne montre les nerfs.',
    },
    source: from.registry,
  },
  testBolus: {
    id: 'test-bolus',
    kind: 'rule',
    text: {
      en: 'Begin with a test bolus of 5–10 mL; then 10 mL to 2 L have been used, through several needles if needed.',
      fr: 'Commencer par un bolus test de 5–10 mL\u202f; ensuite, de 10 mL à 2 L ont été utilisés, par plusieurs aiguilles au besoin.',
    },
    source: from.technique,
  },
  contrast: {
    id: 'contrast',
    kind: 'finding',
    text: {
      en: 'Contrast is diluted to 5 % so that the fluid can be told from the vessels.',
      fr: 'Le produit de contraste est dilué à 5\u202f% afin de distinguer le liquide des vaisseaux.',
    },
    source: from.technique,
  },
  series: {
    id: 'series',
    kind: 'finding',
    text: {
      en: 'Dens screws under hydrodissection, 5 patients: 218 ± 8.4 mL (210–230), success in 5 of 5. No smaller volume was reported to fail.',
      fr: 'Vis de la dent sous hydrodissection, 5 patients\u202f: 218 ± 8,4 mL (210–230), 5 succès sur 5. Aucun échec n’a été rapporté avec un volume plus faible.',
    },
    source: from.odontoid,
  },
  decay: {
    id: 'decay',
    kind: 'finding',
    text: {
      en: 'How fast the gap closes in a human neck is not published. In one monkey, fluid beside the thyroid had left within 10 minutes.',
      fr: 'La vitesse à laquelle l’espace se referme dans un cou humain n’est pas publiée. Chez un singe, le liquide périthyroïdien avait disparu en 10 minutes.',
    },
    source: from.monkey,
  },
  thyroid: {
    id: 'thyroid',
    kind: 'finding',
    text: {
      en: 'Thyroid: a continuous infusion of 5 % dextrose keeps a gap of 3–5 mm; 10–40 and 45–450 mL had equally few complications.',
      fr: 'Thyroïde\u202f: une perfusion continue de glucosé à 5\u202f% maintient un espace de 3–5 mm\u202f; 10–40 et 45–450 mL ont eu aussi peu de complications.',
    },
    source: from.monkey,
  },
  millimetres: {
    id: 'millimetres',
    kind: 'finding',
    text: {
      en: 'No publication gives millimetres of vessel displacement per millilitre in the neck: every millimetre here is the model’s.',
      fr: 'Aucune publication ne donne le déplacement des vaisseaux du cou en millimètres par millilitre\u202f: chaque millimètre affiché ici vient du modèle.',
    },
    source: from.notFound,
  },
} as const satisfies Record<string, HydroFact>;
