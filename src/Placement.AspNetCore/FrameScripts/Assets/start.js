// Starts Blazor in the page of a widget: it came by POST, so it is neither fetched again nor exchanged piece by piece.
Blazor.start({ ssr: { disableDomPreservation: true } });
