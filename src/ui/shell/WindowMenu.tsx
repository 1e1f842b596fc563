import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format';
import { presetWindow, windowPresets } from '../../slices/presets';
import { setSession, useSession } from '../../store/session';
import { Select } from '../controls';
import { useLocale } from '../useLocale';

const custom = 'custom';

/** Window presets; shows width and centre when they are none of them. */
export function WindowMenu() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { widthHu, centreHu } = useSession((state) => state.window);
  const current = windowPresets.find((item) => item.widthHu === widthHu && item.centreHu === centreHu);
  const named = windowPresets.map((item, i) => ({
    id: item.id as string,
    label: `${i + 1}  ${t(`slices.presets.${item.id}`)}  ${item.widthHu}/${formatNumber(item.centreHu, locale, 0)}`,
  }));
  const values = t('shell.customWindow', {
    width: Math.round(widthHu),
    centre: formatNumber(centreHu, locale, 0),
  });
  return (
    <span className="window-menu">
      <Select
        label={t('shell.windowPreset')}
        layout="bare"
        value={current?.id ?? custom}
        options={current ? named : [...named, { id: custom, label: values }]}
        onChange={(id) => {
          const preset = windowPresets.find((item) => item.id === id);
          if (preset) setSession({ window: presetWindow(preset.id) });
        }}
      />
    </span>
  );
}
