import { useTranslation } from 'react-i18next';
import type { Combination } from '../../../../anatomy/edit/combine';
import { commitEdit } from '../../../../store/edit/commit';
import { useEdit } from '../../../../store/edit/state';
import { useSession } from '../../../../store/session';
import { Button, Select } from '../../../controls';
import { capitalise, structureName } from '../../../structureWords';
import { useLocale } from '../../../useLocale';

/** Adds another structure, takes it away, or keeps what both have; the other one stays as it is. */
export function CombineOptions() {
  const { t } = useTranslation();
  const locale = useLocale();
  const structures = useSession((state) => state.structures);
  const own = useEdit((state) => state.target?.key);
  const otherKey = useEdit((state) => state.otherKey);
  const others = structures.filter(({ key }) => key !== own);
  const other = others.find(({ key }) => key === otherKey);
  const combine = (how: Combination) => {
    if (other) void commitEdit({ kind: 'combine', how, other: other.field }, 'edit-combine');
  };
  return (
    <>
      <Select
        label={t('editing.other')}
        placeholder={t('editing.otherHint')}
        value={other?.key}
        options={others.map((item) => ({ id: item.key, label: capitalise(structureName(item, locale)) }))}
        onChange={(key) => useEdit.setState({ otherKey: key })}
      />
      <div className="buttons">
        <Button isDisabled={!other} onPress={() => combine('add')}>
          {t('editing.unite')}
        </Button>
        <Button isDisabled={!other || own === undefined} onPress={() => combine('remove')}>
          {t('editing.subtract')}
        </Button>
        <Button isDisabled={!other || own === undefined} onPress={() => combine('keep')}>
          {t('editing.intersect')}
        </Button>
      </div>
    </>
  );
}
