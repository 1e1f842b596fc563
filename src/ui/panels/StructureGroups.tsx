import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ExpectedStructure,
  expectedStructures,
  type InvisibleStructure,
} from '../../catalog/structures';
import type { Structure } from '../../core/structure';
import { usePlan } from '../../store/plan';
import { useLocale } from '../useLocale';
import { GroupHeading } from './GroupHeading';
import { MissingRow } from './MissingRow';
import { StructureRow } from './StructureRow';
import { capitalise } from '../structureWords';
import { type Group, groupOf, groups } from './useStructureStates';

interface Props {
  readonly structures: readonly Structure[];
  readonly missing: readonly ExpectedStructure[];
  readonly invisible: readonly InvisibleStructure[];
  /** Groups that are unfolded at first. */
  readonly open: readonly Group[];
}

/** The three states of the structures, in groups by role. */
export function StructureGroups({ structures, missing, invisible, open }: Props) {
  const present = (group: Group) => structures.filter((structure) => groupOf(structure) === group);
  return (
    <div className="structure-groups">
      {groups.map((group) => (
        <RoleGroup
          key={group}
          group={group}
          open={open.includes(group)}
          structures={present(group)}
          missing={group === 'atRisk' ? missing : []}
          invisible={group === 'atRisk' ? invisible : []}
        />
      ))}
    </div>
  );
}

interface GroupProps extends Omit<Props, 'open'> {
  readonly group: Group;
  readonly open: boolean;
}

function RoleGroup({ group, open, structures, missing, invisible }: GroupProps) {
  const { t } = useTranslation();
  const rank = useExpectedRank();
  const isExpected = (structure: Structure) => rank(structure) < Infinity;
  const inOrder = [...structures].sort((a, b) => byRank(rank(a), rank(b)));
  if (structures.length + missing.length + invisible.length === 0) return null;
  return (
    <>
      <details className="group" open={open}>
        <GroupHeading
          title={t(`structures.groups.${group}`)}
          structures={structures}
          missing={missing.length}
        />
        {group === 'unnamed' && <p className="group-hint">{t('structures.unnamedHint')}</p>}
        <ul>
          {inOrder.filter(isExpected).map(toRow)}
          {missing.length > 0 && <li className="group-hint">{t('structures.missingThese')}</li>}
          {missing.map(({ item }) => (
            <MissingRow key={item.id} id={item.id} />
          ))}
          {structures.filter((structure) => !isExpected(structure)).map(toRow)}
        </ul>
      </details>
      {invisible.length > 0 && <InvisibleGroup invisible={invisible} />}
    </>
  );
}

const toRow = (structure: Structure) => (
  <StructureRow key={structure.fileKey ?? structure.key} structure={structure} />
);

/** What the region expects stands first, in the order of the catalogue; what lies far away after it. */
function useExpectedRank(): (structure: Structure) => number {
  const stated = usePlan((state) => state.plan.case);
  const ids = useMemo(() => expectedStructures(stated).flatMap(({ fulfilledBy }) => fulfilledBy), [stated]);
  return ({ id }) => (ids.includes(id) ? ids.indexOf(id) : Infinity);
}

const byRank = (a: number, b: number) => (a === b ? 0 : a - b);

/** Structures near the route that have no outline and therefore no distance. */
function InvisibleGroup({ invisible }: { readonly invisible: readonly InvisibleStructure[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const hasRoute = usePlan((state) => state.plan.case.approach !== undefined);
  return (
    <details className="group" open>
      <summary className="group-heading">
        {t('structures.invisible')}
        <span className="count">{invisible.length}</span>
      </summary>
      <p className="group-hint">
        {t(hasRoute ? 'structures.invisibleHint' : 'structures.invisibleHintNoRoute')}
      </p>
      <ul>
        {invisible.map(({ id, name, reason, source }) => (
          <li
            key={id}
            className="structure-row structure-invisible"
            title={`${reason[locale]} — ${source.citation}`}
          >
            <span className="sign sign-unseen" aria-hidden>
              ∅
            </span>
            <span className="row-text">
              {capitalise(name[locale])}
              <small>{reason[locale]}</small>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
