import { AlertTriangle, Info, OctagonAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { dismissNotice } from '../../store/notices';
import { type Notice, useSession } from '../../store/session';
import { failureText } from '../failureText';

const icons = { error: OctagonAlert, warning: AlertTriangle, info: Info };

/** How long a message stays that asks for nothing, ms; an error stays until it is dismissed. */
const staysMs = { error: Infinity, warning: 30_000, info: 12_000 };

/** What went wrong, or should be known. */
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
  const [isRead, setRead] = useState(false);
  useEffect(() => {
    const ms = staysMs[notice.severity];
    if (isRead || ms === Infinity) return undefined;
    const timer = setTimeout(() => dismissNotice(notice.id), ms);
    return () => clearTimeout(timer);
  }, [notice, isRead]);
  return (
    <div
      className={`notice notice-${notice.severity}`}
      role={notice.severity === 'error' ? 'alert' : undefined}
      onPointerEnter={() => setRead(true)}
      onPointerLeave={() => setRead(false)}
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
