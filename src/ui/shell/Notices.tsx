import { AlertTriangle, Info, OctagonAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { dismissNotice } from '../../store/notices';
import { type Notice, useSession } from '../../store/session';
import { failureText } from '../failureText';

const icons = { error: OctagonAlert, warning: AlertTriangle, info: Info };

/** What went wrong, or should be known: stays until it is dismissed. */
export function Notices() {
  const { t } = useTranslation();
  const notices = useSession((state) => state.notices);
  return (
    <section className="notices" aria-label={t('shell.notices.label')} aria-live="polite">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation();
  const Icon = icons[notice.severity];
  return (
    <div
      className={`notice notice-${notice.severity}`}
      role={notice.severity === 'error' ? 'alert' : undefined}
    >
      <Icon size={16} aria-label={t(`shell.notices.${notice.severity}`)} />
      <p>{failureText(t, notice.failure)}</p>
      <Button
        className="notice-close"
        aria-label={t('shell.notices.dismiss')}
        onPress={() => dismissNotice(notice.id)}
      >
        <X size={14} aria-hidden />
      </Button>
    </div>
  );
}
