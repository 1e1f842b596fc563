import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './controls';
import { savePlan } from './fileActions';

interface Props {
  readonly children: ReactNode;
  /** Keeps the plan before anything is shown. */
  onCrash(): void;
}

/** Stands in for the page when a programmer's error stops it; the plan is kept and can be taken away. */
export class CrashGuard extends Component<Props, { readonly reason?: string }> {
  override state: { readonly reason?: string } = {};

  static getDerivedStateFromError(error: unknown) {
    return { reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }

  override componentDidCatch(): void {
    this.props.onCrash();
  }

  override render(): ReactNode {
    const { reason } = this.state;
    return reason === undefined ? this.props.children : <Crash reason={reason} />;
  }
}

function Crash({ reason }: { readonly reason: string }) {
  const { t } = useTranslation();
  return (
    <main className="crash" role="alert">
      <h1>{t('shell.crash.title')}</h1>
      <p>{t('shell.crash.text')}</p>
      <p className="crash-buttons">
        <Button variant="primary" onPress={() => location.reload()}>
          {t('shell.crash.reload')}
        </Button>
        <Button onPress={savePlan}>{t('shell.crash.download')}</Button>
      </p>
      <details>
        <summary>{t('shell.crash.detail')}</summary>
        <code>{reason}</code>
      </details>
    </main>
  );
}
