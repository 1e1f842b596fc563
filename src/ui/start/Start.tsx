import { FolderOpen, HardDriveDownload, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLoading } from '../../store/loading';
import { Button } from '../controls';
import { openPacs } from '../dialogs';
import { chooseFiles, chooseFolder } from '../fileActions';
import { KeptPlans } from './KeptPlans';
import { RefusedFiles } from './RefusedFiles';
import { PublicData } from './PublicData';
import { Samples } from './Samples';
import { SeriesChoice } from './SeriesChoice';

/** Before a CT is open: where to put one, the samples, and what this is. */
export function Start() {
  const choice = useLoading((state) => state.choice);
  return <main className="start">{choice ? <SeriesChoice found={choice} /> : <Welcome />}</main>;
}

function Welcome() {
  const { t } = useTranslation();
  const isBusy = useLoading((state) => state.isBusy);
  return (
    <div className="welcome">
      <h1>{t('loading.welcome')}</h1>
      <p className="welcome-what">{t('loading.what')}</p>
      <section className="drop-zone" aria-label={t('loading.drop')}>
        <Upload size={28} aria-hidden />
        <h2>{t('loading.drop')}</h2>
        <p className="muted">{t('loading.dropHint')}</p>
        <p className="drop-buttons">
          <Button variant="primary" isDisabled={isBusy} onPress={() => void chooseFolder()}>
            <FolderOpen size={16} aria-hidden /> {t('loading.chooseFolder')}
          </Button>
          <Button isDisabled={isBusy} onPress={() => void chooseFiles()}>
            {t('loading.chooseFiles')}
          </Button>
          <Button isDisabled={isBusy} onPress={openPacs}>
            <HardDriveDownload size={16} aria-hidden /> {t('pacs.open')}
          </Button>
        </p>
      </section>
      <RefusedFiles isOpen />
      <KeptPlans />
      <Samples />
      <PublicData />
      <p className="muted welcome-privacy">{t('loading.privacy')}</p>
    </div>
  );
}
