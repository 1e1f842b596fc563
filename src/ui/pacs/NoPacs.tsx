import { useTranslation } from 'react-i18next';

/** How a PACS is connected to this page, where none is. */
export function NoPacs() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('pacs.none')}</p>
      <p>{t('pacs.howTo')}</p>
      <pre className="pacs-command">npm start -- --pacs https://pacs.example/dicom-web</pre>
      <p className="muted">{t('pacs.howToSignIn')}</p>
    </>
  );
}
