package fidus.reconciliation.endings;

import fidus.reconciliation.BreakId;

/// How much people keep about a break: what they said, and files they put with it.
public record KeptAbout(BreakId breakId, int comments, int attachments) {}
