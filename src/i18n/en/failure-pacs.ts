/** What a PACS, or the way to it, says no to; part of `failure`. */
export const pacsFailure = {
  'pacs-address':
    'This is not the address of a DICOMweb server: http:// or https://, no name, no password and no “?” in it.',
  'pacs-forbidden': 'The PACS knows who asks and does not allow this (403).',
  'pacs-incomplete':
    'The PACS lists {{count}} image(s) that it did not send. What came is kept; resume later.',
  'pacs-malformed': 'The answer of the PACS is not DICOMweb. Is this the DICOMweb address, not a viewer’s?',
  'pacs-no-images': 'The PACS lists no image in this series.',
  'pacs-not-configured': 'No PACS is connected to this page.',
  'pacs-not-found':
    'The PACS has nothing there (404): it was removed, or the DICOMweb address is another one.',
  'pacs-only-reads': 'Only reading from the PACS is allowed.',
  'pacs-other-site': 'Only this page may ask the PACS.',
  'pacs-path': 'This is no DICOMweb path that is read here.',
  'pacs-redirect': 'The PACS points to another address, which is not followed. Give that address instead.',
  'pacs-refused': 'The PACS did not accept the question (status {{status}}).',
  'pacs-server-error': 'The PACS failed at this (status {{status}}). Try again, or ask who runs it.',
  'pacs-sign-in': 'The PACS wants a name and password or a token, or does not accept the ones given (401).',
  'pacs-timeout': 'The PACS did not answer in time.',
  'pacs-tls':
    'The PACS cannot prove who it is (certificate: {{reason}}). Nothing was sent. Give Node.js the hospital’s certificate (NODE_EXTRA_CA_CERTS).',
  'pacs-too-large': 'The answer of the PACS is too large to be held.',
  'pacs-truncated':
    'The transfer broke off. The images that arrived whole are kept; resume asks for the rest.',
  'pacs-unreachable':
    'The PACS cannot be reached: it is off, its address is wrong, or the network does not let through.',
} as const;
